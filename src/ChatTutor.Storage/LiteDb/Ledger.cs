using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb.Documents;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>The open file, what the present batch is going to write to it, and the numbers to give.</summary>
internal sealed class Ledger(Database database)
{
    public Database Database { get; } = database;

    public Changes Changes { get; } = new();

    public Counters Counters { get; } = Counters.Load(database);

    /// <summary>The document as it will be after the present batch, or null.</summary>
    public BsonDocument? Find(string collection, BsonValue id) =>
        Changes.TryFind(collection, id, out var changed) ? changed : Database.Find(collection, id);

    /// <summary>All events, those of the present batch last.</summary>
    public IReadOnlyList<StoredEvent> AllEvents() =>
        [.. Database.All(Collections.Events).Concat(Changes.InsertedInto(Collections.Events)).Select(EventDocument.Read)];

    /// <summary>Writes the batch; when this returns it is on the disk.</summary>
    public void Commit()
    {
        if (!Changes.Any)
            return;
        Changes.Update(Collections.Meta, Counters.Write());
        Database.Commit(Changes);
        Changes.Clear();
    }
}
