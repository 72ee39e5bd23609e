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

    /// <summary>Whose effect this is; null when it is finished.</summary>
    public LearnerId? LearnerOf(long id) => effects.LearnerOf(id);

    /// <summary>Puts an effect on the list; returns its id.</summary>
    public long Add(Address address, Incoming incoming, LearnerId learner, Effect effect, string json)
    {
        var due = new DueEffect(++ledger.Counters.LastEffect, address, learner, effect, 0, Bookkeeping.DueOf(effect, incoming.At));
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

    /// <summary>Gives the effects of one learner to another.</summary>
    public void Hand(LearnerId from, LearnerId to)
    {
        foreach (var moved in effects.Hand(from, to))
            ledger.Changes.Update(Collections.Effects, EffectDocument.Write(moved, StoredJson.Write(moved.Effect)));
    }

    /// <summary>Takes off the list what was to be answered to a learner at an address.</summary>
    public void RemoveAll(LearnerId learner, Address address)
    {
        foreach (var id in effects.RemoveAll(learner, address))
            ledger.Changes.Delete(Collections.Effects, id);
    }

    public void RemoveAll(LearnerId learner)
    {
        foreach (var id in effects.RemoveAll(learner))
            ledger.Changes.Delete(Collections.Effects, id);
    }
}
