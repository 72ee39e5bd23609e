using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>The last number given of each kind. None is given twice, not even when what bore it is deleted.</summary>
internal sealed class Counters
{
    private const string Id = "counters";

    public long LastLearner { get; set; }

    public long LastTurn { get; set; }

    /// <summary>Turns below this number have been swept away.</summary>
    public long FirstTurn { get; set; } = 1;

    public long LastEvent { get; set; }

    public long LastReply { get; set; }

    public long LastEffect { get; set; }

    public long LastLetter { get; set; }

    public long LastTally { get; set; }

    public long LastBroadcast { get; set; }

    public long LastAudit { get; set; }

    public long LastGap { get; set; }

    /// <summary>Learners there are now.</summary>
    public long Learners { get; set; }

    /// <summary>Addresses there are now: fewer than learners where phones are shared, more where places are joined.</summary>
    public long Addresses { get; set; }

    public static Counters Load(Database database)
    {
        var document = database.Find(Collections.Meta, Id) ?? throw new StoreFailedException("The data file has lost its counters.");
        return new Counters
        {
            LastLearner = document["l"].AsInt64,
            LastTurn = document["t"].AsInt64,
            FirstTurn = document["f"].AsInt64,
            LastEvent = document["e"].AsInt64,
            LastReply = document["o"].AsInt64,
            LastEffect = document["x"].AsInt64,
            LastLetter = document["d"].AsInt64,
            LastTally = document["y"].AsInt64,
            // Files made before there were broadcasts have none.
            LastBroadcast = document.TryGetValue("b", out var broadcast) ? broadcast.AsInt64 : 0,
            // Files made before there were organisers have none.
            LastAudit = document.TryGetValue("a", out var audit) ? audit.AsInt64 : 0,
            // Absent in files of earlier versions.
            LastGap = document["g"] is { IsInt64: true } gap ? gap.AsInt64 : 0,
            Learners = document["n"].AsInt64,
            // Before phones could be shared there were as many as learners.
            Addresses = document.TryGetValue("b", out var addresses) ? addresses.AsInt64 : document["n"].AsInt64,
        };
    }

    public BsonDocument Write() => new()
    {
        ["_id"] = Id,
        ["l"] = LastLearner,
        ["t"] = LastTurn,
        ["f"] = FirstTurn,
        ["e"] = LastEvent,
        ["o"] = LastReply,
        ["x"] = LastEffect,
        ["d"] = LastLetter,
        ["y"] = LastTally,
        ["b"] = LastBroadcast,
        ["a"] = LastAudit,
        ["g"] = LastGap,
        ["n"] = Learners,
        ["b"] = Addresses,
    };
}
