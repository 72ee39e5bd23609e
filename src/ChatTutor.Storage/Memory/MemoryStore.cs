using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Broadcasts;
using ChatTutor.Storage.Waiting;

namespace ChatTutor.Storage;

/// <summary>Everything in memory and gone at the end: for tests and for trying a lesson in the terminal.</summary>
public sealed partial class MemoryStore : IStore, IOrganiserStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<Address, Learner> learners = [];
    private readonly Dictionary<(Address, string), MemoryTurn> turns = [];
    private readonly List<StoredEvent> events = [];
    private readonly Dictionary<TallyKey, long> tallies = [];
    private readonly List<AuditEntry> audit = [];
    private readonly Dictionary<Address, Contact> contacts = [];
    private readonly OutboxQueue outbox = new();
    private readonly EffectQueue effects = new();
    private OrganiserRegister register = OrganiserRegister.Empty;
    private long lastLearner;
    private long lastTurn;
    private long lastReply;
    private long lastEffect;
    private long deadLetters;

    public MemoryStore() => broadcasts = new BroadcastBook(shelf, [], [], outbox, () => ++lastReply, AddressOf);

    /// <summary>Never completes: memory does not fail.</summary>
    public Task Failed { get; } = new TaskCompletionSource().Task;

    public ValueTask<Handled> HandleAsync(Incoming incoming, Func<Learner, Turn> respond, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        ArgumentNullException.ThrowIfNull(respond);
        Bookkeeping.Check(incoming.Address);
        stop.ThrowIfCancellationRequested();
        try
        {
            lock (gate)
                return new(Handle(incoming, respond));
        }
#pragma warning disable CA1031 // As in every store, a fault of the tutor comes with the answer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return ValueTask.FromException<Handled>(e);
        }
    }

    public ValueTask<Handled?> FindAsync(Address address, string messageId, CancellationToken stop)
    {
        lock (gate)
            return new(turns.GetValueOrDefault((address, messageId))?.Again());
    }

    public ValueTask<Learner?> FindLearnerAsync(Address address, CancellationToken stop)
    {
        lock (gate)
            return new(learners.GetValueOrDefault(address));
    }

    public ValueTask<Contact> ContactAsync(Address address, CancellationToken stop)
    {
        lock (gate)
            return new(contacts.GetValueOrDefault(address, Contact.Never));
    }

    public ValueTask<IReadOnlyList<PastTurn>> RecentAsync(Address address, int most, CancellationToken stop)
    {
        lock (gate)
        {
            if (!learners.TryGetValue(address, out var learner))
                return new([]);
            var all = turns.Values.Where(t => t.Learner == learner.Id).Select(t => t.Past);
            return new([.. all.OrderBy(t => t.Sequence).TakeLast(most)]);
        }
    }

    public ValueTask<IReadOnlyList<OutboxMessage>> DueAsync(DateTimeOffset now, int most, int mostUnasked, CancellationToken stop)
    {
        lock (gate)
        {
            if (mostUnasked > 0)
                broadcasts.Feed(now);
            return new(outbox.Take(now, most, mostUnasked));
        }
    }

    public ValueTask SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(settlements);
        lock (gate)
            foreach (var settlement in settlements)
                Settle(settlement);
        return default;
    }

    public ValueTask<IReadOnlyList<DueEffect>> DueEffectsAsync(DateTimeOffset now, int most, CancellationToken stop)
    {
        lock (gate)
            return new(effects.Take(now, most));
    }

    public ValueTask PutOffAsync(DueEffect effect, DateTimeOffset due, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(effect);
        lock (gate)
            effects.PutOff(effect.Id, due);
        return default;
    }

    public ValueTask<IReadOnlyDictionary<TallyKey, long>> TalliesAsync(string report, CancellationToken stop)
    {
        lock (gate)
            return new(tallies.Where(t => t.Key.IsOf(report)).ToDictionary());
    }

    public ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(CancellationToken stop)
    {
        lock (gate)
            return new([.. events]);
    }

    public ValueTask<IReadOnlyDictionary<string, Organiser>> OrganisersAsync(CancellationToken stop)
    {
        lock (gate)
            return new(register.Organisers);
    }

    public ValueTask<Organiser?> FindOrganiserAsync(string id, CancellationToken stop)
    {
        lock (gate)
            return new(register.Organisers.GetValueOrDefault(id));
    }

    public ValueTask<OrganiserChange?> ChangeAsync(Func<IReadOnlyDictionary<string, Organiser>, OrganiserChange?> decide, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(decide);
        lock (gate)
        {
            if (decide(register.Organisers) is not { } change)
                return new((OrganiserChange?)null);
            (register, var entries) = register.After(change);
            audit.AddRange(entries);
            return new(change);
        }
    }

    public ValueTask<IReadOnlyList<AuditEntry>> AuditAsync(long from, int most, CancellationToken stop)
    {
        lock (gate)
            return new([.. audit.Where(e => e.Sequence >= from).Take(most)]);
    }

    public ValueTask<AuditHead> AuditHeadAsync(CancellationToken stop)
    {
        lock (gate)
            return new(register.Head);
    }

    public ValueTask<StoreState> StateAsync(CancellationToken stop)
    {
        lock (gate)
            return new(new StoreState(learners.Count, events.Count, outbox.CountOwn, effects.Count, deadLetters));
    }

    /// <summary>Not supported: there is nothing to copy to a file.</summary>
    public ValueTask BackupAsync(string file, CancellationToken stop) =>
        throw new NotSupportedException("The store in memory cannot be backed up.");

    public ValueTask DisposeAsync() => default;

    private Handled Handle(Incoming incoming, Func<Learner, Turn> respond)
    {
        if (turns.TryGetValue((incoming.Address, incoming.MessageId), out var earlier))
            return earlier.Again();
        var finished = Bookkeeping.EffectOf(incoming);
        var learner = learners.GetValueOrDefault(incoming.Address);
        if (learner is null && finished is { } late && !effects.Contains(late))
            return new Handled(default, [], [], Repeated: true);
        learner ??= new Learner(new LearnerId(lastLearner + 1));
        var turn = respond(learner);
        Bookkeeping.Check(turn, learner.Id);
        lastLearner = Math.Max(lastLearner, learner.Id.Value);
        if (finished is { } done)
            effects.Remove(done);
        if (Bookkeeping.OpensContact(incoming))
            contacts[incoming.Address] = new Contact(incoming.At, 0);
        if (turn.Fault is not null)
            return PutAside(incoming, learner, turn);
        return turn.Learner.Forgotten ? Forget(incoming, turn) : Keep(incoming, turn);
    }

    private Handled Keep(Incoming incoming, Turn turn)
    {
        learners[incoming.Address] = turn.Learner;
        Count(incoming, turn);
        var begun = turn.Effects.Select(effect => Begin(incoming, turn.Learner.Id, effect)).ToList();
        return Say(incoming, turn, [.. begun.Where(e => e.Effect is Effect.Ask).Select(e => e.Id)]);
    }

    private Handled PutAside(Incoming incoming, Learner unchanged, Turn turn)
    {
        learners[incoming.Address] = unchanged;
        deadLetters++;
        return Say(incoming, turn, []);
    }

    private Handled Forget(Incoming incoming, Turn turn)
    {
        learners.Remove(incoming.Address);
        contacts.Remove(incoming.Address);
        foreach (var key in turns.Where(t => t.Value.Learner == turn.Learner.Id).Select(t => t.Key).ToList())
            turns.Remove(key);
        RemoveAll(incoming.Address, CopyState.OptedOut);
        effects.RemoveAll(turn.Learner.Id);
        Count(incoming, turn);
        return Say(incoming, turn, []);
    }

    private Handled Say(Incoming incoming, Turn turn, IReadOnlyList<long> questions)
    {
        var past = new PastTurn(
            ++lastTurn, incoming.MessageId, turn.Heard, turn.Replies, incoming.At, Bookkeeping.IsUnasked(incoming.MessageId));
        turns.Add((incoming.Address, incoming.MessageId), new MemoryTurn(turn.Learner.Id, past, questions));
        if (!incoming.Inline)
            foreach (var reply in turn.Replies)
                outbox.Add(new OutboxMessage(++lastReply, incoming.Address, turn.Learner.Id, reply, 0, incoming.At, Bookkeeping.UrgencyOf(incoming)));
        return new Handled(turn.Learner.Id, turn.Replies, questions, Repeated: false);
    }

    private void Count(Incoming incoming, Turn turn)
    {
        foreach (var happened in turn.Events)
            events.Add(new StoredEvent(events.Count + 1, turn.Learner.Id, incoming.At, happened));
        foreach (var key in ReportKinds.Count(turn.Events, DateOnly.FromDateTime(incoming.At.DateTime)))
            tallies[key] = tallies.GetValueOrDefault(key) + 1;
    }

    private DueEffect Begin(Incoming incoming, LearnerId learner, Effect effect)
    {
        var due = new DueEffect(++lastEffect, incoming.Address, learner, effect, 0, Bookkeeping.DueOf(effect, incoming.At));
        effects.Add(due);
        return due;
    }

    private void Settle(Settlement settlement)
    {
        if (settlement.Taken > 0 && contacts.TryGetValue(settlement.Message.Address, out var contact))
            contacts[settlement.Message.Address] = contact with { SentSince = contact.SentSince + settlement.Taken };
        if (settlement.Message.Copy is not null)
            broadcasts.Settle(settlement);
        switch (settlement)
        {
            case Settlement.Again or Settlement.Dead or Settlement.InDoubt or Settlement.Gone when settlement.Message.Copy is not null:
                break;
            case Settlement.Again again:
                outbox.PutOff(again.Message.Id, again.Due);
                break;
            case Settlement.Unreachable unreachable:
                RemoveAll(unreachable.Message.Address, CopyState.Blocked);
                break;
            case Settlement.Dead or Settlement.InDoubt when outbox.Remove(settlement.Message.Id):
                deadLetters++;
                break;
            default:
                outbox.Remove(settlement.Message.Id);
                break;
        }
    }
}
