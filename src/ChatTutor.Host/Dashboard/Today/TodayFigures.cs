using System.Globalization;
using ChatTutor.Core.Content;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Dashboard.Today;

/// <summary>A number with its meaning. The name is fixed: the live stream fills it in by it.</summary>
public sealed record Figure(string Name, string Label, long Value);

/// <summary>The few numbers of the first page, from counters kept with every turn.</summary>
public static class TodayFigures
{
    /// <summary>What the figures are of when an organiser looks after this: below a commune nothing is counted yet.</summary>
    public static Territory AreaOf(Territory area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return area with { Hamlet = null };
    }

    /// <summary>Of the whole province or of one commune; below a commune nothing is counted yet, and a hamlet sees its commune's.</summary>
    public static async ValueTask<IReadOnlyList<Figure>> ReadAsync(
        IStore store, Catalogue catalogue, Territory area, DateOnly today, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(area);
        var counts = await store.TalliesAsync("completions", stop);
        if (area.Commune is { } commune)
            return
            [
                new("bai", "bài đã học xong ở đây", Of(counts, "completions", "commune", commune)),
                new("nguoi", "người đã học xong ít nhất một bài", Of(counts, "completions.people", "commune", commune)),
            ];
        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var screens = ReportKinds.Find("screens")!.Lay(await store.TalliesAsync("screens", stop), catalogue);
        return
        [
            new("bai-nay", "bài học xong hôm nay", Of(counts, "completions", "day", day)),
            new("nguoi-nay", "người mới hôm nay", Of(counts, "completions.people", "day", day)),
            new("bai", "bài đã học xong từ đầu", All(counts, "completions")),
            new("nguoi", "người đã học xong ít nhất một bài", All(counts, "completions.people")),
            new("man-hinh", "thẻ có người báo màn hình khác", screens.Rows.Count),
        ];
    }

    private static long Of(IReadOnlyDictionary<TallyKey, long> counts, string report, string by, string key) =>
        counts.TryGetValue(new(report, by, key), out var count) ? count : 0;

    private static long All(IReadOnlyDictionary<TallyKey, long> counts, string report) =>
        counts.Where(c => c.Key.Report == report && c.Key.By == "day").Sum(c => c.Value);
}
