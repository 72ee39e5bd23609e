using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Storage.LiteDb.Documents;

namespace ChatTutor.Storage.LiteDb;

/// <summary>Questions not answered well. Their words stay in the file; in memory is only whose they are and when they were asked.</summary>
internal sealed class GapBook
{
    private readonly Ledger ledger;
    private readonly SortedDictionary<long, (LearnerId Learner, DateTimeOffset At)> kept = [];

    public GapBook(Ledger ledger)
    {
        this.ledger = ledger;
        foreach (var document in ledger.Database.All(Collections.Gaps))
            kept.Add(document["_id"].AsInt64, GapDocument.Key(document));
    }

    public void Add(LearnerId learner, DateTimeOffset at, string json)
    {
        kept.Add(++ledger.Counters.LastGap, (learner, at));
        ledger.Changes.Insert(Collections.Gaps, GapDocument.Write(ledger.Counters.LastGap, learner, at, json));
    }

    public IReadOnlyList<KeptGap> Between(DateTimeOffset from, DateTimeOffset until) =>
        [.. kept.Where(g => g.Value.At >= from && g.Value.At < until).Select(g => GapDocument.Read(ledger.Find(Collections.Gaps, g.Key)!))];

    /// <summary>Two learners turned out to be one person, whose questions they are from now on.</summary>
    public void Hand(LearnerId gone, LearnerId into)
    {
        foreach (var (id, gap) in kept.Where(g => g.Value.Learner == gone).ToList())
        {
            kept[id] = (into, gap.At);
            ledger.Changes.Update(Collections.Gaps, GapDocument.Of(ledger.Find(Collections.Gaps, id)!, into));
        }
    }

    public void RemoveAll(LearnerId learner) => Remove([.. kept.Where(g => g.Value.Learner == learner).Select(g => g.Key)]);

    /// <summary>Deletes up to <paramref name="most"/> of those asked before <paramref name="limit"/>, oldest first.</summary>
    public void Sweep(DateTimeOffset limit, int most)
    {
        if (kept.Count > 0)
            Remove([.. kept.TakeWhile(g => g.Value.At < limit).Take(most).Select(g => g.Key)]);
    }

    private void Remove(List<long> ids)
    {
        foreach (var id in ids)
        {
            kept.Remove(id);
            ledger.Changes.Delete(Collections.Gaps, id);
        }
    }
}
