using System.Globalization;
using System.Text;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Households;

namespace ChatTutor.Storage;

/// <summary>The rules every store keeps alike.</summary>
internal static class Bookkeeping
{
    private const string EffectPrefix = "effect/";
    private const string SystemPrefix = "system/";

    /// <summary>An address is an index key; LiteDB takes at most 1,023 bytes, and a UTF-16 unit may need three.</summary>
    private const int LongestChannel = 64;
    private const int LongestUser = 256;

    /// <summary>True when the turn did not answer a message of the person.</summary>
    public static bool IsUnasked(string messageId) =>
        messageId.StartsWith(EffectPrefix, StringComparison.Ordinal) || messageId.StartsWith(SystemPrefix, StringComparison.Ordinal);

    /// <summary>True when the message opens the way to write to this person, on a platform that knows such a way.</summary>
    public static bool OpensContact(Incoming incoming) => incoming is { Metered: true, Message.IsFromThePerson: true };

    /// <summary>The effect whose result this message is, or null. A person cannot end an effect by a well-chosen message id.</summary>
    public static long? EffectOf(Incoming incoming) =>
        incoming.Message is InboundMessage.Answered or InboundMessage.Reminder or InboundMessage.CodeDrawn or InboundMessage.Linked
            or InboundMessage.Witnessed or InboundMessage.Heard
        && incoming.MessageId.StartsWith(EffectPrefix, StringComparison.Ordinal)
        && long.TryParse(incoming.MessageId.AsSpan(EffectPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>How urgent the replies to this message are: after a reminder or an announcement nobody waits for them.</summary>
    public static Urgency UrgencyOf(Incoming incoming) =>
        incoming.Message is InboundMessage.Reminder or InboundMessage.Announced ? Urgency.Unasked : Urgency.Reply;

    /// <summary>When an effect asked for at <paramref name="at"/> is due: a reminder at its moment, all else at once.</summary>
    public static DateTimeOffset DueOf(Effect effect, DateTimeOffset at) => effect.Match(ask => at, remind => remind.At, draw => at, tell => at, witness => at, listen => at);

    /// <summary>True for what the person waits for.</summary>
    public static bool IsAwaited(Effect effect) => effect is Effect.Ask or Effect.DrawCode or Effect.Listen;

    /// <summary>
    /// True for what nobody is there for any more, so that it must not be said: the result of an effect whose asker was forgotten or
    /// has left this address in the meantime, an announcement to somebody who is not here.
    /// </summary>
    /// <param name="asked">Who waits for it; null when nobody does any more.</param>
    public static bool IsTooLate(Household? house, Incoming incoming, LearnerId? asked) =>
        (EffectOf(incoming) is not null || incoming.Message is InboundMessage.Announced)
        && (house is null || (asked is { } learner && !house.Has(learner)));

    /// <summary>A copy of a broadcast as something that happened to the person: nothing of it goes through the outbox again.</summary>
    public static Incoming Announcement(OutboxMessage copy, DateTimeOffset now) => new(
        copy.Address, string.Create(CultureInfo.InvariantCulture, $"{SystemPrefix}thong-bao/{copy.Copy!.Value.Broadcast}"),
        new InboundMessage.Reminder(""), now, Inline: true);

    /// <summary>Refuses what no platform sends, before it can reach the file.</summary>
    public static void Check(Address address)
    {
        if (address.Channel is not { Length: > 0 and <= LongestChannel } || address.Channel.Contains(':')
            || address.User is not { Length: <= LongestUser })
            throw new ArgumentException("The address has no channel or is too long.", nameof(address));
        if (!IsWhole(address.Channel) || !IsWhole(address.User))
            throw new ArgumentException("The address is not text.", nameof(address));
    }

    /// <summary>The text with every lone surrogate replaced: one of them would make the whole batch unwritable.</summary>
    public static string Whole(string text) => IsWhole(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static bool IsWhole(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }
        return true;
    }
}
