using System.Runtime.InteropServices;
using ChatTutor.Storage.Broadcasts;
using LiteDB;

namespace ChatTutor.Storage.LiteDb.Documents;

/// <summary>A page of a broadcast's list: who, where each copy stands, when its turn came.</summary>
internal static class CopyPageDocument
{
    /// <summary>Pages of one broadcast lie side by side; sixteen million are more than all people of the country fill.</summary>
    private const int PageBits = 24;

    public static long Id(long broadcast, int page) => (broadcast << PageBits) | (uint)page;

    public static BsonDocument Write(CopyPage page) => new()
    {
        ["_id"] = Id(page.Broadcast, page.Number),
        ["c"] = page.Channel,
        ["l"] = MemoryMarshal.AsBytes<long>(page.Learners.ToArray()).ToArray(),
        ["s"] = page.States.ToArray(),
        ["t"] = MemoryMarshal.AsBytes<uint>(page.Turns).ToArray(),
    };

    public static CopyPage Read(BsonDocument document)
    {
        var id = document["_id"].AsInt64;
        return new CopyPage(
            id >> PageBits, (int)(id & ((1 << PageBits) - 1)), document["c"].AsString,
            MemoryMarshal.Cast<byte, long>(document["l"].AsBinary).ToArray(), [.. document["s"].AsBinary],
            MemoryMarshal.Cast<byte, uint>(document["t"].AsBinary).ToArray());
    }
}
