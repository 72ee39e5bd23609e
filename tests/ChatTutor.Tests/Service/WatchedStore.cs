using System.Threading.Channels;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;

namespace ChatTutor.Tests.Service;

/// <summary>A store in memory that tells what was done with it, and can be too busy for a while.</summary>
internal sealed class WatchedStore : IStore
{
    private readonly MemoryStore inner = new();
    private readonly Channel<Settlement> settled = Channel.CreateUnbounded<Settlement>();
    private readonly Channel<Incoming> handled = Channel.CreateUnbounded<Incoming>();
    private int busy;
    private int handedOut;

    public IBroadcastStore Broadcasts => inner;

    public ChannelReader<Settlement> Settled => settled.Reader;

    public ChannelReader<Incoming> Handled => handled.Reader;

    /// <summary>Messages given to be sent so far.</summary>
    public int HandedOut => Volatile.Read(ref handedOut);

    public Task Failed => inner.Failed;

    /// <summary>Calls that are still to be refused.</summary>
    public int BusyFor
    {
        get => Volatile.Read(ref busy);
        set => Volatile.Write(ref busy, value);
    }

    public async ValueTask<Handled> HandleAsync(Incoming incoming, Func<Learner, IPhone, Turn> respond, CancellationToken stop)
    {
        RefuseWhileBusy();
        var done = await inner.HandleAsync(incoming, respond, stop);
        handled.Writer.TryWrite(incoming);
        return done;
    }

    public async ValueTask SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken stop)
    {
        RefuseWhileBusy();
        await inner.SettleAsync(settlements, stop);
        foreach (var settlement in settlements)
            settled.Writer.TryWrite(settlement);
    }

    public async ValueTask<IReadOnlyList<OutboxMessage>> DueAsync(DateTimeOffset now, int most, int mostUnasked, CancellationToken stop)
    {
        RefuseWhileBusy();
        var due = await inner.DueAsync(now, most, mostUnasked, stop);
        Interlocked.Add(ref handedOut, due.Count);
        return due;
    }

    public ValueTask<IReadOnlyList<DueEffect>> DueEffectsAsync(DateTimeOffset now, int most, CancellationToken stop)
    {
        RefuseWhileBusy();
        return inner.DueEffectsAsync(now, most, stop);
    }

    public ValueTask PutOffAsync(DueEffect effect, DateTimeOffset due, CancellationToken stop)
    {
        RefuseWhileBusy();
        return inner.PutOffAsync(effect, due, stop);
    }

    public ValueTask<CopyStart> BeginCopyAsync(
        OutboxMessage copy, Func<Broadcast, Learner, CopyStart> decide, DateTimeOffset now, CancellationToken stop) =>
        inner.BeginCopyAsync(copy, decide, now, stop);

    public ValueTask<Handled?> FindAsync(Address address, string messageId, CancellationToken stop) => inner.FindAsync(address, messageId, stop);

    public ValueTask<Learner?> FindLearnerAsync(Address address, CancellationToken stop) => inner.FindLearnerAsync(address, stop);

    public ValueTask<Learner?> FindOwnerAsync(Address address, CancellationToken stop) => inner.FindOwnerAsync(address, stop);

    public ValueTask<Contact> ContactAsync(Address address, CancellationToken stop) => inner.ContactAsync(address, stop);

    public ValueTask<IReadOnlyList<PastTurn>> RecentAsync(Address address, int most, CancellationToken stop) => inner.RecentAsync(address, most, stop);

    public ValueTask<IReadOnlyDictionary<TallyKey, long>> TalliesAsync(string report, CancellationToken stop) => inner.TalliesAsync(report, stop);

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

    private void RefuseWhileBusy()
    {
        if (Volatile.Read(ref busy) > 0 && Interlocked.Decrement(ref busy) >= 0)
            throw new StoreBusyException();
    }
}
