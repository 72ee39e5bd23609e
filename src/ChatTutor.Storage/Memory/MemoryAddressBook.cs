using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Households;
using ChatTutor.Storage.Waiting;

namespace ChatTutor.Storage;

/// <summary>Learners and their addresses in memory.</summary>
internal sealed class MemoryAddressBook(Dictionary<(Address, string), MemoryTurn> turns, EffectQueue effects) : AddressBook
{
    private readonly Dictionary<Address, Household> houses = [];
    private readonly Dictionary<LearnerId, Learner> learners = [];
    private readonly Dictionary<LearnerId, Places> places = [];

    public int Learners => learners.Count;

    public IEnumerable<Learner> All => learners.Values;

    public override Household? Find(Address address) => houses.GetValueOrDefault(address);

    public override Learner? Find(LearnerId learner) => learners.GetValueOrDefault(learner);

    public override Places PlacesOf(LearnerId learner) => places.GetValueOrDefault(learner, Places.Unknown);

    public Learner? At(Address address) => Find(address) is { } house ? Find(house.Current) : null;

    /// <summary>Where something unasked is to be said to them.</summary>
    public Address AddressOf(LearnerId learner) => Reach(learner, houses.First(h => h.Value.Has(learner)).Key);

    /// <summary>Where they are the first; null = nowhere.</summary>
    public Address? OwnAddressOf(LearnerId learner)
    {
        var known = houses.Where(h => h.Value.Has(learner)).Select(h => (Address?)h.Key).FirstOrDefault();
        return known is { } address ? Own(learner, address) : null;
    }

    public void Save(Learner learner) => learners[learner.Id] = learner;

    /// <summary>Takes the learner out; returns where they were.</summary>
    public IReadOnlyList<Address> Remove(Address here, LearnerId learner)
    {
        var all = Forget(here, learner);
        learners.Remove(learner);
        places.Remove(learner);
        return all;
    }

    protected override void Write(Address address, Household? house)
    {
        if (house is null)
            houses.Remove(address);
        else
            houses[address] = house;
    }

    protected override void Write(LearnerId learner, Places known) => places[learner] = known;

    protected override void Write(OpenCode code) { }

    protected override void Erase(OpenCode code) { }

    protected override void Absorb(LearnerId gone, LearnerId into)
    {
        foreach (var (key, turn) in turns.Where(t => t.Value.Learner == gone).ToList())
            turns[key] = turn with { Learner = into };
        effects.Hand(gone, into);
        learners.Remove(gone);
        places.Remove(gone);
    }

    protected override void Drop(LearnerId learner, Address address) => effects.RemoveAll(learner, address);
}
