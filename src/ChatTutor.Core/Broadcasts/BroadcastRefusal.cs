namespace ChatTutor.Core.Broadcasts;

/// <summary>Why something cannot be done with a broadcast now.</summary>
public enum BroadcastRefusal
{
    NothingWritten,
    TooLong,
    OddCharacters,

    /// <summary>A link that leads to no office's site.</summary>
    ForeignLink,
    PictureWithoutWords,

    /// <summary>Nobody chosen can be reached.</summary>
    Nobody,
    InThePast,

    /// <summary>At a time of day when nobody is written to unasked.</summary>
    QuietHour,

    /// <summary>The author has not yet seen it in their own chat, as it is now.</summary>
    NotTested,

    /// <summary>Nobody approves what they wrote themselves.</summary>
    OwnApproval,

    /// <summary>It has begun, or is over: what is with people cannot be changed.</summary>
    TooLate,

    /// <summary>It is not in the state this is for.</summary>
    OutOfTurn,
}

/// <summary>A broadcast after a step, or why the step was not taken. Exactly one is there.</summary>
public readonly record struct BroadcastStep(Broadcast? After, BroadcastRefusal? Refusal)
{
    public static implicit operator BroadcastStep(Broadcast after) => new(after, null);

    public static implicit operator BroadcastStep(BroadcastRefusal refusal) => new(null, refusal);
}
