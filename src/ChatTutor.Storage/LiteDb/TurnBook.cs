using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb.Documents;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>What was answered to which message, kept so long that no platform delivers a message after it.</summary>
internal sealed class TurnBook(Ledger ledger, Farewells farewells)
{
    /// <summary>When the oldest turn was received, as far as it has been looked at.</summary>
    private DateTimeOffset oldest = DateTimeOffset.MinValue;

    /// <summary>What was answered to this message, or null when it is new.</summary>
    /// <param name="people">Everybody it may have been answered to.</param>
    public Handled? Find(IReadOnlyList<Person> people, Address address, string messageId)
    {
        var hash = MessageHash.In(address, messageId);
        foreach (var person in people)
            if (person.TurnOf(hash) is { } number)
                return Again(number) is { } handled ? handled with { Learner = person.Learner.Id } : null;
        if (people is [{ Places.AreSeveral: false } only] && only.TurnOf(MessageHash.InFormat1(messageId)) is { } old)
            return Again(old);
        return farewells.TurnOf(address, messageId) is { } last ? Again(last) : null;
    }

    public IReadOnlyList<PastTurn> Recent(IReadOnlyList<Person> people, Address address, int most) =>
    [
        .. people.SelectMany(p => p.Turns).Distinct().OrderDescending().SelectMany(Kept).Where(t => TurnDocument.IsAt(t, address))
            .Take(most).Reverse().Select(TurnDocument.Past),
    ];

    /// <summary>Writes the turn down; returns its number.</summary>
    public long Add(LearnerId learner, Incoming incoming, WrittenTurn turn, IReadOnlyList<long> effects)
    {
        var number = ++ledger.Counters.LastTurn;
        ledger.Changes.Insert(Collections.Turns, TurnDocument.Write(number, learner, incoming, turn.Turn.Heard, turn.RepliesJson, effects));
        return number;
    }

    /// <summary>Deletes up to <paramref name="most"/> of the turns received before <paramref name="limit"/>, oldest first.</summary>
    public void Sweep(DateTimeOffset limit, int most)
    {
        var counters = ledger.Counters;
        if (oldest >= limit || counters.FirstTurn > counters.LastTurn)
            return;
        var first = counters.FirstTurn;
        while (counters.FirstTurn <= counters.LastTurn && counters.FirstTurn < first + most && SweepOne(counters.FirstTurn, limit))
            counters.FirstTurn++;
        if (counters.FirstTurn == first)
            return;
        foreach (var list in ledger.Database.FirstUpTo(Collections.Earlier, counters.FirstTurn - 1, most))
            ledger.Changes.Delete(Collections.Earlier, list["_id"]);
        farewells.DropBelow(counters.FirstTurn);
    }

    private Handled? Again(long turn) => Kept(turn).Select(TurnDocument.Again).FirstOrDefault();

    /// <summary>The turn, or nothing when it has been swept away.</summary>
    private IEnumerable<BsonDocument> Kept(long turn) => ledger.Find(Collections.Turns, turn) is { } document ? [document] : [];

    private bool SweepOne(long turn, DateTimeOffset limit)
    {
        // A gap is a turn of somebody who was forgotten.
        if (ledger.Find(Collections.Turns, turn) is not { } document)
            return true;
        oldest = Moments.Read(document);
        if (oldest >= limit)
            return false;
        ledger.Changes.Delete(Collections.Turns, turn);
        return true;
    }
}
