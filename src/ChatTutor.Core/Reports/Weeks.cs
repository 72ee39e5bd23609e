using System.Globalization;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports;

/// <summary>
/// What moved in the last whole week, for each commune. Told roughly: the weeks of a commune add up to its total and the communes of
/// a week to the days, and exact numbers could be subtracted either way.
/// </summary>
public sealed record Weeks() : Report("weeks", "Tuần qua theo xã, phường")
{
    public const string People = "people", Lessons = "lessons", Practices = "practices";

    public override bool IsByCommune => true;

    public override IEnumerable<TallyKey> Count(LearningEvent happened, DateOnly day)
    {
        var week = NameOf(day);
        return happened switch
        {
            LearningEvent.LessonCompleted { First: true } e => e.FirstEver
                ? [new(week, e.Commune ?? "", Lessons), new(week, e.Commune ?? "", People)]
                : [new(week, e.Commune ?? "", Lessons)],
            LearningEvent.PracticeDone e => [new(week, e.Commune ?? "", Practices)],
            LearningEvent.TargetReached { Stage: TargetStage.Learned or TargetStage.Passed } e => [new(week, e.Commune ?? "", $"{e.Target}/{e.Stage}")],
            _ => [],
        };
    }

    public override IReadOnlyList<string> Reads(Catalogue catalogue, ReportQuery query, DateOnly today) => [NameOf(today.AddDays(-7)), NameOf(today.AddDays(-14))];

    public override Table Lay(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rows = input.Catalogue.Communes.Where(c => input.Query.Unit is null || c.Id == input.Query.Unit).Select(c => (IReadOnlyList<string>)
        [
            c.Id, c.FullName, .. new[] { People, Lessons, Practices }.SelectMany(what =>
                new[] { -7, -14 }.Select(days => Rounded.Say(Of(input, c.Id, what, input.Today.AddDays(days))))),
        ]);
        return new Table(
            Title,
            [
                new("commune", Label: "Mã"), new("name", Label: "Xã, phường"), new("people", Label: "Người mới học"), new("people_before", Label: "Tuần trước nữa"),
                new("lessons", Label: "Bài học xong"), new("lessons_before", Label: "Tuần trước nữa"), new("practices", Label: "Việc làm thử tự khai"),
                new("practices_before", Label: "Tuần trước nữa"),
            ],
            [.. rows]);
    }

    /// <summary>The last whole week of a commune and the one before, in words; targets only where somebody reached one.</summary>
    public IEnumerable<(string What, string Week, string Before)> Moved(ReportInput input, string commune)
    {
        ArgumentNullException.ThrowIfNull(input);
        (string, string, string) Line(string what, string name) => (
            name, Rounded.Say(Of(input, commune, what, input.Today.AddDays(-7))), Rounded.Say(Of(input, commune, what, input.Today.AddDays(-14))));
        var reached = input.Tallies.Keys.Where(k => k.By == commune && k.Key.Contains('/', StringComparison.Ordinal)).Select(k => k.Key)
            .Distinct().Order(StringComparer.Ordinal);
        return
        [
            Line(People, "Người mới học"), Line(Lessons, "Bài học xong"), Line(Practices, "Việc làm thử tự khai"),
            .. reached.Select(k => Line(k, $"{k.Split('/')[0]}: {(k.EndsWith(nameof(TargetStage.Passed), StringComparison.Ordinal) ? "đạt sát hạch" : "hoàn thành học")}")),
        ];
    }

    /// <summary>The Monday of the last whole week.</summary>
    public static DateOnly LastWeek(DateOnly today) => Monday(today).AddDays(-7);

    private static long Of(ReportInput input, string commune, string what, DateOnly day) =>
        input.Tallies.GetValueOrDefault(new TallyKey(NameOf(day), commune, what));

    /// <summary>The counters of the week that has this day.</summary>
    internal static string NameOf(DateOnly day) => "weeks." + Monday(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
