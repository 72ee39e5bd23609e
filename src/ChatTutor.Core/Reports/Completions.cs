using System.Globalization;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports;

/// <summary>Lessons completed for the first time, by course, commune, group and day, and how many people completed any.</summary>
public sealed record Completions() : Report("completions", "Bài học đã hoàn thành")
{
    private const string Lessons = "completions";
    private const string People = "completions.people";

    public override IEnumerable<TallyKey> Count(LearningEvent happened, DateOnly day)
    {
        if (happened is not LearningEvent.LessonCompleted { First: true } done)
            yield break;
        var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        yield return new(Lessons, "course", done.Lesson.Split('/')[0]);
        yield return new(Lessons, "commune", done.Commune ?? "");
        yield return new(Lessons, "group", done.Audience ?? "");
        yield return new(Lessons, "day", date);
        if (!done.FirstEver)
            yield break;
        yield return new(People, "commune", done.Commune ?? "");
        yield return new(People, "group", done.Audience ?? "");
        yield return new(People, "day", date);
    }

    public override Table Lay(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (tallies, catalogue) = (input.Tallies, input.Catalogue);
        var rows = tallies.Where(t => t.Key.Report == Lessons)
            .OrderBy(t => t.Key.By switch { "course" => 0, "commune" => 1, "group" => 2, _ => 3 })
            .ThenBy(t => t.Key.Key, StringComparer.Ordinal)
            .Select(t => Row(t.Key, t.Value, tallies, catalogue));
        return new Table(Title, [new("by"), new("id"), new("name"), new("completions", true), new("first_time_learners", true)], [.. rows]);
    }

    private static List<string> Row(TallyKey key, long count, IReadOnlyDictionary<TallyKey, long> tallies, Catalogue catalogue)
    {
        var people = tallies.TryGetValue(key with { Report = People }, out var n) ? Plain(n) : key.By == "course" ? "" : "0";
        return [key.By, key.Key, Name(key, catalogue), Plain(count), people];
    }

    private static string Name(TallyKey key, Catalogue catalogue) => key.By switch
    {
        _ when key.Key.Length == 0 => "(chưa chọn)",
        "course" => catalogue.Course(key.Key)?.Title ?? key.Key,
        "commune" => catalogue.Commune(key.Key)?.FullName ?? key.Key,
        "group" => catalogue.Audience(key.Key)?.Name ?? key.Key,
        _ => DateOnly.TryParseExact(key.Key, "yyyy-MM-dd", out var day) ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : key.Key,
    };

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
