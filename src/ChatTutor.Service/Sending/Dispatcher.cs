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

    /// <summary>
    /// Messages nobody asked for that are in hand: some seconds' worth at a platform's rate. More would only make their own people's
    /// replies wait behind them.
    /// </summary>
    private const int MostUnasked = 128;

    /// <summary>Longest nap while nothing rings: put-off messages become due in between.</summary>
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, (IChannel Channel, Pace Pace)> lanes =
        channels.ToDictionary(c => c.Name, c => (c, new Pace(c.Limits, time)));

    private readonly ConcurrentDictionary<Task, byte> underway = new();
    private int unasked;

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
                var due = await BusyStore.WaitOutAsync(() => store.DueAsync(time.GetUtcNow(), Batch, MostUnasked - unasked, stoppingToken), time, stoppingToken);
                foreach (var message in due)
                    Start(message, stoppingToken);
                if (due.Count < Batch)
                    await wakeups.Outbox.WaitAsync(Nap, stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(underway.Keys);
        }
    }

    private void Start(OutboxMessage message, CancellationToken stop)
    {
        if (message.Urgency == Urgency.Unasked)
            Interlocked.Increment(ref unasked);
        var sending = SendAsync(message, stop);
        underway[sending] = 0;
        sending.ContinueWith(done => underway.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task SendAsync(OutboxMessage message, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            var result = await TryAsync(message, stop);
            // What was sent is recorded even while stopping.
            var settlement = Outcomes.Settle(message, result, time.GetUtcNow());
            await BusyStore.WaitOutAsync(() => store.SettleAsync([settlement], CancellationToken.None), time, CancellationToken.None);
            await FollowUpAsync(message, result);
        }
        catch (Exception e) when (e is OperationCanceledException or StoreFailedException)
        {
            // Still in the outbox: due again after the restart.
        }
        finally
        {
            if (message.Urgency == Urgency.Unasked)
                Interlocked.Decrement(ref unasked);
            wakeups.Outbox.Ring();
        }
    }

    private async Task<SendResult> TryAsync(OutboxMessage message, CancellationToken stop)
    {
        if (!lanes.TryGetValue(message.Address.Channel, out var lane))
            return new SendResult.RetryLater(TimeSpan.FromMinutes(10));
        await lane.Pace.EnterAsync(message.Address.User, message.Urgency, stop);
        try
        {
            var result = await SendAsync(lane.Channel, message);
            // A wait of this chat alone needs nothing here: its next message is not handed out before this one is.
            if (result is SendResult.RetryLater { WholeChannel: true, Wait: var wait })
                lane.Pace.Pause(wait);
            return result;
        }
        finally
        {
            lane.Pace.Leave();
        }
    }

    // A channel that throws has broken its promise; its chat goes on as after a broken line, and nobody else's is touched.
    private async Task<SendResult> SendAsync(IChannel channel, OutboxMessage message)
    {
        try
        {
            return await channel.SendAsync(message, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever it is: without an outcome the chat would wait for ever.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(message.Id, channel.Name, fault);
            return new SendResult.Unknown(fault.GetType().Name);
        }
    }

    private async Task FollowUpAsync(OutboxMessage message, SendResult result)
    {
        if (result is SendResult.Rejected rejected)
            LogRejected(message.Id, message.Address.Channel, rejected.Why);
        if (result is SendResult.Unreachable)
        {
            var blocked = new Incoming(message.Address, $"system/blocked/{message.Id}", new InboundMessage.Blocked(), conversations.Now);
            await BusyStore.WaitOutAsync(() => conversations.ReceiveAsync(blocked, CancellationToken.None), time, CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Channel} failed while sending message {Id}.")]
    private partial void LogFault(long id, string channel, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} was refused by {Channel}: {Why}")]
    private partial void LogRejected(long id, string channel, string why);
}
