using ChatTutor.Core.Conversation;

namespace ChatTutor.Service.Ports;

/// <summary>A reply waiting to be sent.</summary>
/// <param name="Id">Grows: the messages to one address go out in this order.</param>
/// <param name="Attempts">Sends tried so far.</param>
/// <param name="Due">At first the moment of the message it answers.</param>
/// <param name="Copy">Set for a copy of a broadcast: it is begun before it is sent, and written for the person only then.</param>
public sealed record OutboxMessage(
    long Id, Address Address, LearnerId Learner, Reply Reply, int Attempts, DateTimeOffset Due, Urgency Urgency = Urgency.Reply, CopyId? Copy = null);

/// <summary>A copy's place: the broadcast, the page of its list, the line on the page.</summary>
public readonly record struct CopyId(long Broadcast, int Page, int Line);

/// <summary>Who waits for a message. The order is the order of sending.</summary>
public enum Urgency
{
    /// <summary>The person has just written and looks at the screen.</summary>
    Reply,

    /// <summary>Nobody asked: reminders, announcements. Replies overtake it, and it is never sent twice.</summary>
    Unasked,
}

/// <summary>How a send ended. Closed: every send ends in one of these.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>The platform took it.</summary>
    /// <param name="Receipt">The platform's id of the message, or null.</param>
    /// <param name="Messages">How many the platform counts.</param>
    public sealed record Sent(string? Receipt = null, int Messages = 1) : SendResult;

    /// <summary>Not taken; may be tried again after this wait. <paramref name="WholeChannel"/>: the platform asked everybody to wait.</summary>
    public sealed record RetryLater(TimeSpan Wait, bool WholeChannel = false) : SendResult;

    /// <summary>This person cannot be reached until they come back (blocked the bot, closed the account).</summary>
    public sealed record Unreachable(string Why) : SendResult;

    /// <summary>The platform will never take this message.</summary>
    public sealed record Rejected(string Why) : SendResult;

    /// <summary>The line broke before an answer: it may have arrived or not.</summary>
    public sealed record Unknown(string Why) : SendResult;

    public T Match<T>(
        Func<Sent, T> sent, Func<RetryLater, T> retryLater, Func<Unreachable, T> unreachable, Func<Rejected, T> rejected, Func<Unknown, T> unknown)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(retryLater);
        ArgumentNullException.ThrowIfNull(unreachable);
        ArgumentNullException.ThrowIfNull(rejected);
        ArgumentNullException.ThrowIfNull(unknown);
        return this switch
        {
            Sent r => sent(r),
            RetryLater r => retryLater(r),
            Unreachable r => unreachable(r),
            Rejected r => rejected(r),
            Unknown r => unknown(r),
            _ => throw new InvalidOperationException(),
        };
    }
}

/// <summary>What the store does with a message after a try: the dispatcher decides, the store records.</summary>
public abstract record Settlement(OutboxMessage Message)
{
    /// <summary>Messages the platform took, or may have taken, in this try.</summary>
    public int Taken { get; init; }

    /// <summary>When this try began.</summary>
    public DateTimeOffset Begun { get; init; }

    /// <summary>Delivered or given up with nothing to keep: the row goes.</summary>
    public sealed record Gone(OutboxMessage Message) : Settlement(Message);

    /// <summary>To be tried again; counts one attempt more.</summary>
    public sealed record Again(OutboxMessage Message, DateTimeOffset Due) : Settlement(Message);

    /// <summary>Put aside for the operator with the reason; the row goes.</summary>
    public sealed record Dead(OutboxMessage Message, string Why) : Settlement(Message);

    /// <summary>It may have arrived, and sending it again would be worse than not knowing: put aside, told apart from the dead.</summary>
    public sealed record InDoubt(OutboxMessage Message, string Why) : Settlement(Message);

    /// <summary>The person cannot be reached: everything still waiting for this address goes.</summary>
    public sealed record Unreachable(OutboxMessage Message, string Why) : Settlement(Message);
}

/// <summary>Work asked for by a turn and not finished yet.</summary>
public sealed record DueEffect(long Id, Address Address, LearnerId Learner, Effect Effect, int Attempts, DateTimeOffset Due);
