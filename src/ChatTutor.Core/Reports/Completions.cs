using System.Globalization;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports;

/// <summary>
/// Lessons completed for the first time, by course, commune, group and day, and how many people completed any. By commune, group and
/// day small numbers are hidden; by course they are not, as a course is nothing about a person.
/// </summary>
public sealed record Completions() : Report("completions", "Bài học đã hoàn thành")
{
    private const string Lessons = "completions";
    private const string People = "completions.people";
    private static readonly string[] Order = ["course", "commune", "group", "day"];

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
        var rows = Order.SelectMany(by => Rows(by, input));
        return new Table(Title, [new("by"), new("id"), new("name"), new("completions", true), new("first_time_learners", true)], [.. rows]);
    }

    // Each of commune, group and day adds up to the same totals, which anybody can work out from the courses.
    private static IEnumerable<IReadOnlyList<string>> Rows(string by, ReportInput input)
    {
        var cells = input.Tallies.Where(t => t.Key.Report == Lessons && t.Key.By == by && t.Value != 0)
            .OrderBy(t => t.Key.Key, StringComparer.Ordinal)
            .Select(t => (t.Key, Lessons: t.Value, People: input.Tallies.GetValueOrDefault(t.Key with { Report = People }))).ToList();
        if (by == "course")
            return cells.Select(c => (IReadOnlyList<string>)[by, c.Key.Key, Name(c.Key, input.Catalogue), Plain(c.Lessons), ""]);
        return Suppression.Parts([[.. cells.Select(c => c.Lessons)], [.. cells.Select(c => c.People)]]) is { } hidden
            ? cells.Select((c, i) => (IReadOnlyList<string>)
                [by, c.Key.Key, Name(c.Key, input.Catalogue), hidden[i] ? Suppression.Hidden : Plain(c.Lessons), hidden[i] ? Suppression.Hidden : Plain(c.People)])
            : [[by, "", "(còn quá ít người để nói)", Suppression.Hidden, Suppression.Hidden]];
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
