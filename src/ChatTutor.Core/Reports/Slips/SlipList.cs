using System.Globalization;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Core.Reports.Slips;

/// <summary>"Danh sách đề nghị xác nhận": a row for each learner who agreed to be on it; no names, the office matches by the code they show.</summary>
public static class SlipList
{
    public const string Number = "ma_nguoi_hoc", Code = "ma_phieu", Answer = "ket_qua", Day = "ngay";

    /// <summary>In the office's own table: what it fills in and sends back.</summary>
    public const string Recorded = "đã ghi nhận", Refused = "chưa";

    public static Table Lay(IEnumerable<Learner> learners, Catalogue catalogue, Territory area)
    {
        ArgumentNullException.ThrowIfNull(learners);
        ArgumentNullException.ThrowIfNull(catalogue);
        return new(
            "Danh sách đề nghị xác nhận",
            [
                new(Number, Label: "Mã người học"), new(Code, Label: "Mã phiếu"), new("xa", Label: "Xã, phường"), new("ap", Label: "Ấp, khóm"),
                new("hoan_thanh", Label: "Đã hoàn thành"), new("ngay_dong_y", Label: "Ngày đồng ý"), new(Answer, Label: "Cơ quan trả lời"), new(Day, Label: "Ngày trả lời"),
            ],
            [.. learners.Where(l => Covers(area, l)).Select(l => Row(l, catalogue))]);
    }

    /// <summary>On the list, and of this area.</summary>
    public static bool Covers(Territory area, Learner learner)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(learner);
        return learner.Slip is not null && area.Covers(Territory.Parse(learner.Hamlet ?? learner.Commune ?? Territory.ProvinceName) ?? Territory.Province);
    }

    private static IReadOnlyList<string> Row(Learner learner, Catalogue catalogue) =>
    [
        learner.Id.Value.ToString(CultureInfo.InvariantCulture), learner.Slip!.Code, catalogue.Commune(learner.Commune)?.FullName ?? "",
        catalogue.Figures.Hamlet(learner.Hamlet)?.Name ?? "", string.Join(", ", Finished.Of(catalogue, learner).Select(f => $"{f.Target.Code} ({Text(f.Day)})")),
        Text(learner.Slip.Since), learner.Slip.Answer is { } answer ? answer.Recorded ? Recorded : Refused : "", learner.Slip.Answer is { } told ? Text(told.Day) : "",
    ];

    private static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
