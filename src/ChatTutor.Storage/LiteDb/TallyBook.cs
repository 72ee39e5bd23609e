using ChatTutor.Core.Reports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>All counters, in memory and in the file: as many as areas, groups and weeks ask for, whatever the number of learners.</summary>
internal sealed class TallyBook
{
    private readonly Ledger ledger;

    // By report: a page reads one of them and must not walk through all.
    private readonly Dictionary<string, Dictionary<TallyKey, (long Id, long Count)>> reports = [];

    public TallyBook(Ledger ledger)
    {
        this.ledger = ledger;
        foreach (var document in ledger.Database.All(Collections.Tallies))
            Book(document["r"].AsString).Add(Key(document), (document["_id"].AsInt64, document["v"].AsInt64));
    }

    public void Add(TallyKey key, int by)
    {
        key = new(Bookkeeping.Whole(key.Report), Bookkeeping.Whole(key.By), Bookkeeping.Whole(key.Key));
        var tallies = Book(key.Report);
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
        reports.Where(r => TallyKeys.IsOf(r.Key, report)).SelectMany(r => r.Value).ToDictionary(t => t.Key, t => t.Value.Count);

    private Dictionary<TallyKey, (long Id, long Count)> Book(string report)
    {
        if (!reports.TryGetValue(report, out var book))
            reports.Add(report, book = []);
        return book;
    }

    private static TallyKey Key(BsonDocument document) => new(document["r"].AsString, document["b"].AsString, document["k"].AsString);

    private static BsonDocument Write(TallyKey key, long id, long count) =>
        new() { ["_id"] = id, ["r"] = key.Report, ["b"] = key.By, ["k"] = key.Key, ["v"] = count };
}
