using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Broadcasts;
using ChatTutor.Storage.Households;
using ChatTutor.Storage.Waiting;

namespace ChatTutor.Storage;

/// <summary>Everything in memory and gone at the end: for tests and for trying a lesson in the terminal.</summary>
public sealed partial class MemoryStore : IStore, IFigureStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(Address, string), MemoryTurn> turns = [];
    private readonly List<StoredEvent> events = [];
    private readonly Dictionary<TallyKey, long> tallies = [];
    private readonly List<KeptGap> gaps = [];
    private readonly List<Figure> figures = [];
    private readonly Dictionary<Address, Contact> contacts = [];
    private readonly OutboxQueue outbox = new();
    private readonly EffectQueue effects = new();
    private readonly MemoryAddressBook people;
    private long lastLearner, lastTurn;
    private long lastReply;
    private long lastEffect;
    private long deadLetters;

    public MemoryStore()
    {
        people = new MemoryAddressBook(turns, effects);
        broadcasts = new BroadcastBook(shelf, [], [], outbox, () => ++lastReply, people.OwnAddressOf);
    }

    /// <summary>Never completes: memory does not fail.</summary>
    public Task Failed { get; } = new TaskCompletionSource().Task;

    public ValueTask<Handled> HandleAsync(Incoming incoming, Func<Learner, IPhone, Turn> respond, CancellationToken stop)
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
            return new(people.At(address));
    }

    public ValueTask<Learner?> FindOwnerAsync(Address address, CancellationToken stop)
    {
        lock (gate)
            return new(people.Find(address) is { } house ? people.Find(house.Owner) : null);
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
            if (people.Find(address) is not { } house)
                return new([]);
            var all = turns.Where(t => t.Key.Item1 == address && house.Has(t.Value.Learner)).Select(t => t.Value.Past);
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
            return new([.. effects.Take(now, most).Select(people.Readdressed)]);
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

    public ValueTask<IReadOnlyList<KeptGap>> GapsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken stop)
    {
        lock (gate)
            return new([.. gaps.Where(g => g.At >= from && g.At < until)]);
    }

    public ValueTask AddFiguresAsync(IReadOnlyList<Figure> figures, DateTimeOffset at, CancellationToken stop)
    {
        lock (gate)
            this.figures.AddRange(figures);
        return default;
    }

    public ValueTask<IReadOnlyList<Figure>> FiguresAsync(CancellationToken stop)
    {
        lock (gate)
            return new([.. figures]);
    }

    public ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(CancellationToken stop)
    {
        lock (gate)
            return new([.. events]);
    }

    public ValueTask<StoreState> StateAsync(CancellationToken stop)
    {
        lock (gate)
            return new(new StoreState(people.Learners, events.Count, outbox.CountOwn, effects.Count, deadLetters));
    }

    /// <summary>Not supported: there is nothing to copy to a file.</summary>
    public ValueTask BackupAsync(string file, CancellationToken stop) =>
        throw new NotSupportedException("The store in memory cannot be backed up.");

    public ValueTask DisposeAsync() => default;

    private Handled Handle(Incoming incoming, Func<Learner, IPhone, Turn> respond)
    {
        if (turns.TryGetValue((incoming.Address, incoming.MessageId), out var earlier))
            return earlier.Again();
        var finished = Bookkeeping.EffectOf(incoming);
        var asked = finished is { } result ? effects.LearnerOf(result) : incoming.To;
        if (Bookkeeping.IsTooLate(people.Find(incoming.Address), incoming, asked))
        {
            if (finished is { } late)
                effects.Remove(late);
            return new Handled(default, [], [], Repeated: true);
        }
        var known = asked is { } who ? people.Find(who) : people.At(incoming.Address);
        var learner = known ?? new Learner(new LearnerId(lastLearner + 1));
        var newcomer = new LearnerId(lastLearner + (known is null ? 2 : 1));
        var phone = new PhoneView(people, incoming, learner.Id, newcomer, register.LinkedTo(incoming.Address.ToString()));
        var turn = respond(learner, phone);
        phone.Check(turn);
        if (finished is { } done)
            effects.Remove(done);
        if (Bookkeeping.OpensContact(incoming))
            contacts[incoming.Address] = new Contact(incoming.At, 0);
        if (turn.Fault is not null)
        {
            deadLetters++;
            turn = turn with { Learner = learner, Events = [], Effects = [], Change = null, Gap = null, Deed = null };
        }
        lastLearner = Math.Max(lastLearner, Math.Max(learner.Id.Value, turn.Learner.Id.Value));
        return turn.Learner.Forgotten ? Forget(incoming, turn) : Keep(incoming, learner.Id, turn);
    }

    private Handled Keep(Incoming incoming, LearnerId spoke, Turn turn)
    {
        var work = people.Apply(incoming, spoke, turn);
        people.Save(turn.Learner);
        Count(incoming, turn);
        if (turn.Change is IdentityChange.Join)
            Hand(spoke, turn.Learner.Id);
        if (turn.Gap is { } gap)
            gaps.Add(new KeptGap(turn.Learner.Id, incoming.At, gap));
        if (turn.Deed is { } deed)
            Note(deed);
        var begun = work.Select(w => Begin(incoming with { Address = w.Address }, w.Learner, w.Effect)).ToList();
        return Say(incoming, turn, [.. begun.Where(e => Bookkeeping.IsAwaited(e.Effect)).Select(e => e.Id)]);
    }

    private Handled Forget(Incoming incoming, Turn turn)
    {
        foreach (var learner in people.Leaving(incoming, turn.Learner.Id))
        {
            foreach (var address in people.Remove(incoming.Address, learner))
                Clear(address, learner);
            foreach (var key in turns.Where(t => t.Value.Learner == learner).Select(t => t.Key).ToList())
                turns.Remove(key);
            effects.RemoveAll(learner);
            gaps.RemoveAll(g => g.Learner == learner);
            if (learner != turn.Learner.Id)
                events.Add(new StoredEvent(events.Count + 1, learner, incoming.At, new LearningEvent.Forgotten()));
        }
        Count(incoming, turn);
        return Say(incoming, turn, []);
    }

    // Two learners turned out to be one person: questions kept of the one are the other's.
    private void Hand(LearnerId gone, LearnerId into)
    {
        for (var i = 0; i < gaps.Count; i++)
            if (gaps[i].Learner == gone)
                gaps[i] = gaps[i] with { Learner = into };
    }

    private void Clear(Address address, LearnerId gone)
    {
        var isEmpty = people.Find(address) is null;
        if (isEmpty)
            contacts.Remove(address);
        RemoveAll(address, CopyState.OptedOut, isEmpty ? null : gone);
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
        foreach (var (key, by) in ReportKinds.Changes(turn.Events, DateOnly.FromDateTime(incoming.At.DateTime)))
            tallies[key] = tallies.GetValueOrDefault(key) + by;
    }

    private DueEffect Begin(Incoming incoming, LearnerId learner, Effect effect)
    {
        var due = new DueEffect(++lastEffect, incoming.Address, learner, effect, 0, Bookkeeping.DueOf(effect, incoming.At));
        effects.Add(due);
        return due;
    }

    private void Settle(Settlement settlement)
    {
        if (contacts.TryGetValue(settlement.Message.Address, out var contact))
            contacts[settlement.Message.Address] = contact.After(settlement.Taken, settlement.Begun);
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
