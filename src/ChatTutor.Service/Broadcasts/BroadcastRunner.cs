using ChatTutor.Core.Broadcasts;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Service.Broadcasts;

/// <summary>
/// Starts broadcasts at their moment and notices when they are through. The copies themselves are handed out by the store and sent by
/// the dispatcher, like everything else nobody asked for.
/// </summary>
public sealed partial class BroadcastRunner(
    IBroadcastStore store, BroadcastDesk desk, AuthorNews news, Wakeups wakeups, ILogger<BroadcastRunner> logger) : BackgroundService
{
    /// <summary>A moment is met at most so late.</summary>
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var nap = Nap;
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is StoreBusyException or StoreFailedException)
            {
                LogFault(e);
                nap = AfterFault;
            }
            await wakeups.Broadcasts.WaitAsync(nap, stoppingToken);
        }
    }

    /// <summary>Takes every step that is due now.</summary>
    internal async Task LookAsync(CancellationToken stop)
    {
        foreach (var (broadcast, counts) in await store.BroadcastsAsync(stop))
            if (broadcast is { State: BroadcastState.Running } && counts.Open == 0)
                await desk.StepAsync(broadcast.Id, b => BroadcastFlow.Finish(b, desk.Now), stop);
            else if (broadcast is { State: BroadcastState.Scheduled, Due: { } due } && due <= desk.Now)
                await (broadcast.When.Repeats ? RepeatAsync(broadcast, stop) : StartAsync(broadcast, stop));
    }

    private async Task RepeatAsync(Broadcast broadcast, CancellationToken stop)
    {
        var once = await store.RepeatAsync(
            broadcast.Id, b => BroadcastFlow.Repeat(b, desk.Now), (b, id) => BroadcastFlow.Once(broadcast, id, desk.Now), stop);
        if (once is { State: BroadcastState.Scheduled })
            await StartAsync(once, stop);
        else if (once is not null)
            await TellAsync(once, stop);
    }

    private async Task StartAsync(Broadcast broadcast, CancellationToken stop)
    {
        var isMissed = broadcast.Due is { } due && Lateness.IsMissed(due, desk.Now);
        var listed = isMissed ? 0 : await desk.ListAsync(broadcast, stop);
        var step = await desk.StepAsync(broadcast.Id, b => BroadcastFlow.Start(b, listed, desk.Widest, desk.Now), stop);
        if (step.After is { State: BroadcastState.Running })
            LogStarted(broadcast.Id, listed);
        else if (step.After is { State: BroadcastState.Missed } missed)
            await TellAsync(missed, stop);
    }

    private async Task TellAsync(Broadcast missed, CancellationToken stop)
    {
        LogMissed(missed.Id, missed.Why.ToString());
        await news.TellAsync(missed, stop);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Broadcast {Id} starts with {Listed} people.")]
    private partial void LogStarted(long id, int listed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Broadcast {Id} did not start: {Why}.")]
    private partial void LogMissed(long id, string? why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Broadcasts could not be looked after; tried again soon.")]
    private partial void LogFault(Exception fault);
}
