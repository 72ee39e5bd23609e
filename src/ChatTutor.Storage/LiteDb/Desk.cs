using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb.Documents;

namespace ChatTutor.Storage.LiteDb;

/// <summary>Where messages are handled, one at a time, on the thread that owns the database.</summary>
internal sealed class Desk
{
    private readonly Farewells farewells;

    public Desk(Database database, int learnersInMemory)
    {
        Ledger = new Ledger(database);
        People = new People(Ledger, learnersInMemory);
        Tallies = new TallyBook(Ledger);
        Contacts = new Contacts(Ledger, learnersInMemory);
        Roster = new Roster();
        Deliveries = new Deliveries(Ledger, Contacts, Roster);
        RosterReading = new RosterReading(Ledger, Roster);
        Errands = new Errands(Ledger);
        farewells = new Farewells(Ledger);
        Turns = new TurnBook(Ledger, farewells);
        Organisers = new OrganiserBook(Ledger);
    }

    public Ledger Ledger { get; }

    public People People { get; }

    public Contacts Contacts { get; }

    public TallyBook Tallies { get; }

    public Roster Roster { get; }

    public RosterReading RosterReading { get; }

    public Deliveries Deliveries { get; }

    public Errands Errands { get; }

    public TurnBook Turns { get; }

    public OrganiserBook Organisers { get; }

    public StoreState State() =>
        new(Ledger.Counters.Learners, Ledger.Counters.LastEvent, Deliveries.Count, Errands.Count, Ledger.Counters.LastLetter);

    /// <summary>Nothing is noted until the turn is there and put into words: a fault in <paramref name="respond"/> harms no other message.</summary>
    /// <exception cref="TurnFailedException">It threw, or what it returned cannot be kept.</exception>
    public Handled Handle(Incoming incoming, Func<Learner, Turn> respond)
    {
        var known = People.Find(incoming.Address);
        if (Turns.Find(known, incoming.Address, incoming.MessageId) is { } earlier)
            return earlier;
        var finished = Bookkeeping.EffectOf(incoming);
        // The answer to somebody who asked to be forgotten in the meantime must not make them known again.
        if (known is null && finished is { } late && !Errands.Waits(late))
            return new Handled(default, [], [], Repeated: true);
        var person = known ?? People.Stranger();
        var written = Write(person.Learner, incoming, respond);
        if (finished is { } done)
            Errands.Finish(done);
        if (Bookkeeping.OpensContact(incoming))
            Contacts.Heard(incoming);
        return written.Turn.Learner.Forgotten ? Forget(known, incoming, written) : Keep(known, person, incoming, written);
    }

    /// <summary>Asks about a copy for the person as they are now; where people see what is kept, it is kept as a turn in the same batch.</summary>
    public CopyStart Begin(OutboxMessage copy, Func<Broadcast, Learner, CopyStart> decide, DateTimeOffset now)
    {
        var person = People.Find(copy.Address);
        var start = Deliveries.Broadcasts.Begin(copy, person?.Learner, decide, now);
        if (start is CopyStart.Go { Keep: true, Reply: var reply })
            Keep(person, person!, Bookkeeping.Announcement(copy, now), new Turn(person!.Learner, [reply], [], []));
        return start;
    }

    private void Keep(Person? known, Person person, Incoming incoming, Turn turn) => Keep(known, person, incoming, WrittenTurn.Of(turn, incoming));

    private static WrittenTurn Write(Learner learner, Incoming incoming, Func<Learner, Turn> respond)
    {
        try
        {
            var turn = respond(learner);
            Bookkeeping.Check(turn, learner.Id);
            if (turn.Fault is not null)
                turn = turn with { Learner = learner, Events = [], Effects = [] };
            return WrittenTurn.Of(turn, incoming);
        }
#pragma warning disable CA1031 // Whatever it is, it is this caller's; the batch goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            throw new TurnFailedException(e);
        }
    }

    private Handled Keep(Person? known, Person person, Incoming incoming, WrittenTurn written)
    {
        var (turn, learner) = (written.Turn, person.Learner.Id);
        var errands = turn.Effects.Select((effect, i) => (Effect: effect, Id: Errands.Add(incoming, learner, effect, written.Effects[i]))).ToList();
        var asked = errands.Where(e => e.Effect is Effect.Ask).Select(e => e.Id).ToList();
        var number = Record(learner, incoming, written, asked);
        if (person.Add(MessageHash.Of(incoming.MessageId), number, Ledger.Counters.FirstTurn) is { } list)
            Ledger.Changes.Insert(Collections.Earlier, list);
        person.Learner = turn.Learner;
        if (known is null)
            People.Welcome(incoming.Address, person, written.LearnerJson);
        else
            People.Save(person, written.LearnerJson);
        Roster.Put(incoming.Address, turn.Learner);
        return new Handled(learner, turn.Replies, asked, Repeated: false);
    }

    private Handled Forget(Person? known, Incoming incoming, WrittenTurn written)
    {
        var learner = written.Turn.Learner.Id;
        Ledger.Counters.LastLearner = Math.Max(Ledger.Counters.LastLearner, learner.Value);
        if (known is not null)
            People.Remove(incoming.Address, known);
        Contacts.Remove(incoming.Address);
        Roster.Remove(learner);
        Deliveries.RemoveAll(incoming.Address, CopyState.OptedOut);
        Errands.RemoveAll(learner);
        farewells.Add(incoming.Address, incoming.MessageId, Record(learner, incoming, written, []));
        return new Handled(learner, written.Turn.Replies, [], Repeated: false);
    }

    private long Record(LearnerId learner, Incoming incoming, WrittenTurn written, IReadOnlyList<long> asked)
    {
        var (turn, counters) = (written.Turn, Ledger.Counters);
        for (var i = 0; i < written.Replies.Count; i++)
            Deliveries.Add(incoming, learner, turn.Replies[i], written.Replies[i]);
        foreach (var json in written.Events)
            Ledger.Changes.Insert(Collections.Events, EventDocument.Write(++counters.LastEvent, learner, incoming.At, json));
        foreach (var key in written.Tallies)
            Tallies.Add(key);
        if (turn.Fault is { } fault)
            Ledger.Changes.Insert(Collections.Letters, LetterDocument.Fault(++counters.LastLetter, learner, fault, incoming.At));
        return Turns.Add(learner, incoming, written, asked);
    }
}
