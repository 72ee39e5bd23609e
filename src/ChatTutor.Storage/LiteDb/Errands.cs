using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb.Documents;
using ChatTutor.Storage.Waiting;

namespace ChatTutor.Storage.LiteDb;

/// <summary>Effects not finished yet: in memory for handing out, in the file for after a restart.</summary>
internal sealed class Errands
{
    private readonly Ledger ledger;
    private readonly EffectQueue effects = new();

    public Errands(Ledger ledger)
    {
        this.ledger = ledger;
        foreach (var document in ledger.Database.All(Collections.Effects))
            effects.Add(EffectDocument.Read(document));
    }

    public int Count => effects.Count;

    public bool Waits(long id) => effects.Contains(id);

    /// <summary>Puts an effect on the list; returns its id.</summary>
    public long Add(Incoming incoming, LearnerId learner, Effect effect, string json)
    {
        var due = new DueEffect(++ledger.Counters.LastEffect, incoming.Address, learner, effect, 0, Bookkeeping.DueOf(effect, incoming.At));
        effects.Add(due);
        ledger.Changes.Insert(Collections.Effects, EffectDocument.Write(due, json));
        return due.Id;
    }

    public List<DueEffect> Take(DateTimeOffset now, int most) => effects.Take(now, most);

    public void PutOff(long id, DateTimeOffset due)
    {
        if (effects.PutOff(id, due) is { } later)
            ledger.Changes.Update(Collections.Effects, EffectDocument.Write(later, StoredJson.Write(later.Effect)));
    }

    public void Finish(long id)
    {
        if (effects.Remove(id))
            ledger.Changes.Delete(Collections.Effects, id);
    }

    public void RemoveAll(LearnerId learner)
    {
        foreach (var id in effects.RemoveAll(learner))
            ledger.Changes.Delete(Collections.Effects, id);
    }
}
