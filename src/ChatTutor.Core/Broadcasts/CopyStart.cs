using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Broadcasts;

/// <summary>What is to be done with a copy whose turn it is, decided at the last moment. Closed.</summary>
public abstract record CopyStart
{
    private CopyStart() { }

    /// <summary>To be sent, in these words.</summary>
    /// <param name="Keep">It is kept as a turn too, where people see what is kept.</param>
    public sealed record Go(Reply Reply, bool Keep) : CopyStart;

    /// <summary>Only the hour is wrong.</summary>
    public sealed record NotBefore(DateTimeOffset At) : CopyStart;

    /// <summary>Not to be sent; this is where it ends.</summary>
    public sealed record Ended(CopyState State) : CopyStart;

    /// <summary>Nothing: the broadcast has been paused or stopped meanwhile.</summary>
    public sealed record Withdrawn : CopyStart;

    public T Match<T>(Func<Go, T> go, Func<NotBefore, T> notBefore, Func<Ended, T> ended, Func<Withdrawn, T> withdrawn)
    {
        ArgumentNullException.ThrowIfNull(go);
        ArgumentNullException.ThrowIfNull(notBefore);
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(withdrawn);
        return this switch
        {
            Go s => go(s),
            NotBefore s => notBefore(s),
            Ended s => ended(s),
            Withdrawn s => withdrawn(s),
            _ => throw new InvalidOperationException(),
        };
    }
}
