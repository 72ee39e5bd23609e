using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;

namespace ChatTutor.Service.Ports;

/// <summary>
/// Broadcasts and their lists. What a method has returned is on disk; it throws as <see cref="IStore"/> does. The copies of running
/// broadcasts come out of <see cref="IStore.DueAsync"/> by themselves, a page at a time, after everything anybody waits for.
/// </summary>
public interface IBroadcastStore
{
    /// <summary>All of them with their counts, newest first; some hundreds, kept in memory.</summary>
    ValueTask<IReadOnlyList<Standing>> BroadcastsAsync(CancellationToken stop);

    ValueTask<Standing?> FindBroadcastAsync(long id, CancellationToken stop);

    /// <summary>A new one, under a number of its own.</summary>
    ValueTask<Broadcast> AddBroadcastAsync(Func<long, Broadcast> make, CancellationToken stop);

    /// <summary>
    /// Takes a step inside the transaction. A broadcast that runs is sent from when this returns; one that does not run any more has
    /// no further copy begun. Null when there is none of this number.
    /// </summary>
    ValueTask<BroadcastStep?> StepAsync(long id, Func<Broadcast, BroadcastStep> step, CancellationToken stop);

    /// <summary>
    /// The next time of a repeating broadcast: a broadcast of its own is added and the repeating one moved on, together. Null when the
    /// step was refused.
    /// </summary>
    ValueTask<Broadcast?> RepeatAsync(long id, Func<Broadcast, BroadcastStep> step, Func<Broadcast, long, Broadcast> once, CancellationToken stop);

    /// <summary>How many people a selection chooses, by channel and by what would become of their copies.</summary>
    ValueTask<AudienceCount> CountAsync(Sieve sieve, IReadOnlyDictionary<string, ContactRules> rules, DateTimeOffset now, CancellationToken stop);

    /// <summary>How many people are stuck, by hamlet ("commune/ap-1"), or else by commune; under "" those of whom no place is known.</summary>
    ValueTask<IReadOnlyDictionary<string, long>> StuckAsync(DateTimeOffset now, CancellationToken stop);

    /// <summary>
    /// Makes the list of a broadcast that has not begun, one line for each person chosen at one moment; lists made before are replaced.
    /// Who cannot be reached at that moment is on it with the reason. Returns how many will be written to.
    /// </summary>
    ValueTask<int> ListAsync(long id, Sieve sieve, IReadOnlyDictionary<string, ContactRules> rules, DateTimeOffset now, CancellationToken stop);

    /// <summary>Lines of the list, a page of them; empty after the last page.</summary>
    ValueTask<IReadOnlyList<CopyLine>> CopiesAsync(long id, int page, CancellationToken stop);
}

/// <summary>A broadcast and where its copies stand.</summary>
public sealed record Standing(Broadcast Broadcast, CopyCounts Counts);

/// <summary>One line of a list. It leads to nobody but through the learner's number.</summary>
/// <param name="At">When its turn came, to the second; null while it has not, and for who could not be reached from the start.</param>
public sealed record CopyLine(LearnerId Learner, string Channel, CopyState State, DateTimeOffset? At);
