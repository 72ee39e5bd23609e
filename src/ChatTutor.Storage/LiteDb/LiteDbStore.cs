using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb;
using Microsoft.Extensions.Logging;
using Figure = ChatTutor.Core.Campaign.Figure;

namespace ChatTutor.Storage;

/// <summary>The store of one machine: a LiteDB file owned by one thread, every answer given after the disk has it.</summary>
public sealed partial class LiteDbStore : IStore, IFigureStore, IOrganiserStore
{
    private readonly Owner owner;
    private readonly IDisposable? directory;
    private readonly SemaphoreSlim backups = new(1);

    private LiteDbStore(Owner owner, IDisposable? directory)
    {
        this.owner = owner;
        this.directory = directory;
    }

    public Task Failed => owner.Failed;

    /// <summary>Opens the data of a directory, made when its parent is there. Blocks until everything the log holds is taken back.</summary>
    /// <exception cref="StoreInUseException">Another process has it open.</exception>
    /// <exception cref="StoreFailedException">It cannot be used; the message names it and says why.</exception>
    public static LiteDbStore Open(string directory, TimeProvider time, ILogger logger) =>
        Open(directory, new LiteDbOptions(), time, logger);

    internal static LiteDbStore Open(string directory, LiteDbOptions options, TimeProvider time, ILogger logger)
    {
        using var opening = new Opening();
        var place = opening.Add(DataDirectory.Open(directory, options.Ballast));
        var store = Open(place.OpenDatabase, options, time, logger, place.Relieve, place);
        opening.Succeed();
        return store;
    }

    internal static LiteDbStore Open(
        Func<Database> open, LiteDbOptions options, TimeProvider time, ILogger logger, Action<Exception> onFailure, IDisposable? directory)
    {
        var owner = new Owner(open, options, time, logger, onFailure);
        owner.Opened.GetAwaiter().GetResult();
        return new LiteDbStore(owner, directory);
    }

    public async ValueTask<Handled> HandleAsync(Incoming incoming, Func<Learner, IPhone, Turn> respond, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        ArgumentNullException.ThrowIfNull(respond);
        Bookkeeping.Check(incoming.Address);
        return await owner.Ask(desk => desk.Handle(incoming, respond), stop);
    }

    public async ValueTask<Handled?> FindAsync(Address address, string messageId, CancellationToken stop) =>
        await owner.Ask(desk => desk.Find(address, messageId), stop);

    public async ValueTask<Learner?> FindLearnerAsync(Address address, CancellationToken stop) =>
        await owner.Ask(desk => desk.People.At(address)?.Learner, stop);

    public async ValueTask<Learner?> FindOwnerAsync(Address address, CancellationToken stop) =>
        await owner.Ask(desk => desk.People.Find(address) is { } house ? desk.People.Find(house.Owner) : null, stop);

    public async ValueTask<Contact> ContactAsync(Address address, CancellationToken stop) =>
        await owner.Ask(desk => desk.Contacts.Find(address), stop);

    public async ValueTask<IReadOnlyList<PastTurn>> RecentAsync(Address address, int most, CancellationToken stop) =>
        await owner.Ask(desk => desk.Recent(address, most), stop);

    public async ValueTask<IReadOnlyList<OutboxMessage>> DueAsync(DateTimeOffset now, int most, int mostUnasked, CancellationToken stop) =>
        await owner.Ask(desk => desk.Deliveries.Take(now, most, mostUnasked), stop);

    public async ValueTask<CopyStart> BeginCopyAsync(
        OutboxMessage copy, Func<Broadcast, Learner, CopyStart> decide, DateTimeOffset now, CancellationToken stop) =>
        await owner.Ask(desk => desk.Begin(copy, decide, now), stop);

    public async ValueTask SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken stop) =>
        await owner.Ask(desk => Each(settlements, desk.Deliveries.Settle), stop);

    public async ValueTask<IReadOnlyList<DueEffect>> DueEffectsAsync(DateTimeOffset now, int most, CancellationToken stop) =>
        await owner.Ask(desk => desk.DueEffects(now, most), stop);

    public async ValueTask PutOffAsync(DueEffect effect, DateTimeOffset due, CancellationToken stop) =>
        await owner.Ask(desk => Each([effect.Id], id => desk.Errands.PutOff(id, due)), stop);

    public async ValueTask<IReadOnlyDictionary<TallyKey, long>> TalliesAsync(string report, CancellationToken stop) =>
        await owner.Ask(desk => desk.Tallies.Of(report), stop);

    public async ValueTask<IReadOnlyList<KeptGap>> GapsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken stop) =>
        await owner.Ask(desk => desk.Gaps.Between(from, until), stop);

    public async ValueTask AddFiguresAsync(IReadOnlyList<Figure> figures, DateTimeOffset at, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(figures);
        // Put into words here: what cannot be written is the caller's fault alone.
        var written = figures.Select(f => Bookkeeping.Whole(StoredJson.Write(f))).ToList();
        await owner.Ask(desk => desk.Figures.Add(written, at), stop);
    }

    public async ValueTask<IReadOnlyList<Figure>> FiguresAsync(CancellationToken stop) => await owner.Ask(desk => desk.Figures.All, stop);

    public async ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(CancellationToken stop) =>
        await owner.Ask(desk => desk.Ledger.AllEvents(), stop);

    public async ValueTask<StoreState> StateAsync(CancellationToken stop) => await owner.Ask(desk => desk.State(), stop);

    public async ValueTask<int> PostAsync(IReadOnlyList<Bulletin> bulletins, DateTimeOffset now, CancellationToken stop) =>
        await owner.Ask(desk => desk.Bulletins.Post(bulletins, now), stop);

    public async ValueTask<IReadOnlyList<PostedBulletin>> BulletinsAsync(CancellationToken stop) => await owner.Ask(desk => desk.Bulletins.All, stop);

    public async ValueTask<bool> WithdrawAsync(string id, CancellationToken stop) => await owner.Ask(desk => desk.Bulletins.Withdraw(id), stop);

    public async ValueTask MarkAsync(string id, BulletinProgress progress, CancellationToken stop) =>
        await owner.Ask(desk => desk.Bulletins.Mark(id, progress), stop);

    public async ValueTask<IReadOnlyList<Subscriber>> SubscribersAsync(Subscription to, LearnerId after, int most, CancellationToken stop) =>
        await owner.Ask(desk => desk.Subscribers(to, after, most), stop);

    public async ValueTask<IReadOnlyDictionary<string, Organiser>> OrganisersAsync(CancellationToken stop) =>
        await owner.Ask(desk => desk.Organisers.All, stop);

    public async ValueTask<Organiser?> FindOrganiserAsync(string id, CancellationToken stop) =>
        await owner.Ask(desk => desk.Organisers.All.GetValueOrDefault(id), stop);

    public async ValueTask<OrganiserChange?> ChangeAsync(
        Func<IReadOnlyDictionary<string, Organiser>, OrganiserChange?> decide, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(decide);
        return await owner.Ask(desk => desk.Organisers.Change(decide), stop);
    }

    public async ValueTask<IReadOnlyList<AuditEntry>> AuditAsync(long from, int most, CancellationToken stop) =>
        await owner.Ask(desk => desk.Organisers.Audit(from, most), stop);

    public async ValueTask<AuditHead> AuditHeadAsync(CancellationToken stop) => await owner.Ask(desk => desk.Organisers.Head, stop);

    /// <inheritdoc/>
    /// <exception cref="IOException">The copy cannot be written.</exception>
    public async ValueTask BackupAsync(string file, CancellationToken stop)
    {
        // A second copy would need a checkpoint of its own, under the first one's feet.
        await backups.WaitAsync(stop);
        owner.HoldCheckpoints();
        try
        {
            var data = await owner.StandStillAsync(stop);
            await Task.Run(() => Backup.Write(data, file, stop), stop);
        }
        finally
        {
            owner.ResumeCheckpoints();
            backups.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await owner.StopAsync();
        directory?.Dispose();
        backups.Dispose();
    }

    private static bool Each<T>(IEnumerable<T> all, Action<T> act)
    {
        foreach (var one in all)
            act(one);
        return true;
    }
}
