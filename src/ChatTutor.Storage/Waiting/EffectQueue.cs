using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage.Waiting;

/// <summary>Effects not finished yet, handed out by the time they are due.</summary>
internal sealed class EffectQueue
{
    private readonly Dictionary<long, DueEffect> effects = [];
    private readonly HashSet<long> handedOut = [];
    private readonly PriorityQueue<long, (DateTimeOffset Due, long Id)> waiting = new();

    public int Count => effects.Count;

    public void Add(DueEffect effect)
    {
        effects.Add(effect.Id, effect);
        waiting.Enqueue(effect.Id, (effect.Due, effect.Id));
    }

    /// <summary>The effects due now; they count as handed out.</summary>
    public List<DueEffect> Take(DateTimeOffset now, int most)
    {
        var taken = new List<DueEffect>();
        while (taken.Count < most && waiting.TryPeek(out _, out var first) && first.Due <= now)
            if (effects.TryGetValue(waiting.Dequeue(), out var effect) && effect.Due <= now && handedOut.Add(effect.Id))
                taken.Add(effect);
        return taken;
    }

    /// <summary>The effect as it now waits, or null when it had been finished or given up.</summary>
    public DueEffect? PutOff(long id, DateTimeOffset due)
    {
        if (!effects.TryGetValue(id, out var effect))
            return null;
        effect = effects[id] = effect with { Attempts = effect.Attempts + 1, Due = due };
        handedOut.Remove(id);
        waiting.Enqueue(id, (due, id));
        return effect;
    }

    public bool Remove(long id)
    {
        handedOut.Remove(id);
        return effects.Remove(id);
    }

    /// <summary>Whose effect this is; null when it is finished.</summary>
    public LearnerId? LearnerOf(long id) => effects.TryGetValue(id, out var effect) ? effect.Learner : null;

    /// <summary>Gives the effects of one learner to another; returns them as they now are.</summary>
    public List<DueEffect> Hand(LearnerId from, LearnerId to)
    {
        var moved = effects.Values.Where(e => e.Learner == from).Select(e => e with { Learner = to }).ToList();
        moved.ForEach(e => effects[e.Id] = e);
        return moved;
    }

    /// <summary>Takes off the list what was to be answered to a learner at an address; reminders go wherever the learner is. Returns the ids.</summary>
    public List<long> RemoveAll(LearnerId learner, Address address)
    {
        var gone = effects.Values.Where(e => e.Learner == learner && e.Address == address && e.Effect is not Effect.RemindAt).Select(e => e.Id).ToList();
        gone.ForEach(id => Remove(id));
        return gone;
    }

    /// <summary>Takes a learner's effects off the list; returns their ids.</summary>
    public List<long> RemoveAll(LearnerId learner)
    {
        var gone = effects.Values.Where(e => e.Learner == learner).Select(e => e.Id).ToList();
        gone.ForEach(id => Remove(id));
        return gone;
    }
}
