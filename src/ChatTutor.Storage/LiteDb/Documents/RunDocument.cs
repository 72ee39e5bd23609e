using ChatTutor.Core.Broadcasts;
using ChatTutor.Storage.Broadcasts;
using LiteDB;

namespace ChatTutor.Storage.LiteDb.Documents;

/// <summary>How far a broadcast's list has come: the counts by state, and for each channel its pages and cursors.</summary>
internal static class RunDocument
{
    public static BsonDocument Write(CopyRun run) => new()
    {
        ["_id"] = run.Broadcast,
        ["n"] = new BsonArray(run.Counts.Select(c => new BsonValue(c))),
        ["w"] = new BsonArray(run.Lanes.Select(l => new BsonDocument
        {
            ["c"] = l.Channel,
            ["f"] = l.First,
            ["e"] = l.End,
            ["k"] = l.Cursor,
            ["h"] = l.High,
        })),
    };

    public static CopyRun Read(BsonDocument document)
    {
        var counts = new int[CopyCounts.States];
        foreach (var (i, count) in document["n"].AsArray.Index())
            counts[i] = count.AsInt32;
        return new CopyRun(document["_id"].AsInt64, [.. document["w"].AsArray.Select(l => Lane(l.AsDocument))], counts);
    }

    private static CopyLane Lane(BsonDocument lane) =>
        new(lane["c"].AsString, lane["f"].AsInt32, lane["e"].AsInt32, lane["k"].AsInt32, lane["h"].AsInt32);
}
