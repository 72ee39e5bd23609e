namespace ChatTutor.Storage.LiteDb;

/// <summary>Sizes and times of the LiteDB store; tests make them small.</summary>
internal sealed record LiteDbOptions
{
    /// <summary>Requests that may wait; one more is refused.</summary>
    public int LongestQueue { get; init; } = 8192;

    /// <summary>Requests in one transaction: LiteDB 5.0.20 cannot roll back huge ones (its issue 2586).</summary>
    public int LargestBatch { get; init; } = 500;

    /// <summary>Log pages after which the log is brought into the data file; at 1,000 to 4,000 the pause is 10 to 20 ms.</summary>
    public int CheckpointPages { get; init; } = 2000;

    /// <summary>How long turns are kept: no platform delivers a message again after it.</summary>
    public TimeSpan KeepTurns { get; init; } = TimeSpan.FromHours(72);

    /// <summary>Turns swept at a time while nothing else is to be done.</summary>
    public int Sweep { get; init; } = 200;

    /// <summary>How long the owner waits for work before it looks for something to sweep.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Learners kept in memory, about 4 KB each.</summary>
    public int LearnersInMemory { get; init; } = 16384;

    /// <summary>Room kept free on the disk for the hour when it is full, in bytes.</summary>
    public long Ballast { get; init; } = 16 << 20;
}
