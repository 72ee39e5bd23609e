using System.Diagnostics.Metrics;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Channels.Zalo;

/// <summary>Where Zalo's events come in: the sender is looked at before the content, and "taken" is said when it is on disk.</summary>
internal sealed class EventDesk
{
    /// <summary>How far Zalo's clock may be ahead of ours.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Names worth a counter of their own; a stranger who knew the secret could make up others without end.</summary>
    private static readonly HashSet<string> Counted =
        ["user_send_text", "follow", "unfollow", "user_received_message", "user_seen_message", "user_withdraw", "oa_send_text"];

    private static readonly TimeSpan BetweenComplaints = TimeSpan.FromMinutes(1);

    private static readonly Counter<long> Events = new Meter("ChatTutor").CreateCounter<long>(
        "chattutor.zalo_oa.events", description: "Events of the official account, by kind; delivered and seen among them.");

    private readonly EventSignature signature;
    private readonly ZaloOaSettings settings;
    private readonly OwnMessages own;
    private readonly Func<DateTimeOffset> now;
    private readonly ILogger log;
    private readonly Handing handing;
    private long complained;

    public EventDesk(ZaloOaSettings settings, OwnMessages own, Func<DateTimeOffset> now, TimeProvider time, ILogger log)
    {
        (this.settings, this.own, this.now, this.log) = (settings, own, now, log);
        handing = new Handing(time, log);
        signature = new EventSignature(settings.AppId, settings.OaSecretKey);
    }

    public async ValueTask<HookAnswer> TakeAsync(HookDelivery delivery, Func<Incoming, ValueTask<Handled>> receive)
    {
        var timestamp = EventSignature.Timestamp(delivery.Body.Span);
        if (!signature.IsBy(delivery.Header(EventSignature.Header), delivery.Body.Span, timestamp))
            return TurnAway();
        if (!IsOfToday(timestamp))
            return HookAnswer.Taken;
        var (name, read) = EventReader.Read(delivery.Body.Span, now());
        Events.Add(1, new KeyValuePair<string, object?>("event", Counted.Contains(name) ? name : "other"));
        return read switch
        {
            ReadEvent.Said said => await HandOnAsync(said.Incoming, receive),
            ReadEvent.FromAccount message when own.IsByHand(message) => await HandOnAsync(ByHand(message), receive),
            ReadEvent.Broken broken => PassOver(broken.Why),
            _ => HookAnswer.Taken,
        };
    }

    // Anybody may knock as often as they like; the log must not grow by it.
    private HookAnswer TurnAway()
    {
        var (last, ticks) = (Interlocked.Read(ref complained), now().UtcTicks);
        if (ticks - last > BetweenComplaints.Ticks && Interlocked.CompareExchange(ref complained, ticks, last) == last)
            log.Stranger();
        return HookAnswer.Stranger;
    }

    private bool IsOfToday(string timestamp)
    {
        if (EventReader.Moment(timestamp) is not { } at)
            return true;
        var age = now() - at;
        if (age <= settings.OldestEvent && age >= -Ahead)
            return true;
        log.OutOfTime(age.TotalHours);
        return false;
    }

    private Incoming ByHand(ReadEvent.FromAccount message)
    {
        log.AnsweredByHand(settings.HumanPause.TotalMinutes);
        return new Incoming(message.To, "system/by-hand/" + message.MessageId, new InboundMessage.AnsweredByHand(settings.HumanPause), now());
    }

    private HookAnswer PassOver(string why)
    {
        log.EventUnreadable(why);
        return HookAnswer.Taken;
    }

    private async Task<HookAnswer> HandOnAsync(Incoming incoming, Func<Incoming, ValueTask<Handled>> receive) =>
        (await handing.TryAsync(incoming, receive)).Answer;
}
