namespace ChatTutor.Tests.Channels;

/// <summary>A bed with somebody else's server (a fake of it) between the program and the people.</summary>
public abstract class PlatformBed : ChannelBed
{
    /// <summary>The next sends of a message meet this.</summary>
    public abstract void Fail(Trouble trouble, int times = 1);

    /// <summary>Sends the platform has been asked for, whatever it did with them.</summary>
    public abstract int SendsTried { get; }

    /// <summary>True once the program knows that this person cannot be reached.</summary>
    public abstract Task<bool> IsKnownAsGoneAsync(string person);

    /// <summary>Everything the program has logged.</summary>
    public abstract IReadOnlyCollection<string> Logged { get; }

    /// <summary>What must never be in a log.</summary>
    public abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>False where the platform gives no sign that a person has shut the door.</summary>
    public virtual bool TellsWhoLeft => true;
}

/// <summary>What can happen to a send.</summary>
public enum Trouble
{
    /// <summary>"Wait", for <see cref="PlatformConformance.Wait"/> where the platform says how long.</summary>
    TooManyRequests,

    /// <summary>An error of the server, in its own form or as somebody's page.</summary>
    ServerError,

    /// <summary>No answer; nothing is done.</summary>
    Hang,

    /// <summary>Carried out, then the line is cut without an answer.</summary>
    ResetAfter,

    /// <summary>The person has shut the door.</summary>
    Blocked,
}
