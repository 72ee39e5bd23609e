using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>The number of the way data are written. It grows when an older program could no longer read them rightly.</summary>
internal static class Format
{
    public const int Current = 1;

    private const string Id = "format";

    public static BsonDocument Document(int version) => new() { ["_id"] = Id, ["v"] = version };

    /// <exception cref="StoreFailedException">The data were written by a newer program, or are not ours.</exception>
    public static void Check(Database database)
    {
        if (database.Find(Collections.Meta, Id) is not { } document)
            throw new StoreFailedException("The data file was not made by ChatTutor.");
        if (document["v"].AsInt32 is var found and > Current)
            throw new StoreFailedException(
                $"The data were written by a newer ChatTutor (format {found}; this one knows {Current}). "
                + "Start the newer program, or restore an older backup.");
    }
}
