using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Households;
using ChatTutor.Storage.LiteDb.Documents;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>Who is at which address. Addresses and names stand apart from the learner and the events.</summary>
internal sealed class People : AddressBook
{
    private readonly Ledger ledger;
    private readonly Errands errands;
    private readonly RecentlyUsed<Address, Household> houses;
    private readonly RecentlyUsed<LearnerId, Person> persons;
    private readonly Dictionary<LearnerId, Address> moved = [];

    public People(Ledger ledger, Errands errands, int inMemory)
    {
        (this.ledger, this.errands) = (ledger, errands);
        (houses, persons) = (new(inMemory), new(inMemory));
        foreach (var document in ledger.Database.All(Collections.Codes))
            Codes.Add(CodeDocument.Read(document));
    }

    public override Household? Find(Address address)
    {
        if (houses.TryGet(address, out var known))
            return known;
        if (ledger.Find(Collections.Addresses, Key(address)) is not { } document)
            return null;
        var house = HouseholdDocument.Read(document);
        houses.Add(address, house);
        return house;
    }

    public override Learner? Find(LearnerId learner) => FindPerson(learner)?.Learner;

    public override Places PlacesOf(LearnerId learner) => FindPerson(learner)?.Places ?? Places.Unknown;

    /// <summary>The person whose turn it is at this address, or null when there is nobody yet.</summary>
    public Person? At(Address address) => Find(address) is not { } house ? null
        : FindPerson(house.Current) ?? throw new StoreFailedException($"Learner {house.Current} is missing in the data file.");

    public Person? FindPerson(LearnerId learner)
    {
        if (persons.TryGet(learner, out var known))
            return known;
        if (ledger.Find(Collections.Learners, learner.Value) is not { } document)
            return null;
        var person = Person.Read(document, id => ledger.Find(Collections.Earlier, id));
        persons.Add(learner, person);
        return person;
    }

    /// <summary>Somebody nobody has seen before, with the next number.</summary>
    public void Welcome(Person person, string json)
    {
        ledger.Counters.LastLearner = Math.Max(ledger.Counters.LastLearner, person.Learner.Id.Value);
        ledger.Counters.Learners++;
        ledger.Changes.Insert(Collections.Learners, person.Write(json));
        persons.Add(person.Learner.Id, person);
    }

    public void Save(Person person, string json) => ledger.Changes.Update(Collections.Learners, person.Write(json));

    /// <summary>Takes the person out with all that was said; returns the addresses they had.</summary>
    public IReadOnlyList<Address> Remove(Address here, LearnerId learner)
    {
        var all = Forget(here, learner);
        if (FindPerson(learner) is not { } person)
            return all;
        foreach (var turn in person.Turns)
            ledger.Changes.Delete(Collections.Turns, turn);
        foreach (var list in person.Moved)
            ledger.Changes.Delete(Collections.Earlier, list);
        Erase(learner);
        return all;
    }

    /// <summary>Learners for whom something about their addresses has changed since this was last asked, each with an address of theirs.</summary>
    public IReadOnlyList<(LearnerId Learner, Address Address)> TakeMoved()
    {
        if (moved.Count == 0)
            return [];
        List<(LearnerId, Address)> all = [.. moved.Select(m => (m.Key, m.Value))];
        moved.Clear();
        return all;
    }

    /// <summary>Between batches: who was not here lately is read from the file next time.</summary>
    public void Trim()
    {
        houses.Trim();
        persons.Trim();
    }

    protected override void Write(Address address, Household? house)
    {
        var before = Find(address);
        var isKnown = before is not null;
        foreach (var person in (before?.People ?? []).Concat(house?.People ?? []))
            moved[person.Learner] = address;
        houses.Remove(address);
        if (house is null)
        {
            if (isKnown)
                ledger.Changes.Delete(Collections.Addresses, Key(address));
            ledger.Counters.Addresses -= isKnown ? 1 : 0;
            return;
        }
        houses.Add(address, house);
        if (isKnown)
            ledger.Changes.Update(Collections.Addresses, HouseholdDocument.Write(address, house));
        else
            ledger.Changes.Insert(Collections.Addresses, HouseholdDocument.Write(address, house));
        ledger.Counters.Addresses += isKnown ? 0 : 1;
    }

    protected override void Write(LearnerId learner, Places places)
    {
        if (FindPerson(learner) is not { } person)
            return;
        person.Places = places;
        moved[learner] = places.All.Count > 0 ? places.All[0] : moved.GetValueOrDefault(learner);
        Save(person, StoredJson.Write(person.Learner));
    }

    protected override void Write(OpenCode code) => ledger.Changes.Insert(Collections.Codes, CodeDocument.Write(code));

    protected override void Erase(OpenCode code) => ledger.Changes.Delete(Collections.Codes, code.Hash);

    protected override void Absorb(LearnerId gone, LearnerId into)
    {
        FindPerson(into)!.Absorb(FindPerson(gone)!);
        errands.Hand(gone, into);
        Erase(gone);
    }

    protected override void Drop(LearnerId learner, Address address) => errands.RemoveAll(learner, address);

    private void Erase(LearnerId learner)
    {
        ledger.Counters.Learners--;
        ledger.Changes.Delete(Collections.Learners, learner.Value);
        persons.Remove(learner);
    }

    private static BsonValue Key(Address address) => address.ToString();
}
