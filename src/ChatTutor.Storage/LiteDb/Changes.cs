using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>What a batch is going to write. Reads during the batch look here first.</summary>
internal sealed class Changes
{
    private readonly Dictionary<string, CollectionChange> collections = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, CollectionChange>> Collections => collections;

    public bool Any { get; private set; }

    public void Insert(string collection, BsonDocument document) => In(collection).Inserted.Add(document["_id"], document);

    /// <summary>Replaces a document that is in the file or was inserted by this batch.</summary>
    public void Update(string collection, BsonDocument document)
    {
        var change = In(collection);
        (change.Inserted.ContainsKey(document["_id"]) ? change.Inserted : change.Updated)[document["_id"]] = document;
    }

    public void Delete(string collection, BsonValue id)
    {
        var change = In(collection);
        if (change.Inserted.Remove(id))
            return;
        change.Updated.Remove(id);
        change.Deleted.Add(id);
    }

    /// <summary>True when the batch knows about this document: then <paramref name="document"/> is what it will be, null for deleted.</summary>
    public bool TryFind(string collection, BsonValue id, out BsonDocument? document)
    {
        document = null;
        if (!collections.TryGetValue(collection, out var change))
            return false;
        return change.Inserted.TryGetValue(id, out document) || change.Updated.TryGetValue(id, out document)
            || change.Deleted.Contains(id);
    }

    public IEnumerable<BsonDocument> InsertedInto(string collection) =>
        collections.TryGetValue(collection, out var change) ? change.Inserted.Values : [];

    public void Clear()
    {
        foreach (var change in collections.Values)
            change.Clear();
        Any = false;
    }

    private CollectionChange In(string collection)
    {
        Any = true;
        if (!collections.TryGetValue(collection, out var change))
            collections.Add(collection, change = new CollectionChange());
        return change;
    }
}

/// <summary>A batch's changes to one collection; deletes are done first, so that an id may be given again.</summary>
internal sealed class CollectionChange
{
    public Dictionary<BsonValue, BsonDocument> Inserted { get; } = [];

    public Dictionary<BsonValue, BsonDocument> Updated { get; } = [];

    public HashSet<BsonValue> Deleted { get; } = [];

    public void Clear()
    {
        Inserted.Clear();
        Updated.Clear();
        Deleted.Clear();
    }
}
