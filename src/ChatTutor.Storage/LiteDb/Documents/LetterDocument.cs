using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb.Documents;

/// <summary>A dead letter: what our own code failed on, or a platform refused. It holds no address.</summary>
internal static class LetterDocument
{
    /// <summary>Enough for a stack trace, in UTF-16 units.</summary>
    private const int LongestReason = 8192;

    public static BsonDocument Fault(long id, LearnerId learner, string why, DateTimeOffset at)
    {
        var document = new BsonDocument
        {
            ["_id"] = id,
            ["l"] = learner.Value,
            ["w"] = Bookkeeping.Whole(why.Length > LongestReason ? why[..LongestReason] : why),
        };
        Moments.Write(document, at);
        return document;
    }

    public static BsonDocument Refused(long id, OutboxMessage message, string why)
    {
        var document = Fault(id, message.Learner, why, message.Due);
        document["c"] = message.Address.Channel;
        document["n"] = message.Attempts;
        document["r"] = StoredJson.Write(message.Reply);
        return document;
    }

    /// <summary>One that may have arrived: "d" tells it from those that have not.</summary>
    public static BsonDocument InDoubt(long id, OutboxMessage message, string why)
    {
        var document = Refused(id, message, why);
        document["d"] = true;
        return document;
    }
}
