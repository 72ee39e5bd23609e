using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;

namespace ChatTutor.Service.Broadcasts;

/// <summary>What organisers do with broadcasts: each a step of <see cref="BroadcastFlow"/>, with what it needs from outside.</summary>
/// <param name="widest">More people than this need a second person's yes.</param>
public sealed class BroadcastDesk(
    IBroadcastStore store, IStore people, IEnumerable<IChannel> channels, CatalogueSource catalogues, Conversations.Conversations conversations,
    Wakeups wakeups, int widest)
{
    private readonly List<IChannel> channels = [.. channels];

    public int Widest => widest;

    public IReadOnlyList<IChannel> Channels => channels;

    /// <summary>When one may write to people, by channel.</summary>
    public IReadOnlyDictionary<string, ContactRules> Rules => channels.ToDictionary(c => c.Name, c => c.Limits.Contact);

    public DateTimeOffset Now => conversations.Now;

    /// <summary>Who would be written to now. Channels that are switched off cannot be counted on.</summary>
    public async ValueTask<AudienceCount> CountAsync(Selection who, CancellationToken stop) =>
        await store.CountAsync(Sieve.Of(OnChannels(who), catalogues.Current, Now), Rules, Now, stop);

    /// <summary>Makes the list at this moment; returns how many will be written to.</summary>
    public async ValueTask<int> ListAsync(Broadcast broadcast, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        return await store.ListAsync(broadcast.Id, Sieve.Of(OnChannels(broadcast.Who), catalogues.Current, Now), Rules, Now, stop);
    }

    /// <summary>When the last copy goes out if it starts then.</summary>
    public DateTimeOffset Forecast(AudienceCount count, DateTimeOffset start)
    {
        ArgumentNullException.ThrowIfNull(count);
        var rates = channels.ToDictionary(c => c.Name, c => c.Limits.PerSecond ?? Pace.UsualRate);
        return Core.Broadcasts.Forecast.End(
            start, count.Channels.Select(c => (c.Value[CopyState.Waiting], rates.GetValueOrDefault(c.Key, Pace.UsualRate))), QuietHours.Default);
    }

    /// <summary>The author's own copy, in their own chat; the only message that is sent before the broadcast runs.</summary>
    public async ValueTask<BroadcastStep> TestAsync(long id, Address chat, CancellationToken stop)
    {
        if (await store.FindBroadcastAsync(id, stop) is not { } standing)
            return BroadcastRefusal.OutOfTurn;
        var channel = channels.Find(c => c.Name == chat.Channel);
        var message = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"system/thu/{id}/{Now.UtcTicks}");
        // The author waits for it: not held back at night, as what nobody asked for is.
        var incoming = new Incoming(chat, message, new InboundMessage.Answered(new Answer("", [])), Now);
        await people.HandleAsync(
            incoming,
            (learner, _) => new(learner, [Copies.Write(standing.Broadcast, chat.Channel, catalogues.Current, learner, channel?.Limits.IsTypedOnly == true)], [], []),
            stop);
        wakeups.Outbox.Ring();
        return await StepAsync(id, b => BroadcastFlow.Test(b, Now), stop);
    }

    /// <summary>Sends a tested broadcast off.</summary>
    public async ValueTask<BroadcastStep> SendAsync(long id, Schedule when, CancellationToken stop)
    {
        if (await store.FindBroadcastAsync(id, stop) is not { } standing)
            return BroadcastRefusal.OutOfTurn;
        var count = await CountAsync(standing.Broadcast.Who, stop);
        return await StepAsync(id, b => BroadcastFlow.Send(b, when, count.Reachable, widest, Now), stop);
    }

    public async ValueTask<BroadcastStep> StepAsync(long id, Func<Broadcast, BroadcastStep> step, CancellationToken stop)
    {
        var taken = await store.StepAsync(id, step, stop) ?? BroadcastRefusal.OutOfTurn;
        wakeups.Broadcasts.Ring();
        wakeups.Outbox.Ring();
        return taken;
    }

    private Selection OnChannels(Selection who) => who with
    {
        Who = who.Who with { Channels = [.. channels.Select(c => c.Name).Where(n => who.Who.Channels is not { Count: > 0 } some || some.Contains(n))] },
    };
}
