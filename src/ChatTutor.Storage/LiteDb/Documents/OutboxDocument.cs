using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb.Documents;

/// <summary>A reply waiting to be sent.</summary>
internal static class OutboxDocument
{
    public static BsonDocument Write(OutboxMessage message, string reply)
    {
        var document = new BsonDocument
        {
            ["_id"] = message.Id,
            ["c"] = message.Address.Channel,
            ["u"] = message.Address.User,
            ["l"] = message.Learner.Value,
            ["r"] = reply,
            ["n"] = message.Attempts,
        };
        // Absent in files of earlier versions, and for replies to this day.
        if (message.Urgency != Urgency.Reply)
            document["p"] = (int)message.Urgency;
        Moments.Write(document, message.Due);
        return document;
    }

    public static OutboxMessage Read(BsonDocument document) => new(
        document["_id"].AsInt64, new Address(document["c"].AsString, document["u"].AsString), new LearnerId(document["l"].AsInt64),
        StoredJson.Read<Reply>(document["r"].AsString), document["n"].AsInt32, Moments.Read(document),
        document["p"].IsInt32 ? (Urgency)document["p"].AsInt32 : Urgency.Reply);
}
