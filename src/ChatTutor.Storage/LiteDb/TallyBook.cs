using ChatTutor.Core.Reports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>All counters, in memory and in the file. There are a few thousand, whatever the number of learners.</summary>
internal sealed class TallyBook
{
    private readonly Ledger ledger;
    private readonly Dictionary<TallyKey, (long Id, long Count)> tallies = [];

    public TallyBook(Ledger ledger)
    {
        this.ledger = ledger;
        foreach (var document in ledger.Database.All(Collections.Tallies))
            tallies.Add(Key(document), (document["_id"].AsInt64, document["v"].AsInt64));
    }

    public void Add(TallyKey key, int by)
    {
        key = new(Bookkeeping.Whole(key.Report), Bookkeeping.Whole(key.By), Bookkeeping.Whole(key.Key));
        if (tallies.TryGetValue(key, out var tally))
        {
            tallies[key] = tally with { Count = tally.Count + by };
            ledger.Changes.Update(Collections.Tallies, Write(key, tally.Id, tally.Count + by));
            return;
        }
        tallies.Add(key, (++ledger.Counters.LastTally, by));
        ledger.Changes.Insert(Collections.Tallies, Write(key, ledger.Counters.LastTally, by));
    }

    public IReadOnlyDictionary<TallyKey, long> Of(string report) =>
        tallies.Where(t => t.Key.IsOf(report)).ToDictionary(t => t.Key, t => t.Value.Count);

    private static TallyKey Key(BsonDocument document) => new(document["r"].AsString, document["b"].AsString, document["k"].AsString);

    private static BsonDocument Write(TallyKey key, long id, long count) =>
        new() { ["_id"] = id, ["r"] = key.Report, ["b"] = key.By, ["k"] = key.Key, ["v"] = count };
}
