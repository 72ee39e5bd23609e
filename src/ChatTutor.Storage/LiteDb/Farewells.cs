using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>
/// The last turns of learners who were forgotten: delivered again they must not make a new learner. Only a hash of address and
/// message is kept, as long as turns are.
/// </summary>
internal sealed class Farewells
{
    private readonly Ledger ledger;
    private readonly Dictionary<string, long> turns = new(StringComparer.Ordinal);

    public Farewells(Ledger ledger)
    {
        this.ledger = ledger;
        foreach (var document in ledger.Database.All(Collections.Farewells))
            turns[Convert.ToHexString(document["k"].AsBinary)] = document["_id"].AsInt64;
    }

    public long? TurnOf(Address address, string messageId) =>
        turns.Count > 0 && turns.TryGetValue(Convert.ToHexString(MessageHash.Of(address, messageId)), out var turn) ? turn : null;

    public void Add(Address address, string messageId, long turn)
    {
        var key = MessageHash.Of(address, messageId);
        turns[Convert.ToHexString(key)] = turn;
        ledger.Changes.Insert(Collections.Farewells, new BsonDocument { ["_id"] = turn, ["k"] = key });
    }

    public void DropBelow(long firstTurn)
    {
        foreach (var (key, turn) in turns.Where(t => t.Value < firstTurn).ToList())
        {
            turns.Remove(key);
            ledger.Changes.Delete(Collections.Farewells, turn);
        }
    }
}
