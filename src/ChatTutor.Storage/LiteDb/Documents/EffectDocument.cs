using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb.Documents;

/// <summary>An effect not finished yet.</summary>
internal static class EffectDocument
{
    public static BsonDocument Write(DueEffect effect, string json)
    {
        var document = new BsonDocument
        {
            ["_id"] = effect.Id,
            ["c"] = effect.Address.Channel,
            ["u"] = effect.Address.User,
            ["l"] = effect.Learner.Value,
            ["e"] = json,
            ["n"] = effect.Attempts,
        };
        Moments.Write(document, effect.Due);
        return document;
    }

    public static DueEffect Read(BsonDocument document) => new(
        document["_id"].AsInt64, new Address(document["c"].AsString, document["u"].AsString), new LearnerId(document["l"].AsInt64),
        StoredJson.Read<Effect>(document["e"].AsString), document["n"].AsInt32, Moments.Read(document));
}
