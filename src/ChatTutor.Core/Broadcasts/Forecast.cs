using ChatTutor.Core.Sending;

namespace ChatTutor.Core.Broadcasts;

/// <summary>When a broadcast will be through.</summary>
public static class Forecast
{
    /// <summary>The last copy's moment: the slowest channel's, with the nights in between.</summary>
    /// <param name="channels">Copies of each channel, and how many a second it takes.</param>
    public static DateTimeOffset End(DateTimeOffset start, IEnumerable<(int Copies, double PerSecond)> channels, QuietHours quiet)
    {
        ArgumentNullException.ThrowIfNull(quiet);
        var left = TimeSpan.FromSeconds(channels.Select(c => c.Copies / c.PerSecond).DefaultIfEmpty().Max());
        var moment = quiet.After(start);
        while (Evening(moment, quiet) - moment is var today && today < left)
            (left, moment) = (left - today, quiet.After(moment + today));
        return moment + left;
    }

    private static DateTimeOffset Evening(DateTimeOffset moment, QuietHours quiet)
    {
        var evening = moment - moment.TimeOfDay + quiet.From.ToTimeSpan();
        return evening > moment ? evening : evening.AddDays(1);
    }
}
