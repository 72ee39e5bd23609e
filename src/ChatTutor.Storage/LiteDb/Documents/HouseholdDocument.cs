using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Households;
using LiteDB;

namespace ChatTutor.Storage.LiteDb.Documents;

/// <summary>An address and who learns there. For one person without a name it is what it was before phones could be shared.</summary>
internal static class HouseholdDocument
{
    public static BsonDocument Write(Address address, Household house)
    {
        var document = new BsonDocument { ["_id"] = address.ToString(), ["l"] = house.Current.Value };
        if (house is not { People: [{ Number: 1, Name: null }], LastNumber: 1 })
        {
            document["p"] = new BsonArray(house.People.Select(Write));
            document["n"] = house.LastNumber;
        }
        if (house.Shown is { } shown)
            document["s"] = shown.Value;
        if (house.Earlier.Count > 0)
            document["e"] = new BsonArray(house.Earlier.Select(e => new BsonValue(e.Value)));
        return document;
    }

    public static Household Read(BsonDocument document)
    {
        var alone = Household.Of(new LearnerId(document["l"].AsInt64));
        return alone with
        {
            People = document["p"] is BsonArray people ? [.. people.Select(p => ReadPerson(p.AsDocument))] : alone.People,
            LastNumber = document["n"] is { IsInt32: true } last ? last.AsInt32 : alone.LastNumber,
            Shown = document["s"] is { IsInt64: true } shown ? new LearnerId(shown.AsInt64) : null,
            Earlier = document["e"] is BsonArray earlier ? [.. earlier.Select(e => new LearnerId(e.AsInt64))] : [],
        };
    }

    // Names stand here and nowhere else: they go with the address.
    private static BsonValue Write(PhonePerson person)
    {
        var document = new BsonDocument { ["l"] = person.Learner.Value, ["n"] = person.Number };
        if (person.Name is { } name)
            document["w"] = name;
        return document;
    }

    private static PhonePerson ReadPerson(BsonDocument document) =>
        new(new LearnerId(document["l"].AsInt64), document["n"].AsInt32, document["w"].IsNull ? null : document["w"].AsString);
}
