using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>The number of the way data are written. It grows when an older program could no longer read them rightly.</summary>
internal static class Format
{
    /// <summary>2: several people at an address, several addresses of a learner.</summary>
    public const int Current = 2;

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

    /// <summary>Marks older data as written by this program from now on; what is in them is read as it is.</summary>
    public static void Raise(Database database)
    {
        if (database.Find(Collections.Meta, Id)!["v"].AsInt32 == Current)
            return;
        var changes = new Changes();
        changes.Update(Collections.Meta, Document(Current));
        database.Commit(changes);
    }
}
