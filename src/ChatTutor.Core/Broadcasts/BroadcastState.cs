namespace ChatTutor.Core.Broadcasts;

/// <summary>Where a broadcast stands. Stored by name: members are never renamed.</summary>
public enum BroadcastState
{
    /// <summary>Being written; the author has not seen it in their own chat since the latest change.</summary>
    Draft,

    Tested,

    /// <summary>Waits for a second person's yes.</summary>
    Asked,

    /// <summary>Waits for its moment; a repeating one, for its next.</summary>
    Scheduled,

    Running,
    Paused,
    Done,
    Stopped,

    /// <summary>Its moment passed, or more people were there than had been approved: it did not start.</summary>
    Missed,
}

/// <summary>Why a broadcast did not start.</summary>
public enum MissedReason
{
    /// <summary>The program was not running at the moment, and afterwards it was too late.</summary>
    TooLate,

    /// <summary>At its moment more people were chosen than go without a second person's yes.</summary>
    TooMany,
}
