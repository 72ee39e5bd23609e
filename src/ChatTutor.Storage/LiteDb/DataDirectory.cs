using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb.Files;

namespace ChatTutor.Storage.LiteDb;

/// <summary>The folder the data live in: locked against a second process, with some room kept for the hour when the disk is full.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const string DataName = "chattutor.db";
    private const string LogName = "chattutor-log.db";
    private const string LockName = "chattutor.lock";
    private const string BallastName = "ballast";
    private const string Unfinished = ".new";

    private readonly FileStream locked;

    private DataDirectory(string path, FileStream locked)
    {
        Path = path;
        this.locked = locked;
    }

    public string Path { get; }

    private string DataFile => System.IO.Path.Combine(Path, DataName);

    private string LogFile => System.IO.Path.Combine(Path, LogName);

    /// <exception cref="StoreInUseException">Another process has it.</exception>
    /// <exception cref="StoreFailedException">It is not there, cannot be written to or is full.</exception>
    public static DataDirectory Open(string path, long ballast)
    {
        path = System.IO.Path.GetFullPath(path);
        var parent = System.IO.Path.GetDirectoryName(path);
        if (parent is not null && !Directory.Exists(parent))
            throw new StoreFailedException($"The data directory \"{path}\" cannot be made: \"{parent}\" does not exist.");
        return Try(path, () =>
        {
            Directory.CreateDirectory(path);
            using var opening = new Opening();
            var directory = opening.Add(new DataDirectory(path, Lock(path)));
            directory.TakeBallast(ballast);
            opening.Succeed();
            return directory;
        });
    }

    /// <summary>Opens the database, made anew when there is none.</summary>
    public Database OpenDatabase() => Try(Path, () =>
    {
        if (!File.Exists(DataFile))
            Create();
        using var opening = new Opening();
        var (data, log) = (opening.Add(new DiskFile(DataFile)), opening.Add(new DiskFile(LogFile)));
        var database = opening.Add(new Database(data, log));
        Format.Check(database);
        Format.Raise(database);
        opening.Succeed();
        return database;
    });

    /// <summary>Gives the kept room back when the disk is full: logs and the operator's work need some.</summary>
    public void Relieve(Exception fault)
    {
        if (!FileFaults.IsFull(fault))
            return;
        try
        {
            GiveBallast();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk is beyond help; the store ends all the same.
        }
    }

    public void Dispose() => locked.Dispose();

    /// <summary>Puts a checked copy where there are no data yet.</summary>
    public void Restore(string copy)
    {
        if (File.Exists(DataFile))
            throw new StoreFailedException($"The data directory \"{Path}\" already holds data; move them away first.");
        Try(Path, () =>
        {
            File.Copy(copy, DataFile + Unfinished, overwrite: true);
            using var data = new DiskFile(DataFile + Unfinished);
            data.Sync();
            Name();
            return true;
        });
    }

    private void Create()
    {
        File.Delete(DataFile + Unfinished);
        using var data = new DiskFile(DataFile + Unfinished);
        Database.Create(data, Format.Document(Format.Current), new Counters().Write());
        Name();
    }

    // A new file gets its name only when it is whole: a power cut in between leaves nothing behind but the unfinished one.
    private void Name()
    {
        // A log that was left alone belongs to other data.
        File.Delete(LogFile);
        File.Move(DataFile + Unfinished, DataFile);
    }

    private void GiveBallast() => File.Delete(System.IO.Path.Combine(Path, BallastName));

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (FileFaults.IsInUse(e))
        {
            throw new StoreInUseException(path);
        }
    }

    private static T Try<T>(string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = FileFaults.IsFull(e) ? "there is no room left on its disk" : e.Message;
            throw new StoreFailedException($"The data directory \"{path}\" cannot be used: {why}", e);
        }
        catch (LiteDB.LiteException e)
        {
            throw new StoreFailedException($"The data file in \"{path}\" is damaged: {e.Message} Restore a backup.", e);
        }
    }

    private void TakeBallast(long bytes)
    {
        var file = System.IO.Path.Combine(Path, BallastName);
        if (File.Exists(file) && new FileInfo(file).Length >= bytes)
            return;
        try
        {
            using var ballast = new FileStream(file, FileMode.Create, FileAccess.Write);
            var block = new byte[1 << 20];
            for (var left = bytes; left > 0; left -= block.Length)
                ballast.Write(block.AsSpan(0, (int)Math.Min(left, block.Length)));
            ballast.Flush(flushToDisk: true);
        }
        catch
        {
            GiveBallast();
            throw;
        }
    }
}
