using System.Globalization;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Reports.Progress;

/// <summary>A Monday brief in words: the page and the paper both draw from it, so that they say the same to the letter.</summary>
/// <param name="Tables">In each row the first cell names the others.</param>
public sealed record BriefSheet(string Title, string TasksTitle, IReadOnlyList<string> Tasks, IReadOnlyList<Table> Tables, string Note)
{
    public static BriefSheet Of(CommuneBrief brief)
    {
        ArgumentNullException.ThrowIfNull(brief);
        return new(
            $"{Folding.Capital(brief.Commune.FullName)}: tuần {Day(brief.Monday)} đến {Day(brief.Monday.AddDays(6))}",
            "Ba việc tuần này",
            brief.ToDo,
            [
                new("Tuần qua", [new("Việc"), new("Tuần qua"), new("Tuần trước nữa")], [.. brief.Moved.Select(m => (IReadOnlyList<string>)[m.What, m.Week, m.Before])]),
                new("Chỉ tiêu còn hạn", [new("Chỉ tiêu"), new("Đã tham gia"), new("Số được tính"), new("Tỷ lệ")], [.. brief.Targets.Select(Row)]),
            ],
            "Số tuần làm tròn tới 5. Số từ 1 đến 4 được ẩn. E1 tự khai, E2 học xong bài, E4 sát hạch có giám sát, E5 số chính thức.");
    }

    private static IReadOnlyList<string> Row(TargetRow row)
    {
        var cells = row.Cells();
        var counted = row.Evidence switch { "E2" => cells[8], "E4" => cells[9], _ => cells[10] };
        return
        [
            $"{row.Target.Code} {row.Target.Group}", cells[5], $"{(counted.Length > 0 ? counted : "chưa có")} ({row.Evidence})",
            row.RateText.Length > 0 || row.Denominator is not null ? row.RateText : cells[11],
        ];
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
