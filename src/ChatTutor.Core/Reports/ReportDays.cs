using System.Globalization;

namespace ChatTutor.Core.Reports;

/// <summary>Some days on end in the campaign's time zone, the first and the last counted in.</summary>
public readonly record struct ReportDays(DateOnly First, DateOnly Last)
{
    /// <summary>The days of an ISO week ("2026-W48", "2026-w48", "2026-48"), without a week the last seven; null when there is no such week.</summary>
    public static ReportDays? Of(string? week, DateOnly today)
    {
        if (week is null)
            return new(today.AddDays(-6), today);
        var parts = week.Split('-');
        if (parts is not [var yearText, var weekText] || !int.TryParse(yearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(weekText.TrimStart('W', 'w'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year is < 2000 or > 2999 || number < 1 || number > ISOWeek.GetWeeksInYear(year))
            return null;
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday));
        return new(monday, monday.AddDays(6));
    }

    public bool Has(DateOnly day) => day >= First && day <= Last;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{First:dd/MM/yyyy} – {Last:dd/MM/yyyy}");
}
