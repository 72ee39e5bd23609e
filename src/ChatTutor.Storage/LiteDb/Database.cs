using ChatTutor.Storage.LiteDb.Files;
using LiteDB;
using LiteDB.Engine;

namespace ChatTutor.Storage.LiteDb;

/// <summary>
/// One open LiteDB file. Used by one thread only: LiteDB 5.0.20 corrupts its free list and its cache when several do. Nothing it
/// returns is read lazily.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly LogStream log;
    private readonly DataStream data;
    private readonly LiteEngine engine;
    private readonly BsonDocument wanted = [];
    private readonly BsonExpression isWanted;
    private readonly BsonExpression isAtMostWanted;
    private readonly BsonExpression isBetweenWanted;
    private readonly BsonExpression isAfterWanted;
    private readonly BsonExpression isAtLeastWanted;

    /// <summary>Opens a file made by <see cref="Create"/>; takes back what its log holds.</summary>
    public Database(IDurableFile data, IDurableFile log)
    {
        isWanted = BsonExpression.Create("_id = @0", wanted);
        isAtMostWanted = BsonExpression.Create("_id <= @0", wanted);
        isBetweenWanted = BsonExpression.Create("_id BETWEEN @0 AND @1", wanted);
        isAfterWanted = BsonExpression.Create("_id > @0", wanted);
        isAtLeastWanted = BsonExpression.Create("_id >= @0", wanted);
        this.data = new DataStream(data);
        this.log = new LogStream(log);
        engine = Open(this.data, this.log);
        var missing = Collections.All.Except(engine.GetCollectionNames()).ToList();
        if (missing.Count == 0)
            return;
        engine.BeginTrans();
        missing.ForEach(Make);
        engine.Commit();
        this.log.Commit();
    }

    /// <summary>Pages in the log, each 8 KB.</summary>
    public int LogPages => log.Pages;

    /// <summary>The data file as the last checkpoint left it.</summary>
    public IDurableFile Data => data.File;

    /// <summary>Makes a new file with all collections and its first <see cref="Collections.Meta"/> documents, whole and synced.</summary>
    public static void Create(IDurableFile data, params IReadOnlyList<BsonDocument> meta)
    {
        using var engine = Open(new DataStream(data), new MemoryStream());
        // Checkpoints are ours to time: LiteDB would empty the log before it is known to be on the disk.
        engine.Pragma("CHECKPOINT", 0);
        foreach (var name in Collections.All)
            engine.Insert(name, [], BsonAutoId.Int64);
        engine.Insert(Collections.Meta, meta, BsonAutoId.Int64);
        engine.Checkpoint();
        data.Sync();
    }

    public BsonDocument? Find(string collection, BsonValue id)
    {
        wanted["0"] = id;
        return Read(collection, new Query { Where = { isWanted }, Limit = 1 }).FirstOrDefault();
    }

    /// <summary>Up to <paramref name="most"/> documents with ids not above <paramref name="id"/>, lowest first.</summary>
    public IReadOnlyList<BsonDocument> FirstUpTo(string collection, long id, int most)
    {
        wanted["0"] = id;
        return Read(collection, new Query { Where = { isAtMostWanted }, Limit = most });
    }

    /// <summary>Up to <paramref name="most"/> documents with ids from one to the other, both included, lowest first.</summary>
    public IReadOnlyList<BsonDocument> Between(string collection, BsonValue from, BsonValue to, int most)
    {
        (wanted["0"], wanted["1"]) = (from, to);
        return Read(collection, new Query { Where = { isBetweenWanted }, Limit = most });
    }

    /// <summary>Up to <paramref name="most"/> documents with ids above <paramref name="id"/>, lowest first.</summary>
    public IReadOnlyList<BsonDocument> FirstAfter(string collection, BsonValue id, int most)
    {
        wanted["0"] = id;
        return Read(collection, new Query { Where = { isAfterWanted }, Limit = most });
    }

    /// <summary>Up to <paramref name="most"/> documents with ids from <paramref name="id"/> on, lowest first.</summary>
    public IReadOnlyList<BsonDocument> FirstFrom(string collection, long id, int most)
    {
        wanted["0"] = id;
        return Read(collection, new Query { Where = { isAtLeastWanted }, Limit = most });
    }

    /// <summary>Everything, by growing id.</summary>
    public IReadOnlyList<BsonDocument> All(string collection) => Read(collection, new Query());

    /// <summary>The file's number of documents in a collection, counted.</summary>
    public long Count(string collection)
    {
        using var reader = engine.Query(collection, new Query { Select = BsonExpression.Create("{ _id }") });
        var count = 0L;
        while (reader.Read())
            count++;
        return count;
    }

    /// <summary>Writes all changes in one transaction and returns when they are on the disk.</summary>
    public void Commit(Changes changes)
    {
        engine.BeginTrans();
        foreach (var (collection, change) in changes.Collections)
        {
            if (change.Deleted.Count > 0)
                engine.Delete(collection, change.Deleted);
            if (change.Updated.Count > 0 && engine.Update(collection, change.Updated.Values) != change.Updated.Count)
                throw new InvalidOperationException($"A document of {collection} that should be there is not.");
            if (change.Inserted.Count > 0)
                engine.Insert(collection, change.Inserted.Values, BsonAutoId.Int64);
        }
        if (!engine.Commit())
            throw new InvalidOperationException("There was no transaction to commit.");
        log.Commit();
    }

    /// <summary>Brings the log into the data file. Only when everything in the log is on the disk.</summary>
    public void Checkpoint()
    {
        var expected = LogSize();
        if (expected != log.Length)
            throw new InvalidOperationException($"LiteDB counts {expected} bytes in its log, {log.Length} were written.");
        engine.Checkpoint();
    }

    public void Dispose()
    {
        engine.Dispose();
        log.Dispose();
        data.Dispose();
    }

    private static LiteEngine Open(DataStream data, Stream log) => new(new EngineSettings
    {
        DataStream = data,
        LogStream = log,
        // Nothing is ever sorted; without this LiteDB would keep a file in the temporary directory.
        TempStream = new MemoryStream(),
        // The default folds case and asks the machine's culture: other learners' ids would be equal to ours.
        Collation = Collation.Binary,
    });

    private void Make(string collection) => engine.Insert(collection, [], BsonAutoId.Int64);

    private List<BsonDocument> Read(string collection, Query query)
    {
        var found = new List<BsonDocument>();
        using var reader = engine.Query(collection, query);
        while (reader.Read())
            found.Add(reader.Current.AsDocument);
        return found;
    }

    private long LogSize()
    {
        using var reader = engine.Query("$database", new Query());
        reader.Read();
        return reader.Current["logFileSize"].AsInt64;
    }
}
