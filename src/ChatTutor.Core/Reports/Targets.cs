using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports.Progress;

namespace ChatTutor.Core.Reports;

/// <summary>
/// Progress towards the campaign's targets. Without a query: the province, all targets. With a target: its communes. With a commune:
/// that commune; with both: its hamlets.
/// </summary>
public sealed record Targets() : Report("targets", "Tiến độ chỉ tiêu")
{
    public override bool IsByCommune => true;

    public override IEnumerable<TallyKey> Count(LearningEvent happened, DateOnly day) =>
        happened is LearningEvent.TargetReached reached ? TargetCounts.KeysOf(reached, day) : [];

    public override IReadOnlyList<string> Reads(Catalogue catalogue, ReportQuery query, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        // Hamlets of a commune that is part of this one now were counted under its old name.
        return query is { Unit: { } commune, Target: not null }
            ? [TargetCounts.Communes, TargetCounts.HamletsOf(commune), .. catalogue.Figures.Former(commune, today).Select(TargetCounts.HamletsOf)]
            : [TargetCounts.Communes];
    }

    public override Table Lay(ReportInput input) => new(
        Title,
        [
            new("target", Label: "Mã"), new("group", Label: "Nhóm"), new("year", true, "Kỳ"), new("unit", Label: "Mã đơn vị"), new("unit_name", Label: "Đơn vị"),
            new("joined", true, "Đã tham gia"), new("practised_e1", true, "Tự khai làm thử (E1)"), new("witnessed", true, "Làm thử có người thấy"), new("learned_e2", true, "Hoàn thành học (E2)"),
            new("passed_e4", true, "Đạt sát hạch (E4)"), new("official_e5", true, "Số chính thức (E5)"), new("denominator", true, "Mẫu số"),
            new("rate", Label: "Tỷ lệ"), new("denominator_day", Label: "Ngày mẫu số"), new("evidence", Label: "Bằng chứng"), new("note", Label: "Ghi chú"),
        ],
        [.. TargetRows.Of(input).Select(r => r.Cells())]);
}
