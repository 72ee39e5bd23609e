using System.Globalization;
using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>
/// Who has subscribed to what, under keys that stand in the order of topic, commune and learner: a page of subscribers is read from
/// the file without looking at anybody else. A learner's own document stays the truth; this follows it in the same batch.
/// </summary>
internal sealed class Subscriptions(Ledger ledger)
{
    public void Follow(Address address, LearnerId learner, IReadOnlyList<Subscription>? before, IReadOnlyList<Subscription>? after)
    {
        if (ReferenceEquals(before, after))
            return;
        foreach (var gone in (before ?? []).Except(after ?? []))
            ledger.Changes.Delete(Collections.Subscriptions, Key(gone, learner));
        foreach (var taken in (after ?? []).Except(before ?? []))
            ledger.Changes.Insert(
                Collections.Subscriptions, new BsonDocument { ["_id"] = Key(taken, learner), ["l"] = learner.Value, ["c"] = address.Channel, ["u"] = address.User });
    }

    /// <summary>Those on the disk: who subscribes at this very moment is told of the next one.</summary>
    public IReadOnlyList<Subscriber> Page(Subscription to, LearnerId after, int most) =>
    [
        .. ledger.Database.Between(Collections.Subscriptions, Key(to, new LearnerId(after.Value + 1)), Key(to, new LearnerId(long.MaxValue)), most)
            .Select(d => new Subscriber(new LearnerId(d["l"].AsInt64), new Address(d["c"].AsString, d["u"].AsString))),
    ];

    private static string Key(Subscription to, LearnerId learner) =>
        string.Create(CultureInfo.InvariantCulture, $"{to.Topic}|{to.Commune}|{learner.Value:D19}");
}
