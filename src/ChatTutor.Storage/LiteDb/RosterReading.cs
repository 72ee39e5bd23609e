using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
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
    private BsonValue learner = 0L;
    private BsonValue? address;

    /// <summary>Between batches only: what is read must be what is on the disk.</summary>
    public void ReadOn()
    {
        if (roster.IsReady)
            return;
        if (address is null)
            ReadLearners();
        else
            ReadAddresses(address);
    }

    private void ReadLearners()
    {
        var found = ledger.Database.FirstAfter(Collections.Learners, learner, AtOnce);
        foreach (var document in found)
            roster.PutTraits(StoredJson.Read<Learner>(document["j"].AsString));
        if (found.Count == AtOnce)
            learner = found[^1]["_id"];
        else
            address = "";
    }

    private void ReadAddresses(BsonValue after)
    {
        var found = ledger.Database.FirstAfter(Collections.Addresses, after, AtOnce);
        foreach (var document in found)
        {
            var text = document["_id"].AsString;
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var (channel, id) = (text[..colon], new LearnerId(document["l"].AsInt64));
            roster.PutAddress(id, new Address(channel, text[(colon + 1)..]));
            if (IsMetered(channel) && ledger.Database.Find(Collections.Contacts, text) is { } contact)
                roster.PutSent(id, contact["n"].AsInt32);
        }
        if (found.Count == AtOnce)
            address = found[^1]["_id"];
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
