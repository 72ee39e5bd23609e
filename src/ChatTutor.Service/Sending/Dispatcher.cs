using System.Collections.Concurrent;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Service.Sending;

/// <summary>
/// Sends what is on disk: chats side by side, the messages of one chat one after the other, each until it ends in a
/// <see cref="SendResult"/>. One slow or failing chat never delays another.
/// </summary>
public sealed partial class Dispatcher(
    IStore store, IEnumerable<IChannel> channels, Conversations.Conversations conversations, Wakeups wakeups, TimeProvider time,
    ILogger<Dispatcher> logger) : BackgroundService
{
    private const int Batch = 256;

    /// <summary>Longest nap while nothing rings: put-off messages become due in between.</summary>
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, (IChannel Channel, Pace Pace)> lanes =
        channels.ToDictionary(c => c.Name, c => (c, new Pace(c.Limits.Concurrency, time)));

    private readonly ConcurrentDictionary<long, Task> underway = new();

    public override void Dispose()
    {
        foreach (var (_, pace) in lanes.Values)
            pace.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var due = await store.DueAsync(time.GetUtcNow(), Batch, stoppingToken);
                foreach (var message in due)
                    underway[message.Id] = SendAsync(message, stoppingToken);
                if (due.Count < Batch)
                    await wakeups.Outbox.WaitAsync(Nap, stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(underway.Values);
        }
    }

    private async Task SendAsync(OutboxMessage message, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            var result = await TryAsync(message, stop);
            // What was sent is recorded even while stopping.
            await store.SettleAsync([Outcomes.Settle(message, result, time.GetUtcNow())], CancellationToken.None);
            await FollowUpAsync(message, result);
        }
        catch (Exception e) when (e is OperationCanceledException or StoreFailedException or StoreBusyException)
        {
            // Still in the outbox: due again after the restart.
        }
        finally
        {
            underway.TryRemove(message.Id, out _);
            wakeups.Outbox.Ring();
        }
    }

    private async Task<SendResult> TryAsync(OutboxMessage message, CancellationToken stop)
    {
        if (!lanes.TryGetValue(message.Address.Channel, out var lane))
            return new SendResult.RetryLater(TimeSpan.FromMinutes(10));
        await lane.Pace.EnterAsync(stop);
        try
        {
            var result = await lane.Channel.SendAsync(message, CancellationToken.None);
            if (result is SendResult.RetryLater { WholeChannel: true, Wait: var wait })
                lane.Pace.Pause(wait);
            return result;
        }
        finally
        {
            lane.Pace.Leave();
        }
    }

    private async Task FollowUpAsync(OutboxMessage message, SendResult result)
    {
        if (result is SendResult.Rejected rejected)
            LogRejected(message.Id, message.Address.Channel, rejected.Why);
        if (result is SendResult.Unreachable)
            await conversations.ReceiveAsync(
                new Incoming(message.Address, $"system/blocked/{message.Id}", new InboundMessage.Blocked(), conversations.Now), CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} was refused by {Channel}: {Why}")]
    private partial void LogRejected(long id, string channel, string why);
}
