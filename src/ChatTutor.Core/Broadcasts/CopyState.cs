namespace ChatTutor.Core.Broadcasts;

/// <summary>What has become of one person's copy. The numbers are stored: none is ever given another meaning.</summary>
public enum CopyState
{
    Waiting = 0,

    /// <summary>Handed to the platform; found so after a crash it is in doubt.</summary>
    Sending = 1,

    Sent = 2,

    /// <summary>It may have arrived: not sent again.</summary>
    InDoubt = 3,

    /// <summary>The person shut the door on the platform.</summary>
    Blocked = 4,

    /// <summary>The person does not want unasked messages, never agreed to any, or asked to be forgotten.</summary>
    OptedOut = 5,

    /// <summary>The platform takes nothing for people who have not written for so long.</summary>
    WindowClosed = 6,

    /// <summary>The platform would take it for money.</summary>
    OnlyPaid = 7,

    /// <summary>The platform will never take this message.</summary>
    Rejected = 8,

    /// <summary>The broadcast was stopped before.</summary>
    Stopped = 9,
}

/// <summary>How many copies stand where.</summary>
public sealed record CopyCounts(IReadOnlyList<int> ByState)
{
    public static readonly int States = Enum.GetValues<CopyState>().Length;

    public static readonly CopyCounts None = new(new int[States]);

    public int this[CopyState state] => ByState[(int)state];

    public int Total => ByState.Sum();

    /// <summary>Copies that still have to end.</summary>
    public int Open => this[CopyState.Waiting] + this[CopyState.Sending];
}
