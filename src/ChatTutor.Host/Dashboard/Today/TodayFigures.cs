using System.Globalization;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;

namespace ChatTutor.Host.Dashboard.Today;

/// <summary>A number with its meaning, written out. The name is fixed: the live stream fills it in by it.</summary>
public sealed record Figure(string Name, string Label, string Value);

/// <summary>The few numbers of the first page, from counters kept with every turn.</summary>
public static class TodayFigures
{
    /// <summary>What the figures are of when an organiser looks after this: below a commune nothing is counted yet.</summary>
    public static Territory AreaOf(Territory area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return area with { Hamlet = null };
    }

    /// <summary>
    /// Of the whole province or of one commune; below a commune nothing is counted yet, and a hamlet sees its commune's. A commune's
    /// are told roughly, and so is a day of the province: exact ones could be subtracted from the tables that hide small numbers.
    /// </summary>
    public static async ValueTask<IReadOnlyList<Figure>> ReadAsync(IStore store, ReportDesk desk, Territory area, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(area);
        var counts = await store.TalliesAsync("completions", stop);
        if (area.Commune is { } commune)
            return
            [
                new("bai", "bài đã học xong ở đây", Rounded.Say(Of(counts, "completions", "commune", commune))),
                new("nguoi", "người đã học xong ít nhất một bài", Rounded.Say(Of(counts, "completions.people", "commune", commune))),
            ];
        var day = desk.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var screens = await desk.LayAsync(ReportKinds.Find("screens")!, new ReportQuery(), stop);
        return
        [
            new("bai-nay", "bài học xong hôm nay", Rounded.Say(Of(counts, "completions", "day", day))),
            new("nguoi-nay", "người mới hôm nay", Rounded.Say(Of(counts, "completions.people", "day", day))),
            new("bai", "bài đã học xong từ đầu", TodayPages.Plain(All(counts, "completions"))),
            new("nguoi", "người đã học xong ít nhất một bài", TodayPages.Plain(All(counts, "completions.people"))),
            new("man-hinh", "thẻ có người báo màn hình khác", TodayPages.Plain(screens.Rows.Count)),
        ];
    }

    private static long Of(IReadOnlyDictionary<TallyKey, long> counts, string report, string by, string key) =>
        counts.GetValueOrDefault(new TallyKey(report, by, key));

    private static long All(IReadOnlyDictionary<TallyKey, long> counts, string report) =>
        counts.Where(c => c.Key.Report == report && c.Key.By == "day").Sum(c => c.Value);
}
