using ChatTutor.Core.Reports;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;

namespace ChatTutor.Service.Reporting;

/// <summary>Lays reports out for whoever asks: page, file, command.</summary>
public sealed class ReportDesk(IStore store, CatalogueSource catalogues, TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>The moment the numbers are of, in the campaign's time zone.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);

    /// <summary>The table, or why there is none in words for whoever asked.</summary>
    public async ValueTask<(Table? Table, string? Refusal)> LayAsync(Report report, ReportQuery query, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(query);
        if (ReportDays.Of(query.Week, DateOnly.FromDateTime(Now.DateTime)) is not { } days)
            return (null, $"Không có tuần \"{query.Week}\"; tuần viết theo ISO, thí dụ 2026-W48.");
        var gaps = report.ReadsGaps ? await store.GapsAsync(Start(days.First), Start(days.Last.AddDays(1)), stop) : [];
        return (report.Lay(new ReportInput(await store.TalliesAsync(report.Id, stop), catalogues.Current, days, gaps)), null);
    }

    private DateTimeOffset Start(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
