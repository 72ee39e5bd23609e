using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Households;
using ChatTutor.Storage.LiteDb.Documents;

namespace ChatTutor.Storage.LiteDb;

/// <summary>Where messages are handled, one at a time, on the thread that owns the database.</summary>
internal sealed class Desk
{
    private readonly Farewells farewells;

    public Desk(Database database, int learnersInMemory)
    {
        Ledger = new Ledger(database);
        Tallies = new TallyBook(Ledger);
        Figures = new FigureBook(Ledger);
        Contacts = new Contacts(Ledger, learnersInMemory);
        Roster = new Roster();
        Deliveries = new Deliveries(Ledger, Contacts, Roster);
        RosterReading = new RosterReading(Ledger, Roster);
        Errands = new Errands(Ledger);
        Bulletins = new BulletinBook(Ledger);
        Subscriptions = new Subscriptions(Ledger);
        Gaps = new GapBook(Ledger);
        People = new People(Ledger, Errands, learnersInMemory);
        farewells = new Farewells(Ledger);
        Turns = new TurnBook(Ledger, farewells);
        Organisers = new OrganiserBook(Ledger);
    }

    public Ledger Ledger { get; }

    public People People { get; }

    public Contacts Contacts { get; }

    public TallyBook Tallies { get; }

    public FigureBook Figures { get; }
    public Roster Roster { get; }

    public RosterReading RosterReading { get; }

    public Deliveries Deliveries { get; }

    public Errands Errands { get; }

    public TurnBook Turns { get; }

    public BulletinBook Bulletins { get; }

    public Subscriptions Subscriptions { get; }

    public OrganiserBook Organisers { get; }

    public GapBook Gaps { get; }

    /// <summary>Those on the list for the office.</summary>
    public IReadOnlyList<Learner> Slips(LearnerId after, int most) =>
        [.. Roster.Slips(after, most).Select(id => People.FindPerson(id)?.Learner).OfType<Learner>().Where(l => l.Slip is not null)];

    /// <summary>False for who has left the list.</summary>
    public bool Answer(LearnerId learner, OfficeAnswer answer)
    {
        if (People.FindPerson(learner) is not { Learner.Slip: { } slip } person)
            return false;
        person.Learner = person.Learner with { Slip = slip with { Answer = answer } };
        People.Save(person, StoredJson.Write(person.Learner));
        return true;
    }

    public StoreState State() =>
        new(Ledger.Counters.Learners, Ledger.Counters.LastEvent, Deliveries.Count, Errands.Count, Ledger.Counters.LastLetter);

    /// <summary>Those who subscribe, where they are to be told.</summary>
    public IReadOnlyList<Subscriber> Subscribers(Subscription to, LearnerId after, int most) =>
        [.. Subscriptions.Page(to, after, most).Select(s => s with { Address = People.Reach(s.Learner, s.Address) })];

    public IReadOnlyList<DueEffect> DueEffects(DateTimeOffset now, int most) => [.. Errands.Take(now, most).Select(People.Readdressed)];

    /// <summary>What was answered to this message, or null.</summary>
    public Handled? Find(Address address, string messageId) => Turns.Find(Answered(address), address, messageId);

    public IReadOnlyList<PastTurn> Recent(Address address, int most) => Turns.Recent(Persons(People.Find(address)?.People.Select(p => p.Learner)), address, most);

    /// <summary>Nothing is noted until the turn is there and put into words: a fault in <paramref name="respond"/> harms no other message.</summary>
    /// <exception cref="TurnFailedException">It threw, or what it returned cannot be kept.</exception>
    public Handled Handle(Incoming incoming, Func<Learner, IPhone, Turn> respond)
    {
        if (Find(incoming.Address, incoming.MessageId) is { } earlier)
            return earlier;
        var finished = Bookkeeping.EffectOf(incoming);
        var asked = finished is { } result ? Errands.LearnerOf(result) : incoming.To;
        if (Bookkeeping.IsTooLate(People.Find(incoming.Address), incoming, asked))
        {
            if (finished is { } late)
                Errands.Finish(late);
            return new Handled(default, [], [], Repeated: true);
        }
        var known = asked is { } who ? People.FindPerson(who) : People.At(incoming.Address);
        var next = Ledger.Counters.LastLearner + 1;
        var person = known ?? new Person(new Learner(new LearnerId(next)));
        var phone = new PhoneView(People, incoming, person.Learner.Id, new LearnerId(known is null ? next + 1 : next), Organisers.LinkedTo(incoming.Address));
        var written = TurnFailedException.Guard(() => Write(person.Learner, phone, incoming, respond));
        if (finished is { } done)
            Errands.Finish(done);
        if (Bookkeeping.OpensContact(incoming))
            Contacts.Heard(incoming);
        return written.Turn.Learner.Forgotten ? Forget(incoming, written) : Keep(person, incoming, written);
    }

    /// <summary>Nothing is noted until all of them are put into words.</summary>
    /// <exception cref="TurnFailedException">The decision threw, or cannot be kept.</exception>
    public ClassEntry? Enrol(Address phone, Func<IReadOnlyList<PhonePerson>, ClassEntry?> decide)
    {
        if (People.Find(phone) is not { } house || TurnFailedException.Guard(() => Decide(house, decide)) is not var (entry, members))
            return null;
        Organisers.Change(_ => new([], [entry.Note]));
        foreach (var (person, json) in members)
            People.Welcome(person, json);
        People.Enrol(phone, [.. members.Select(m => m.Person.Learner.Id)], entry);
        EnlistMoved();
        return entry;
    }

    /// <summary>Asks about a copy for the person as they are now; where people see what is kept, it is kept as a turn in the same batch.</summary>
    public CopyStart Begin(OutboxMessage copy, Func<Broadcast, Learner, CopyStart> decide, DateTimeOffset now)
    {
        // Whose the phone is not, or not any more, is told nothing there.
        var person = People.Find(copy.Address)?.Owner == copy.Learner ? People.FindPerson(copy.Learner) : null;
        var start = Deliveries.Broadcasts.Begin(copy, person?.Learner, decide, now);
        if (start is CopyStart.Go { Keep: true, Reply: var reply })
        {
            var announcement = Bookkeeping.Announcement(copy, now);
            Keep(person!, announcement, WrittenTurn.Of(new Turn(person!.Learner, [reply], [], []), announcement));
        }
        return start;
    }

    private static WrittenTurn Write(Learner learner, PhoneView phone, Incoming incoming, Func<Learner, IPhone, Turn> respond)
    {
        var turn = respond(learner, phone);
        phone.Check(turn);
        if (turn.Fault is not null)
            turn = turn with { Learner = learner, Events = [], Effects = [], Change = null, Gap = null, Deed = null };
        return WrittenTurn.Of(turn, incoming);
    }

    private (ClassEntry, IReadOnlyList<(Person Person, string Json)>)? Decide(Household house, Func<IReadOnlyList<PhonePerson>, ClassEntry?> decide)
    {
        if (decide(house.People) is not { } entry)
            return null;
        var next = Ledger.Counters.LastLearner;
        var members = entry.Members.Select(m => new Person(m.Learner with { Id = new LearnerId(++next) })).ToList();
        return (entry, members.ConvertAll(m => (m, StoredJson.Write(m.Learner))));
    }

    private Handled Keep(Person spoke, Incoming incoming, WrittenTurn written)
    {
        var (turn, learner) = (written.Turn, written.Turn.Learner.Id);
        var (before, work) = (spoke.Learner, People.Apply(incoming, spoke.Learner.Id, turn));
        if (turn.Change is IdentityChange.Join)
        {
            Subscriptions.Follow(incoming.Address, before.Id, before.Bulletins, null);
            Gaps.Hand(before.Id, learner);
        }
        var known = People.FindPerson(learner);
        var person = known ?? (learner == spoke.Learner.Id ? spoke : new Person(turn.Learner));
        var errands = work.Select(w => (w.Effect, Id: Errands.Add(w.Address, incoming, w.Learner, w.Effect, StoredJson.Write(w.Effect)))).ToList();
        var awaited = errands.Where(e => Bookkeeping.IsAwaited(e.Effect)).Select(e => e.Id).ToList();
        var number = Record(learner, incoming, written, awaited);
        if (person.Add(MessageHash.In(incoming.Address, incoming.MessageId), number, Ledger.Counters.FirstTurn) is { } list)
            Ledger.Changes.Insert(Collections.Earlier, list);
        Subscriptions.Follow(incoming.Address, learner, person.Learner.Bulletins, turn.Learner.Bulletins);
        person.Learner = turn.Learner;
        if (known is null)
            People.Welcome(person, written.LearnerJson);
        else
            People.Save(person, written.LearnerJson);
        if (written.GapJson is { } gap)
            Gaps.Add(learner, incoming.At, gap);
        if (turn.Deed is { } deed)
            Organisers.Change(_ => new([], [deed]));
        Roster.PutTraits(turn.Learner);
        EnlistMoved();
        return new Handled(learner, turn.Replies, awaited, Repeated: false);
    }

    private Handled Forget(Incoming incoming, WrittenTurn written)
    {
        var learner = written.Turn.Learner.Id;
        Ledger.Counters.LastLearner = Math.Max(Ledger.Counters.LastLearner, learner.Value);
        foreach (var gone in People.Leaving(incoming, learner))
        {
            Subscriptions.Follow(incoming.Address, gone, People.FindPerson(gone)?.Learner.Bulletins, null);
            foreach (var address in People.Remove(incoming.Address, gone))
                Clear(address, gone);
            Errands.RemoveAll(gone);
            Gaps.RemoveAll(gone);
            if (gone != learner)
                Ledger.Changes.Insert(Collections.Events, EventDocument.Write(
                    ++Ledger.Counters.LastEvent, gone, incoming.At, StoredJson.Write<LearningEvent>(new LearningEvent.Forgotten())));
        }
        EnlistMoved();
        farewells.Add(incoming.Address, incoming.MessageId, Record(learner, incoming, written, []));
        return new Handled(learner, written.Turn.Replies, [], Repeated: false);
    }

    // Where others of the phone go on learning, the way to write to them stays open.
    private void Clear(Address address, LearnerId gone)
    {
        var isEmpty = People.Find(address) is null;
        if (isEmpty)
            Contacts.Remove(address);
        Deliveries.RemoveAll(address, CopyState.OptedOut, isEmpty ? null : gone);
    }

    // Whoever came, went or became the first at an address is reached otherwise from now on, or not at all.
    private void EnlistMoved()
    {
        foreach (var (learner, address) in People.TakeMoved())
            if (People.FindPerson(learner) is not { } person)
                Roster.Remove(learner);
            else if (People.Own(learner, address) is { } own)
                Roster.Put(own, person.Learner);
            else
                Roster.PutWithoutAddress(person.Learner);
    }

    // A message may have been answered to anybody who learns here, or did until lately.
    private IReadOnlyList<Person> Answered(Address address) => People.Find(address) switch
    {
        null => [],
        { People: [var only], Earlier.Count: 0 } => People.FindPerson(only.Learner) is { } person ? [person] : [],
        var house => Persons(house.People.Select(p => p.Learner).Concat(house.Earlier)),
    };

    private List<Person> Persons(IEnumerable<LearnerId>? learners) => [.. (learners ?? []).Select(People.FindPerson).OfType<Person>()];

    private long Record(LearnerId learner, Incoming incoming, WrittenTurn written, IReadOnlyList<long> asked)
    {
        var (turn, counters) = (written.Turn, Ledger.Counters);
        for (var i = 0; i < written.Replies.Count; i++)
            Deliveries.Add(incoming, learner, turn.Replies[i], written.Replies[i]);
        foreach (var json in written.Events)
            Ledger.Changes.Insert(Collections.Events, EventDocument.Write(++counters.LastEvent, learner, incoming.At, json));
        foreach (var (key, by) in written.Tallies)
            Tallies.Add(key, by);
        if (turn.Fault is { } fault)
            Ledger.Changes.Insert(Collections.Letters, LetterDocument.Fault(++counters.LastLetter, learner, fault, incoming.At));
        return Turns.Add(learner, incoming, written, asked);
    }
}
