using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Core.Sending;

namespace ChatTutor.Service.Ports;

/// <summary>
/// Learners, the ledger of events, what is still to be sent and done. What a method has returned is on disk.
/// Any method may throw <see cref="StoreBusyException"/> (full queue: ask again later) or <see cref="StoreFailedException"/> (give up).
/// </summary>
public interface IStore : IBulletinStore, IAsyncDisposable
{
    /// <summary>
    /// Exactly once per (address, message id), in order per learner, on disk before it completes; the pure function runs inside the
    /// transaction and may be given a learner nobody has seen before. The turn's learner, replies, events, tallies, effects and
    /// gap are stored together; a finished effect ("effect/…") is taken off the list in the same transaction.
    /// The learner is the one whose turn it is at the address, for the result of an effect the one who asked for it; the turn may be
    /// that of another person of the same phone, who is then the one learning there. Its <see cref="Turn.Change"/> is carried out with it.
    /// </summary>
    ValueTask<Handled> HandleAsync(Incoming incoming, Func<Learner, IPhone, Turn> respond, CancellationToken stop);

    /// <summary>What was answered to an earlier message, or null.</summary>
    ValueTask<Handled?> FindAsync(Address address, string messageId, CancellationToken stop);

    /// <summary>The learner whose turn it is at this address, or null.</summary>
    ValueTask<Learner?> FindLearnerAsync(Address address, CancellationToken stop);

    /// <summary>The learner an address belongs to, whoever of its people has it in hand now; or null.</summary>
    ValueTask<Learner?> FindOwnerAsync(Address address, CancellationToken stop);

    /// <summary>
    /// When the person at an address last wrote, and what was sent since; kept in the same transactions as messages and settlements.
    /// Only for channels whose messages come in metered: one document more a turn is a third of its cost.
    /// </summary>
    ValueTask<Contact> ContactAsync(Address address, CancellationToken stop);

    /// <summary>The latest turns at an address, whoever's of its people, oldest first. Turns are kept for at least 72 hours.</summary>
    ValueTask<IReadOnlyList<PastTurn>> RecentAsync(Address address, int most, CancellationToken stop);

    /// <summary>
    /// Messages due now, replies first and then in order, one of an address at a time; a message handed out is not handed out again
    /// until it is settled or the store is reopened.
    /// </summary>
    /// <param name="mostUnasked">Of those that nobody asked for; what stays here is overtaken by its own person's replies too.</param>
    ValueTask<IReadOnlyList<OutboxMessage>> DueAsync(DateTimeOffset now, int most, int mostUnasked, CancellationToken stop);

    /// <summary>
    /// Marks a copy of a broadcast as being sent, if <paramref name="decide"/> says so, for the person as they are now; what comes back is on
    /// disk, and only then may it be sent. After a crash a marked copy is in doubt and never handed out again. Whatever else comes
    /// back, there is nothing to settle.
    /// </summary>
    ValueTask<CopyStart> BeginCopyAsync(
        OutboxMessage copy, Func<Broadcast, Learner, CopyStart> decide, DateTimeOffset now, CancellationToken stop);

    ValueTask SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken stop);

    /// <summary>Effects due now, a reminder at the place the learner last wrote from; one handed out is not handed out again until it is put off, finished or the store is reopened.</summary>
    ValueTask<IReadOnlyList<DueEffect>> DueEffectsAsync(DateTimeOffset now, int most, CancellationToken stop);

    /// <summary>An effect that failed for now: due again later, one attempt more.</summary>
    ValueTask PutOffAsync(DueEffect effect, DateTimeOffset due, CancellationToken stop);

    /// <summary>The counters of one report and of its parts ("completions", "completions.people").</summary>
    ValueTask<IReadOnlyDictionary<TallyKey, long>> TalliesAsync(string report, CancellationToken stop);

    /// <summary>
    /// Questions not answered well from one moment up to another, oldest first, of people who have not been forgotten. Each is kept
    /// for <see cref="QuestionGap.Kept"/>.
    /// </summary>
    ValueTask<IReadOnlyList<KeptGap>> GapsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken stop);

    /// <summary>Every event, oldest first, for recounting and for checks; small stores and backup copies only.</summary>
    ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(CancellationToken stop);

    /// <summary>How much of everything there is, for health, metrics and "verify".</summary>
    ValueTask<StoreState> StateAsync(CancellationToken stop);

    /// <summary>A consistent copy while work goes on, opened and checked before this completes.</summary>
    ValueTask BackupAsync(string file, CancellationToken stop);

    /// <summary>Completes when the store can no longer keep its promise (disk full, damaged file); the host then stops.</summary>
    Task Failed { get; }
}

/// <summary>An event with its place in the ledger.</summary>
public sealed record StoredEvent(long Sequence, LearnerId Learner, DateTimeOffset At, LearningEvent Event);

public sealed record StoreState(long Learners, long Events, long Outbox, long Effects, long DeadLetters);

/// <summary>Too much is waiting: the caller should answer 503 or stop polling for a moment.</summary>
public sealed class StoreBusyException() : Exception("The store's queue is full.");

/// <summary>The store cannot write any more; nothing acknowledged is lost, nothing new is accepted.</summary>
public sealed class StoreFailedException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Another process has this data directory open.</summary>
public sealed class StoreInUseException(string directory) : Exception($"Another process has the data directory \"{directory}\" open.")
{
    public string Directory { get; } = directory;
}
