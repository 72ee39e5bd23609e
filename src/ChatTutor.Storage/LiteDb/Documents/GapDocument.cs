using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb.Documents;

/// <summary>A question not answered well, in masked words.</summary>
internal static class GapDocument
{
    public static BsonDocument Write(long id, LearnerId learner, DateTimeOffset at, string json)
    {
        var document = new BsonDocument { ["_id"] = id, ["l"] = learner.Value, ["j"] = json };
        Moments.Write(document, at);
        return document;
    }

    public static (LearnerId Learner, DateTimeOffset At) Key(BsonDocument document) => (new LearnerId(document["l"].AsInt64), Moments.Read(document));

    /// <summary>The same question as somebody else's.</summary>
    public static BsonDocument Of(BsonDocument document, LearnerId learner) => new(document.GetElements().ToDictionary(e => e.Key, e => e.Value)) { ["l"] = learner.Value };

    public static KeptGap Read(BsonDocument document) =>
        new(new LearnerId(document["l"].AsInt64), Moments.Read(document), StoredJson.Read<QuestionGap>(document["j"].AsString));
}
