using System.Globalization;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports;

/// <summary>
/// Cards whose app looks different on people's phones, for the office that answers for them. A card is to be looked at again when
/// three people said so within a week; raising the lesson's version starts anew.
/// </summary>
public sealed record Screens() : Report("screens", "Màn hình khác với bài")
{
    private const string Taps = "screens";
    private const int Enough = 3, Days = 7;

    public override IEnumerable<TallyKey> Count(LearningEvent happened, DateOnly day) =>
        happened is LearningEvent.ScreenDiffered e
            ? [new(Taps, string.Create(CultureInfo.InvariantCulture, $"{e.Lesson}#{e.Step}@{e.Version}"), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]
            : [];

    public override Table Lay(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var catalogue = input.Catalogue;
        var rows = input.Tallies.Where(t => t.Key.Report == Taps).GroupBy(t => t.Key.By, t => (Day: Parse(t.Key.Key), t.Value))
            .Select(card => Row(card.Key, [.. card.OrderBy(c => c.Day)], catalogue))
            .OfType<Finding>()
            .OrderByDescending(r => r.IsDue).ThenByDescending(r => r.People).ThenBy(r => r.Cells[0], StringComparer.Ordinal);
        return new Table(
            Title,
            [
                new("lesson", Label: "Bài"), new("step", Label: "Thẻ"), new("screen", Label: "Ứng dụng"), new("owner", Label: "Đơn vị phụ trách"),
                new("people", true, "Số người báo"), new("latest", Label: "Lần cuối"), new("review", Label: "Việc cần làm"),
            ],
            [.. rows.Select(r => r.Cells)]);
    }

    /// <summary>True when so many people said so within any seven days on end.</summary>
    public static bool IsDue(IReadOnlyList<(DateOnly Day, long People)> days) =>
        days.Any(first => days.Where(d => d.Day >= first.Day && d.Day < first.Day.AddDays(Days)).Sum(d => d.People) >= Enough);

    // What was said of an earlier version, or of a card that is gone, has been dealt with.
    private static Finding? Row(string card, IReadOnlyList<(DateOnly Day, long People)> days, Catalogue catalogue)
    {
        var parts = card.Split('#', '@');
        if (parts is not [var id, var step, var version] || catalogue.Lesson(id) is not { } lesson || lesson.Find(step) is not Card { Screen: var screen }
            || version != lesson.Version.ToString(CultureInfo.InvariantCulture))
            return null;
        var isDue = IsDue(days);
        var owner = catalogue.Course(lesson.Course)?.Owner;
        return new(isDue, days.Sum(d => d.People),
        [
            id, step, screen ?? "", catalogue.Campaign.OwnerOf(owner)?.Name ?? "", days.Sum(d => d.People).ToString(CultureInfo.InvariantCulture),
            days[^1].Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), isDue ? "cần kiểm lại" : "",
        ]);
    }

    private static DateOnly Parse(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Finding(bool IsDue, long People, IReadOnlyList<string> Cells);
}
