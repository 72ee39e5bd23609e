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
            return [];
        var lesson = KeysOf(done.Lesson, done.Audience, done.Commune, day);
        return done.FirstEver ? lesson.Concat(KeysOf(done.Audience, done.Commune, day)) : lesson;
    }

    /// <summary>One person who had been counted as two.</summary>
    public override IEnumerable<TallyKey> TakeBack(LearningEvent happened) => happened switch
    {
        LearningEvent.CompletionJoined e => KeysOf(e.Lesson, e.Audience, e.Commune, e.Day),
        LearningEvent.LearnersJoined { CountedTwice: { } day } e => KeysOf(e.Audience, e.Commune, day),
        _ => [],
    };

    public override Table Lay(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (tallies, catalogue) = (input.Tallies, input.Catalogue);
        var rows = tallies.Where(t => t.Key.Report == Lessons && t.Value != 0)
            .OrderBy(t => t.Key.By switch { "course" => 0, "commune" => 1, "group" => 2, _ => 3 })
            .ThenBy(t => t.Key.Key, StringComparer.Ordinal)
            .Select(t => Row(t.Key, t.Value, tallies, catalogue));
        return new Table(Title, [new("by"), new("id"), new("name"), new("completions", true), new("first_time_learners", true)], [.. rows]);
    }

    private static IEnumerable<TallyKey> KeysOf(string lesson, string? audience, string? commune, DateOnly day) =>
    [
        new(Lessons, "course", lesson.Split('/')[0]), new(Lessons, "commune", commune ?? ""), new(Lessons, "group", audience ?? ""),
        new(Lessons, "day", Written(day)),
    ];

    private static IEnumerable<TallyKey> KeysOf(string? audience, string? commune, DateOnly day) =>
        [new(People, "commune", commune ?? ""), new(People, "group", audience ?? ""), new(People, "day", Written(day))];

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
