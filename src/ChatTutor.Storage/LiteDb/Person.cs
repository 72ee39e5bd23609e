using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Households;
using ChatTutor.Storage.LiteDb.Documents;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>
/// A learner in memory with the turns remembered of them. The latest turns are listed in the learner's own document, which is
/// written anyway; every so many are moved to a document of their own, so that a talkative learner costs no more than others.
/// </summary>
internal sealed class Person(Learner learner)
{
    /// <summary>Turns listed in the learner's own document before they are moved out; 16 bytes each.</summary>
    private const int MostOwn = 64;

    private readonly TurnList own = new();
    private readonly List<long> moved = [];
    private readonly Dictionary<ulong, long> seen = [];

    public Learner Learner { get; set; } = learner;

    public Places Places { get; set; } = Places.Unknown;

    /// <summary>Documents of <see cref="Collections.Earlier"/> that list older turns.</summary>
    public IReadOnlyList<long> Moved => moved;

    public IEnumerable<long> Turns => seen.Values;

    public static Person Read(BsonDocument document, Func<long, BsonDocument?> earlier)
    {
        var person = new Person(StoredJson.Read<Learner>(document["j"].AsString)) { Places = PlacesDocument.Read(document) };
        foreach (var id in document["k"] is BsonArray ids ? ids.Select(i => i.AsInt64) : [])
            if (earlier(id) is { } list)
            {
                person.moved.Add(id);
                person.Recall(TurnList.Read(list["t"].AsBinary));
            }
        if (document["t"].AsBinary is { } tail)
            person.Remember(TurnList.Read(tail));
        return person;
    }

    /// <summary>The number of the turn this message led to, or null.</summary>
    public long? TurnOf(ulong message) => seen.TryGetValue(message, out var turn) ? turn : null;

    public BsonDocument Write(string json)
    {
        var document = new BsonDocument { ["_id"] = Learner.Id.Value, ["j"] = json };
        if (own.Count > 0)
            document["t"] = own.Write();
        if (moved.Count > 0)
            document["k"] = new BsonArray(moved.Select(id => new BsonValue(id)));
        PlacesDocument.Write(document, Places);
        return document;
    }

    /// <summary>The turns of another, who is the same person, are this one's too.</summary>
    public void Absorb(Person other)
    {
        moved.AddRange(other.moved);
        own.Merge(other.own);
        foreach (var (message, turn) in other.seen)
            seen[message] = turn;
    }

    /// <summary>Adds a turn; returns a list to be stored apart when the learner's own has become long.</summary>
    public BsonDocument? Add(ulong message, long turn, long firstKept)
    {
        Forget(firstKept);
        own.Add(message, turn);
        seen[message] = turn;
        if (own.Count < MostOwn)
            return null;
        moved.Add(turn);
        var list = new BsonDocument { ["_id"] = turn, ["t"] = own.Write() };
        own.Clear();
        return list;
    }

    private void Forget(long firstKept)
    {
        if (!own.DropBelow(firstKept) & moved.RemoveAll(id => id < firstKept) == 0)
            return;
        foreach (var (message, _) in seen.Where(s => s.Value < firstKept).ToList())
            seen.Remove(message);
    }

    private void Remember(TurnList list)
    {
        own.AddRange(list);
        Recall(list);
    }

    private void Recall(TurnList list)
    {
        foreach (var (message, turn) in list)
            seen[message] = turn;
    }
}
