using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Households;
using LiteDB;

namespace ChatTutor.Storage.LiteDb.Documents;

/// <summary>An open code, by its hash.</summary>
internal static class CodeDocument
{
    public static BsonDocument Write(OpenCode code)
    {
        var document = new BsonDocument { ["_id"] = code.Hash, ["l"] = code.Learner.Value, ["c"] = code.Address.Channel, ["u"] = code.Address.User };
        if (code.ForWitness)
            document["w"] = true;
        Moments.Write(document, code.Until);
        return document;
    }

    public static OpenCode Read(BsonDocument document) => new(
        document["_id"].AsString, new LearnerId(document["l"].AsInt64), new Address(document["c"].AsString, document["u"].AsString), Moments.Read(document),
        !document["w"].IsNull);
}
