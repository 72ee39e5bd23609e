using System.Globalization;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.Reports.Progress;

namespace ChatTutor.Core.Reports;

/// <summary>A learning day by commune: who said they would come, who was in a hall, who completed the challenge. Each person once for each.</summary>
public sealed record LearningDays() : Report("learning-day", "Ngày hội học số")
{
    public override bool IsByCommune => true;

    public override IEnumerable<TallyKey> Count(LearningEvent happened, DateOnly day) => happened switch
    {
        LearningEvent.DayJoined e => [KeyOf(e.Day, DayStage.Joined, e.Commune)],
        LearningEvent.CheckedIn e => [KeyOf(e.Day, DayStage.CheckedIn, e.Commune)],
        LearningEvent.ChallengeDone e => [KeyOf(e.Day, DayStage.Challenge, e.Commune)],
        _ => [],
    };

    public override IEnumerable<TallyKey> TakeBack(LearningEvent happened) =>
        happened is LearningEvent.DayLeft e ? [KeyOf(e.Day, DayStage.Joined, e.Commune)] : base.TakeBack(happened);

    public override IReadOnlyList<string> Reads(Catalogue catalogue, ReportQuery query, DateOnly today) =>
        DayOf(catalogue, query, today) is { } day ? [DayBoard.CountersOf(day.Id)] : [];

    public override Table Lay(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rows = DayOf(input.Catalogue, input.Query, input.Today) is { } day
            ? DayBoard.Of(day, input).Rows.Where(r => input.Query.Unit is null || r.Commune == input.Query.Unit).Select(r => Cells(day, r)) : [];
        return new Table(
            Title,
            [
                new("day", Label: "Ngày"), new("unit", Label: "Mã"), new("unit_name", Label: "Xã, phường"), new("joined", true, "Hẹn tham gia"),
                new("checked_in", true, "Điểm danh"), new("challenge_e2", true, "Xong thử thách (E2)"), new("denominator", true, "Mẫu số"),
                new("share", Label: "Tỷ lệ xong thử thách"), new("denominator_day", Label: "Ngày mẫu số"),
            ],
            [.. rows]);
    }

    private static LearningDay? DayOf(Catalogue catalogue, ReportQuery query, DateOnly today) =>
        query.Day is { } id ? catalogue.LearningDays.Find(id) : catalogue.LearningDays.Current(today);

    private static IReadOnlyList<string> Cells(LearningDay day, DayRow row) =>
    [
        Date(day.Day), row.Commune, row.Name, Plain(row.Joined), Plain(row.CheckedIn), Plain(row.Challenge),
        row.Denominator is { } of ? Plain(of.People) : "chưa có mẫu số", DayRow.Say(row.Share), row.Denominator is { } known ? Date(known.Day) : "",
    ];

    private static TallyKey KeyOf(string day, DayStage stage, string? commune) => new(DayBoard.CountersOf(day), stage.ToString(), commune ?? AreaTree.Unknown);

    private static string Plain(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? Suppression.Hidden;

    private static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
