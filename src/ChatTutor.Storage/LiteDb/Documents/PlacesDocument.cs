using ChatTutor.Service.Ports;
using ChatTutor.Storage.Households;
using LiteDB;

namespace ChatTutor.Storage.LiteDb.Documents;

/// <summary>The addresses of a learner who was joined, in the learner's own document, by their place in the list.</summary>
internal static class PlacesDocument
{
    public static void Write(BsonDocument into, Places places)
    {
        if (places.All.Count == 0)
            return;
        var all = places.All.ToList();
        into["a"] = new BsonArray(all.Select(a => new BsonValue(a.ToString())));
        if (places.Wrote is { } wrote)
            into["w"] = all.IndexOf(wrote);
        if (places.Shown is { } shown)
            into["s"] = all.IndexOf(shown);
    }

    public static Places Read(BsonDocument from)
    {
        if (from["a"] is not BsonArray addresses)
            return Places.Unknown;
        List<Address> all = [.. addresses.Select(a => Parse(a.AsString))];
        return new Places(all, At(all, from["w"]), At(all, from["s"]));
    }

    private static Address? At(List<Address> all, BsonValue place) => place is { IsInt32: true } && place.AsInt32 >= 0 && place.AsInt32 < all.Count ? all[place.AsInt32] : null;

    // The name of a channel holds no colon, a person's id may.
    private static Address Parse(string address) =>
        address.Split(':', 2) is [var channel, var user] ? new Address(channel, user) : throw new StoreFailedException("An address in the data file is damaged.");
}
