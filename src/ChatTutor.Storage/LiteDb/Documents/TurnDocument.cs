using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb.Documents;

/// <summary>One handled message with its first replies: what a repetition gets, and what a conversation is shown again from.</summary>
internal static class TurnDocument
{
    public static BsonDocument Write(
        long sequence, LearnerId learner, Incoming incoming, string? heard, string replies, IEnumerable<long> questions)
    {
        var document = new BsonDocument
        {
            ["_id"] = sequence,
            ["l"] = learner.Value,
            ["m"] = Bookkeeping.Whole(incoming.MessageId),
            ["r"] = replies,
            ["a"] = MessageHash.Of(incoming.Address),
        };
        if (heard is not null)
            document["h"] = Bookkeeping.Whole(heard);
        if (questions.Select(e => new BsonValue(e)).ToList() is { Count: > 0 } asked)
            document["e"] = new BsonArray(asked);
        Moments.Write(document, incoming.At);
        return document;
    }

    public static PastTurn Past(BsonDocument document) => new(
        document["_id"].AsInt64, document["m"].AsString, document["h"].AsString, Replies(document), Moments.Read(document),
        Bookkeeping.IsUnasked(document["m"].AsString));

    /// <summary>False for what was said at another of the learner's addresses; before format 2 there was only one.</summary>
    public static bool IsAt(BsonDocument document, Address address) => document["a"] is not { IsInt64: true } at || at.AsInt64 == MessageHash.Of(address);

    public static Handled Again(BsonDocument document) =>
        new(new LearnerId(document["l"].AsInt64), Replies(document), Questions(document), Repeated: true);

    private static IReadOnlyList<Reply> Replies(BsonDocument document) => StoredJson.Read<IReadOnlyList<Reply>>(document["r"].AsString);

    private static IReadOnlyList<long> Questions(BsonDocument document) => document["e"] is BsonArray asked ? [.. asked.Select(e => e.AsInt64)] : [];
}
