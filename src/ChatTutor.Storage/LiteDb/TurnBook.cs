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
    public Handled? Find(Person? person, Address address, string messageId)
    {
        var turn = person?.TurnOf(MessageHash.Of(messageId)) ?? farewells.TurnOf(address, messageId);
        return turn is { } number ? Kept(number).Select(TurnDocument.Again).FirstOrDefault() : null;
    }

    public IReadOnlyList<PastTurn> Recent(Person person, int most) =>
        [.. person.Turns.OrderDescending().Take(most).Order().SelectMany(Kept).Select(TurnDocument.Past)];

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
