using ChatTutor.Core.Reports;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;

namespace ChatTutor.Service.Reporting;

/// <summary>Lays reports out for whoever asks: page, file, command.</summary>
public sealed class ReportDesk(IStore store, CatalogueSource catalogues, TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>The moment the numbers are of, in the campaign's time zone.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);

    public async ValueTask<Table> LayAsync(Report report, ReportQuery query, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Lay(await InputAsync(report, query, stop));
    }

    /// <summary>What the report is laid out from: only the counters it reads.</summary>
    public async ValueTask<ReportInput> InputAsync(Report report, ReportQuery query, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(report);
        var input = await InputAsync(report.Reads(catalogues.Current, query, Today), query, stop);
        return report.ReadsGaps ? input with { Gaps = await store.GapsAsync(Start(input.Days.First), Start(input.Days.Last.AddDays(1)), stop) } : input;
    }

    /// <summary>How a commune's lessons went by week.</summary>
    public async ValueTask<Trend> TrendAsync(string commune, CancellationToken stop)
    {
        var query = new ReportQuery(commune);
        return Trend.OfCommune(await InputAsync(Trend.Reads(Today), query, stop), commune);
    }

    /// <summary>Why nothing can be said to this question; null = it can.</summary>
    public string? Refuse(ReportQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var catalogue = catalogues.Current;
        return query.Unit is { } unit && catalogue.Commune(unit) is null ? $"không có xã, phường \"{unit}\""
            : query.Target is { } target && catalogue.Targets.Find(target) is null ? $"không có chỉ tiêu \"{target}\""
            : query.Day is { } day && catalogue.LearningDays.Find(day) is null ? $"không có ngày hội \"{day}\""
            : query.Course is { } course && catalogue.Course(course) is null ? $"không có khóa \"{course}\""
            : query.Week is { } week && ReportDays.Of(week, default) is null ? $"không có tuần \"{query.Week}\"; tuần viết theo ISO, thí dụ 2026-W48"
            : null;
    }

    private DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    private async ValueTask<ReportInput> InputAsync(IReadOnlyList<string> names, ReportQuery query, CancellationToken stop)
    {
        var tallies = new Dictionary<TallyKey, long>();
        foreach (var name in names)
            foreach (var (key, count) in await store.TalliesAsync(name, stop))
                tallies[key] = count;
        return new(tallies, catalogues.Current, Today, query);
    }

    private DateTimeOffset Start(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
