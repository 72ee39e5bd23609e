using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb.Files;

namespace ChatTutor.Storage.LiteDb;

/// <summary>Copies a data file that stands still because checkpoints are held, and proves that the copy can be used.</summary>
internal static class Backup
{
    private const int Block = 1 << 20;

    /// <summary>The copy gets its name only when it has been checked.</summary>
    public static void Write(IDurableFile data, string file, CancellationToken stop)
    {
        var length = data.Length;
        var unfinished = file + ".part";
        File.Delete(unfinished);
        using (var copy = new DiskFile(unfinished))
        {
            var block = new byte[Block];
            for (long at = 0; at < length; at += Block)
            {
                stop.ThrowIfCancellationRequested();
                var read = data.Read(block.AsSpan(0, (int)Math.Min(Block, length - at)), at);
                copy.Write(block.AsSpan(0, read), at);
            }
            copy.Sync();
        }
        Verify(unfinished);
        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>Opens a copy on its own, with a log in memory, and counts what its own counters promise.</summary>
    /// <exception cref="StoreFailedException">The copy cannot be used.</exception>
    public static StoreState Verify(string file)
    {
        try
        {
            return Count(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or LiteDB.LiteException)
        {
            throw new StoreFailedException($"\"{file}\" is not a whole backup: {e.Message}", e);
        }
    }

    private static StoreState Count(string file)
    {
        using var database = new Database(new DiskFile(file), new MemoryFile());
        Format.Check(database);
        var counters = Counters.Load(database);
        Expect("learners", counters.Learners, database.Count(Collections.Learners));
        Expect("addresses", counters.Learners, database.Count(Collections.Addresses));
        Expect("events", counters.LastEvent, database.Count(Collections.Events));
        Expect("dead letters", counters.LastLetter, database.Count(Collections.Letters));
        Expect("entries of the log", counters.LastAudit, database.Count(Collections.Audit));
        var (outbox, effects) = (database.Count(Collections.Outbox), database.Count(Collections.Effects));
        return new StoreState(counters.Learners, counters.LastEvent, outbox, effects, counters.LastLetter);
    }

    private static void Expect(string what, long promised, long found)
    {
        if (promised != found)
            throw new StoreFailedException($"The copy has {found} {what}, but should have {promised}.");
    }
}
