namespace ChatTutor.Core.Sending;

/// <summary>Whether one may write to a person. Closed.</summary>
public abstract record ContactVerdict
{
    private ContactVerdict() { }

    public sealed record Allowed : ContactVerdict;

    /// <summary>Only the hour is wrong.</summary>
    public sealed record NotBefore(DateTimeOffset At) : ContactVerdict;

    /// <summary>No waiting helps: the person has to write first.</summary>
    public sealed record NotUntilTheyWrite(ContactObstacle Why) : ContactVerdict;

    public T Match<T>(Func<Allowed, T> allowed, Func<NotBefore, T> notBefore, Func<NotUntilTheyWrite, T> notUntilTheyWrite)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        ArgumentNullException.ThrowIfNull(notBefore);
        ArgumentNullException.ThrowIfNull(notUntilTheyWrite);
        return this switch
        {
            Allowed v => allowed(v),
            NotBefore v => notBefore(v),
            NotUntilTheyWrite v => notUntilTheyWrite(v),
            _ => throw new InvalidOperationException(),
        };
    }
}

/// <summary>Why a person cannot be written to before they write themselves.</summary>
public enum ContactObstacle
{
    /// <summary>They have never written on this channel.</summary>
    NeverWrote,

    /// <summary>Too long ago for the platform to take anything.</summary>
    WindowClosed,

    /// <summary>The platform would take it, for money, and nobody asked for it.</summary>
    WouldBeBilled,

    /// <summary>As many messages as the platform allows have gone out since they wrote.</summary>
    UsedUp,
}
