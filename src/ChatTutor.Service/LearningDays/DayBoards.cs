using System.Collections.Concurrent;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.Reports;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using Microsoft.Extensions.Hosting;

namespace ChatTutor.Service.LearningDays;

/// <summary>
/// The numbers of learning days for everybody, made anew at most every half minute however many look; those of the day people speak of
/// now go into the catalogue, where the tutor finds them.
/// </summary>
public sealed class DayBoards(ReportDesk desk, CatalogueSource catalogues, TimeProvider time) : BackgroundService
{
    /// <summary>How old what is shown may be.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, DayBoard Board)> made = new();

    /// <summary>The board of a day; null when there is no such day.</summary>
    public async ValueTask<DayBoard?> OfAsync(string id, CancellationToken stop)
    {
        if (catalogues.Current.LearningDays.Find(id) is not { } day)
            return null;
        var now = time.GetUtcNow();
        // Two readers at the same moment may both make it: they get the same.
        if (!made.TryGetValue(id, out var known) || now - known.At >= Fresh || known.Board.Day != day)
            made[id] = known = (now, DayBoard.Of(day, await desk.InputAsync(ReportKinds.Find("learning-day")!, new ReportQuery(Day: id), stop)));
        return known.Board;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var day = catalogues.Current.LearningDays.Current(DateOnly.FromDateTime(desk.Now.DateTime));
                catalogues.Take(day is null ? null : await OfAsync(day.Id, stoppingToken));
            }
            catch (Exception e) when (e is StoreBusyException or StoreFailedException)
            {
                // The tutor goes on with the numbers of before; the next look is soon.
            }
            await Task.Delay(Fresh, time, stoppingToken);
        }
    }
}
