using ChatTutor.Core.Conversation;

namespace ChatTutor.Service.Ports;

/// <summary>Where a person can be reached: the channel and their id on it.</summary>
public readonly record struct Address(string Channel, string User)
{
    public override string ToString() => $"{Channel}:{User}";
}

/// <summary>One message as it came in.</summary>
/// <param name="MessageId">The platform's own id; the same message delivered again carries the same id and has no second effect.</param>
/// <param name="At">When it was received, in the campaign's time zone.</param>
/// <param name="Inline">True when the channel hands the replies back itself (web page, terminal): they need no outbox.</param>
/// <param name="Metered">True where the platform limits how long and how much may be sent after it: the store then keeps when it was.</param>
public sealed record Incoming(
    Address Address, string MessageId, InboundMessage Message, DateTimeOffset At, bool Inline = false, bool Metered = false)
{
    /// <summary>The id under which the result of an effect comes back.</summary>
    public static string EffectMessageId(long effect) => "effect/" + effect.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What became of a message once it is on disk.</summary>
/// <param name="Questions">Ids of the free questions the turn asked, in order, answered or not: the answer is a turn of its own.</param>
/// <param name="Repeated">True when this message had been handled before: these are the first replies, nothing happened again.</param>
public sealed record Handled(LearnerId Learner, IReadOnlyList<Reply> Replies, IReadOnlyList<long> Questions, bool Repeated);

/// <summary>One earlier turn, for showing a conversation again.</summary>
/// <param name="Sequence">Grows with every turn of the store.</param>
/// <param name="Heard">The label of the button taken, or null.</param>
/// <param name="Unasked">True when the turn did not answer a message of the person: an announcement, a reminder, a late answer.</param>
public sealed record PastTurn(long Sequence, string MessageId, string? Heard, IReadOnlyList<Reply> Replies, DateTimeOffset At, bool Unasked);
