using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>Who is at which address. The address stands apart from the learner: nothing else in the file leads to the person.</summary>
internal sealed class People(Ledger ledger, int inMemory)
{
    private readonly RecentlyUsed<Address, Person> recent = new(inMemory);

    /// <summary>The person at this address, or null when there is nobody yet.</summary>
    public Person? Find(Address address)
    {
        if (recent.TryGet(address, out var known))
            return known;
        if (ledger.Find(Collections.Addresses, Key(address)) is not { } entry)
            return null;
        var document = ledger.Find(Collections.Learners, entry["l"])
            ?? throw new StoreFailedException($"Learner {entry["l"].AsInt64} is missing in the data file.");
        var person = Person.Read(document, id => ledger.Find(Collections.Earlier, id));
        recent.Add(address, person);
        return person;
    }

    /// <summary>A learner nobody has seen before; not kept until <see cref="Welcome"/>.</summary>
    public Person Stranger() => new(new Learner(new LearnerId(ledger.Counters.LastLearner + 1)));

    public void Welcome(Address address, Person person, string json)
    {
        ledger.Counters.LastLearner = person.Learner.Id.Value;
        ledger.Counters.Learners++;
        ledger.Changes.Insert(Collections.Addresses, new BsonDocument { ["_id"] = Key(address), ["l"] = person.Learner.Id.Value });
        ledger.Changes.Insert(Collections.Learners, person.Write(json));
        recent.Add(address, person);
    }

    public void Save(Person person, string json) => ledger.Changes.Update(Collections.Learners, person.Write(json));

    public void Remove(Address address, Person person)
    {
        ledger.Counters.Learners--;
        ledger.Changes.Delete(Collections.Addresses, Key(address));
        ledger.Changes.Delete(Collections.Learners, person.Learner.Id.Value);
        foreach (var turn in person.Turns)
            ledger.Changes.Delete(Collections.Turns, turn);
        foreach (var list in person.Moved)
            ledger.Changes.Delete(Collections.Earlier, list);
        recent.Remove(address);
    }

    /// <summary>Between batches: who was not here lately is read from the file next time.</summary>
    public void Trim() => recent.Trim();

    private static BsonValue Key(Address address) => address.ToString();
}
