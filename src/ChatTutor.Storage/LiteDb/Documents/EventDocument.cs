using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb.Documents;

/// <summary>An event of the ledger: never changed, never deleted.</summary>
internal static class EventDocument
{
    public static BsonDocument Write(long sequence, LearnerId learner, DateTimeOffset at, string json)
    {
        var document = new BsonDocument { ["_id"] = sequence, ["l"] = learner.Value, ["j"] = json };
        Moments.Write(document, at);
        return document;
    }

    public static StoredEvent Read(BsonDocument document) => new(
        document["_id"].AsInt64, new LearnerId(document["l"].AsInt64), Moments.Read(document),
        StoredJson.Read<LearningEvent>(document["j"].AsString));
}
