using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;

namespace ChatTutor.Tests.Host;

/// <summary>A store in memory that can have too much to do.</summary>
public sealed class MoodyStore : IStore
{
    private readonly MemoryStore inner = new();
    private int waiting;
    private int kept;

    public bool Busy { get; set; }

    public Task Failed => inner.Failed;

    /// <summary>What happens before a message is kept: a wait, a fault.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Messages that are being kept at this moment.</summary>
    public int Waiting => waiting;

    /// <summary>Messages kept so far.</summary>
    public int Kept => kept;

    public async ValueTask<Handled> HandleAsync(Incoming incoming, Func<Learner, IPhone, Turn> respond, CancellationToken stop)
    {
        if (Busy)
            throw new StoreBusyException();
        Interlocked.Increment(ref waiting);
        try
        {
            await Before();
            var handled = await inner.HandleAsync(incoming, respond, stop);
            Interlocked.Increment(ref kept);
            return handled;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public ValueTask<CopyStart> BeginCopyAsync(
        OutboxMessage copy, Func<Broadcast, Learner, CopyStart> decide, DateTimeOffset now, CancellationToken stop) =>
        inner.BeginCopyAsync(copy, decide, now, stop);

    public ValueTask<Handled?> FindAsync(Address address, string messageId, CancellationToken stop) =>
        inner.FindAsync(address, messageId, stop);

    public ValueTask<Learner?> FindLearnerAsync(Address address, CancellationToken stop) => inner.FindLearnerAsync(address, stop);

    public ValueTask<Learner?> FindOwnerAsync(Address address, CancellationToken stop) => inner.FindOwnerAsync(address, stop);

    public ValueTask<Contact> ContactAsync(Address address, CancellationToken stop) => inner.ContactAsync(address, stop);

    public ValueTask<IReadOnlyList<PastTurn>> RecentAsync(Address address, int most, CancellationToken stop) =>
        inner.RecentAsync(address, most, stop);

    public ValueTask<IReadOnlyList<OutboxMessage>> DueAsync(DateTimeOffset now, int most, int mostUnasked, CancellationToken stop) =>
        inner.DueAsync(now, most, mostUnasked, stop);

    public ValueTask SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken stop) => inner.SettleAsync(settlements, stop);

    public ValueTask<IReadOnlyList<DueEffect>> DueEffectsAsync(DateTimeOffset now, int most, CancellationToken stop) =>
        inner.DueEffectsAsync(now, most, stop);

    public ValueTask PutOffAsync(DueEffect effect, DateTimeOffset due, CancellationToken stop) => inner.PutOffAsync(effect, due, stop);

    public ValueTask<IReadOnlyDictionary<TallyKey, long>> TalliesAsync(string report, CancellationToken stop) =>
        inner.TalliesAsync(report, stop);

    public ValueTask<IReadOnlyList<KeptGap>> GapsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken stop) =>
        inner.GapsAsync(from, until, stop);

    public ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(CancellationToken stop) => inner.EventsAsync(stop);

    public ValueTask<StoreState> StateAsync(CancellationToken stop) => inner.StateAsync(stop);

    public ValueTask BackupAsync(string file, CancellationToken stop) => inner.BackupAsync(file, stop);

    public ValueTask<int> PostAsync(IReadOnlyList<Bulletin> bulletins, DateTimeOffset now, CancellationToken stop) => inner.PostAsync(bulletins, now, stop);

    public ValueTask<IReadOnlyList<PostedBulletin>> BulletinsAsync(CancellationToken stop) => inner.BulletinsAsync(stop);

    public ValueTask<bool> WithdrawAsync(string id, CancellationToken stop) => inner.WithdrawAsync(id, stop);

    public ValueTask MarkAsync(string id, BulletinProgress progress, CancellationToken stop) => inner.MarkAsync(id, progress, stop);

    public ValueTask<IReadOnlyList<Subscriber>> SubscribersAsync(Subscription to, LearnerId after, int most, CancellationToken stop) =>
        inner.SubscribersAsync(to, after, most, stop);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
