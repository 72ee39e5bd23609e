using System.Globalization;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Content;

namespace ChatTutor.Core.LearningDays;

/// <summary>The announcements of a learning day, ready to be looked at by a person: none is ever sent by itself.</summary>
public static class DayNotices
{
    /// <summary>What names the thank-you among the announcements of a day; invitations are named by their days before.</summary>
    public const string ThankYou = "cam-on";

    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>Names of all announcements of a day with the days they are meant for, in their order.</summary>
    public static IEnumerable<(string Name, DateOnly On)> Of(LearningDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.InviteBefore.OrderDescending().Select(n => (n.ToString(CultureInfo.InvariantCulture), day.Day.AddDays(-n)))
            .Append((ThankYou, day.Day.AddDays(day.ThankAfter)));
    }

    /// <summary>What an announcement is about, kept with it so that none is prepared twice.</summary>
    public static string About(LearningDay day, string name) => $"ngay-hoi/{day?.Id}/{name}";

    /// <summary>The words and the people, those of <paramref name="communes"/> (null = all); null when the day has no announcement of this name.</summary>
    public static (Notice Words, Selection Who)? Write(LearningDay day, string name, IReadOnlyList<string>? communes, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(day);
        if (name == ThankYou)
            return (new(Fill(day.ThankYou, day, 0)), new(new Criteria(communes, TookPart: day.Id)));
        var before = day.InviteBefore.FirstOrDefault(n => n.ToString(CultureInfo.InvariantCulture) == name);
        return before == 0 ? null : (new(Fill(day.Invitation, day, before), Lesson: day.LessonsOf(catalogue).FirstOrDefault()?.Id), new(new Criteria(communes)));
    }

    /// <summary>In the morning of the day it is meant for; at once when that is over. Whoever sends it may choose another moment.</summary>
    /// <param name="now">In the campaign's time zone.</param>
    public static Schedule When(LearningDay day, string name, DateTimeOffset now)
    {
        var morning = new DateTimeOffset(Of(day).FirstOrDefault(n => n.Name == name).On.ToDateTime(Morning), now.Offset);
        return morning > now ? new Schedule.At(morning) : new Schedule.Now();
    }

    private static string Fill(string text, LearningDay day, int before) => text
        .Replace("{name}", day.Name, StringComparison.Ordinal)
        .Replace("{date}", day.Day.ToString("d/M/yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{days}", before.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
