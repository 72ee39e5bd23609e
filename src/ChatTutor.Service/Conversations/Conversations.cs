using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Content;
using ChatTutor.Service.LearningDays;
using ChatTutor.Service.Organisers;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Service.Conversations;

/// <summary>
/// The one door every message goes through, whatever the channel: the pure tutor runs inside the store's transaction, and only
/// what is on disk is sent.
/// </summary>
public sealed partial class Conversations(
    IStore store, CatalogueSource catalogues, Wakeups wakeups, TimeProvider time, TimeZoneInfo zone, ILogger<Conversations> logger,
    OrganiserWords? words = null, QuizRooms? quiz = null, ITranscriber? transcriber = null)
{
    /// <summary>The present moment in the campaign's time zone: days are counted there.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);

    /// <summary>Handles a message; when this returns, its effect is on disk. Throws what <see cref="IStore"/> says.</summary>
    public async ValueTask<Handled> ReceiveAsync(Incoming incoming, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        var hasEffects = false;
        var other = (words is null ? null : await words.HearAsync(incoming, stop)) ?? quiz?.Hear(incoming);
        var handled = await store.HandleAsync(incoming, other is null ? RespondAndNote : (learner, _) => other(learner), stop);
        if (handled is { Repeated: false, Replies.Count: > 0 } && !incoming.Inline)
            wakeups.Outbox.Ring();
        if (hasEffects)
            wakeups.Effects.Ring();
        return handled;

        // What the store hands back names only the questions; a reminder has to be looked after too.
        Turn RespondAndNote(Learner learner, IPhone phone)
        {
            var turn = Respond(learner, phone, incoming);
            hasEffects = turn.Effects.Count > 0;
            return turn;
        }
    }

    /// <summary>
    /// Asks about a copy of a broadcast at the last moment, for the person as they are now. When this says go, the copy is marked on disk
    /// as being sent.
    /// </summary>
    public ValueTask<CopyStart> BeginCopyAsync(IChannel channel, OutboxMessage copy, Contact contact, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(copy);
        var (limits, now) = (channel.Limits, Now);
        return store.BeginCopyAsync(copy, Decide, now, stop);

        CopyStart Decide(Broadcast broadcast, Learner learner)
        {
            var reply = Copies.Write(broadcast, channel.Name, catalogues.Current, learner, limits.IsTypedOnly);
            return Copies.Start(learner, reply, contact, limits.Contact, now, channel.MessagesFor(reply), channel.ShowsWhatIsKept);
        }
    }

    private Turn Respond(Learner learner, IPhone phone, Incoming incoming)
    {
        var catalogue = catalogues.Current;
        try
        {
            return Tutor.Respond(catalogue, learner, Audible(incoming.Message), incoming.At, phone);
        }
#pragma warning disable CA1031 // Whatever our own code gets wrong, one learner's message must not stop the others.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(learner.Id.Value, incoming.Message.GetType().Name, fault);
            return Tutor.Apologise(catalogue, learner, $"{incoming.Message.GetType().Name} at {learner.Activity} {learner.Lesson?.Step}: {fault}");
        }
    }

    // Where nobody listens, a voice message is no more than something that cannot be read.
    private InboundMessage Audible(InboundMessage message) =>
        transcriber is null && message is InboundMessage.Media media ? media with { Voice = null } : message;

    [LoggerMessage(Level = LogLevel.Error, Message = "The tutor failed on a {Kind} of learner {Learner}; the message is put aside.")]
    private partial void LogFault(long learner, string kind, Exception fault);
}
