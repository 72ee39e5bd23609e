using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb.Documents;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>
/// Fills the roster after the start, a few hundred documents between two batches, so that nobody who writes waits for it: first
/// everybody's learner, then the addresses, each in the order of the file.
/// </summary>
internal sealed class RosterReading(Ledger ledger, Roster roster)
{
    private const int AtOnce = 400;

    private readonly Dictionary<string, bool> metered = new(StringComparer.Ordinal);
    private readonly Dictionary<LearnerId, Address> preferred = [];
    private BsonValue learner = 0L;
    private BsonValue? place;

    /// <summary>Between batches only: what is read must be what is on the disk.</summary>
    public void ReadOn()
    {
        if (roster.IsReady)
            return;
        if (place is null)
            ReadLearners();
        else
            ReadAddresses(place);
    }

    private void ReadLearners()
    {
        var found = ledger.Database.FirstAfter(Collections.Learners, learner, AtOnce);
        foreach (var document in found)
        {
            roster.PutTraits(StoredJson.Read<Learner>(document["j"].AsString));
            if (PlacesDocument.Read(document) is { Wrote: { } wrote })
                preferred[new LearnerId(document["_id"].AsInt64)] = wrote;
        }
        if (found.Count == AtOnce)
            learner = found[^1]["_id"];
        else
            place = "";
    }

    private void ReadAddresses(BsonValue after)
    {
        var found = ledger.Database.FirstAfter(Collections.Addresses, after, AtOnce);
        foreach (var document in found)
        {
            var text = document["_id"].AsString;
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var (address, id) = (new Address(text[..colon], text[(colon + 1)..]), HouseholdDocument.Read(document).Owner);
            // Somebody who has several is reached where they last wrote from, if the phone is theirs.
            if (roster.AddressOf(id) is not null && preferred.GetValueOrDefault(id) != address)
                continue;
            roster.PutAddress(id, address);
            if (IsMetered(address.Channel) && ledger.Database.Find(Collections.Contacts, text) is { } contact)
                roster.PutSent(id, contact["n"].AsInt32);
        }
        if (found.Count == AtOnce)
            place = found[^1]["_id"];
        else
            roster.IsReady = true;
    }

    private bool IsMetered(string channel)
    {
        if (!metered.TryGetValue(channel, out var known))
            metered[channel] = known = ledger.Database.FirstAfter(Collections.Contacts, channel + ":", 1)
                .Any(c => c["_id"].AsString.StartsWith(channel + ":", StringComparison.Ordinal));
        return known;
    }
}
