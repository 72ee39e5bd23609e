using System.Collections.Concurrent;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
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
            // A copy that is not to be sent after all has been dealt with.
            if (await TryAsync(message, stop) is not var (result, begun))
                return;
            // What was sent is recorded even while stopping.
            var settlement = Outcomes.Settle(message, result, begun, time.GetUtcNow());
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

    private async Task<Tried?> TryAsync(OutboxMessage message, CancellationToken stop)
    {
        if (!lanes.TryGetValue(message.Address.Channel, out var lane))
            return new Tried(new SendResult.RetryLater(TimeSpan.FromMinutes(10)), time.GetUtcNow());
        await lane.Pace.EnterAsync(message.Address.User, message.Urgency, stop);
        try
        {
            if (message.Copy is null && await RefuseAsync(lane.Channel, message, stop) is { } refused)
                return new Tried(refused, time.GetUtcNow());
            if (await ReadyAsync(lane.Channel, message, stop) is not { } ready)
                return null;
            var begun = time.GetUtcNow();
            var result = await SendAsync(lane.Channel, ready);
            // A wait of this chat alone needs nothing here: its next message is not handed out before this one is.
            if (result is SendResult.RetryLater { WholeChannel: true, Wait: var wait })
                lane.Pace.Pause(wait);
            return new Tried(result, begun);
        }
        finally
        {
            lane.Pace.Leave();
        }
    }

    // Asked at the last moment: a window may have closed, and the night have come, while the message waited.
    private async Task<SendResult?> RefuseAsync(IChannel channel, OutboxMessage message, CancellationToken stop)
    {
        var (rules, contact) = (channel.Limits.Contact, await ContactAsync(channel, message, stop));
        var unasked = message.Urgency == Urgency.Unasked;
        // Who was forgotten has left no trace, but the last words to them answer something.
        if (contact.LastHeard is null && !unasked)
            contact = contact with { LastHeard = message.Due };
        return rules.Ask(contact, unasked, conversations.Now, channel.MessagesFor(message.Reply)).Match<SendResult?>(
            allowed => null,
            notBefore => new SendResult.RetryLater(notBefore.At - conversations.Now),
            stopped => new SendResult.Unreachable(Say(stopped.Why)));
    }

    private async Task<Contact> ContactAsync(IChannel channel, OutboxMessage message, CancellationToken stop) =>
        channel.Limits.Contact.Window is null
            ? Contact.Never
            : await BusyStore.WaitOutAsync(() => store.ContactAsync(message.Address, stop), time, stop);

    // Not before it has its place: no more copies are marked as being sent than can be on their way.
    private async Task<OutboxMessage?> ReadyAsync(IChannel channel, OutboxMessage message, CancellationToken stop)
    {
        if (message.Copy is null)
            return message;
        var contact = await ContactAsync(channel, message, stop);
        var start = await BusyStore.WaitOutAsync(() => conversations.BeginCopyAsync(channel, message, contact, stop), time, stop);
        return start is CopyStart.Go go ? message with { Reply = go.Reply } : null;
    }

    private static string Say(ContactObstacle why) => why switch
    {
        ContactObstacle.NeverWrote => "the person has never written on this channel",
        ContactObstacle.WindowClosed => "the person has not written for so long that the platform takes nothing for them",
        ContactObstacle.WouldBeBilled => "nobody asked for it, and the platform would charge for it by now",
        ContactObstacle.UsedUp => "as much as the platform allows has been sent since the person last wrote",
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };

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
        if (result is SendResult.Unreachable unreachable)
        {
            LogUnreachable(message.Id, message.Address.Channel, unreachable.Why);
            var blocked = new Incoming(message.Address, $"system/blocked/{message.Id}", new InboundMessage.Blocked(), conversations.Now);
            await BusyStore.WaitOutAsync(() => conversations.ReceiveAsync(blocked, CancellationToken.None), time, CancellationToken.None);
        }
    }

    private sealed record Tried(SendResult Result, DateTimeOffset Begun);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Channel} failed while sending message {Id}.")]
    private partial void LogFault(long id, string channel, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} cannot be sent by {Channel} until the person writes: {Why}.")]
    private partial void LogUnreachable(long id, string channel, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} was refused by {Channel}: {Why}")]
    private partial void LogRejected(long id, string channel, string why);
}
