using ChatTutor.Core.Campaign;

namespace ChatTutor.Core.Reports.Progress;

/// <summary>One page for a commune on Monday morning: what moved last week and three things to do.</summary>
/// <param name="Monday">Of the week told about.</param>
public sealed record CommuneBrief(
    Area Commune, DateOnly Monday, IReadOnlyList<(string What, string Week, string Before)> Moved, IReadOnlyList<string> ToDo,
    IReadOnlyList<TargetRow> Targets)
{
    private const int Tasks = 3;

    /// <param name="weeks">Counters of <see cref="Weeks"/> for this commune; the others likewise for their reports.</param>
    public static CommuneBrief Of(Area commune, ReportInput weeks, ReportInput targets, ReportInput untouched, ReportInput mistakes)
    {
        ArgumentNullException.ThrowIfNull(commune);
        ArgumentNullException.ThrowIfNull(weeks);
        // Past periods are history; on Monday there is nothing to do about them.
        var rows = TargetRows.Of(targets).Where(r => r.Period.Deadline >= weeks.Today).ToList();
        var wishes = Untouched(new Reports.Untouched().Lay(untouched).Rows, commune)
            .Concat(Behind(rows)).Concat(Mistaken(new Mistakes().Lay(mistakes).Rows)).Concat(NoDenominator(rows))
            .Append("Cảm ơn những người đã học xong tuần qua, nhờ mỗi người rủ thêm một người trong xóm.")
            .Append("Hỏi Tổ công nghệ số cộng đồng: tuần rồi bà con vướng chỗ nào nhiều nhất.")
            .Append("Dán mã QR mở bài học ở nhà văn hóa ấp, khóm và nơi đông người.");
        return new(commune, Weeks.LastWeek(weeks.Today), [.. new Weeks().Moved(weeks, commune.Id)], [.. wishes.Take(Tasks)], rows);
    }

    private static IEnumerable<string> Untouched(IReadOnlyList<IReadOnlyList<string>> rows, Area commune)
    {
        var hamlets = rows.Where(r => r[0] != commune.Id).Select(r => r[1]).ToList();
        if (rows.Any(r => r[0] == commune.Id && r[3] == Reports.Untouched.NoLearner))
            yield return "Mở buổi học đầu tiên ở nhà văn hóa ấp, khóm: xã chưa có người học nào.";
        else if (hamlets.Count > 0)
            yield return $"Tới {string.Join(", ", hamlets.Take(4))}{(hamlets.Count > 4 ? $" và {hamlets.Count - 4} nơi nữa" : "")}: chưa có ai học.";
        foreach (var row in rows.Where(r => r[3] != Reports.Untouched.NoLearner))
            yield return $"Mời thêm {row[3]}; nhờ Tổ công nghệ số cộng đồng học chung một máy với bà con.";
    }

    private static IEnumerable<string> Behind(List<TargetRow> rows) => rows.Where(r => r.Missing is not null).OrderByDescending(r => r.Missing)
        .Take(1).Select(r => $"{r.Target.Code} mới đạt {r.RateText} (hạn {r.Period.Deadline:dd/MM/yyyy}): {r.Target.Group} {r.Target.Metric}.");

    private static IEnumerable<string> Mistaken(IReadOnlyList<IReadOnlyList<string>> rows) =>
        rows.Take(1).Select(r => $"Nhắc lại trong buổi tới câu “{r[2]}” (bài {r[1]}): nhiều người chọn “{r[3]}”.");

    private static IEnumerable<string> NoDenominator(List<TargetRow> rows)
    {
        var codes = rows.Where(r => r.Denominator is null && r.Target.Unit != Target.Absolute && r.Evidence != "E5").Select(r => r.Target.Code).Distinct().ToList();
        if (codes.Count > 0)
            yield return $"Gửi mẫu số của xã cho {string.Join(", ", codes)}: chưa có thì chưa tính được tỷ lệ.";
    }
}
