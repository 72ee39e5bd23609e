using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb;

namespace ChatTutor.Storage;

/// <summary>What can be done with a backup while no store is open.</summary>
public static class LiteDbBackup
{
    /// <summary>Opens a backup and counts it through; the file stays as it is.</summary>
    /// <exception cref="StoreFailedException">It cannot be used.</exception>
    public static StoreState Verify(string file)
    {
        if (!File.Exists(file))
            throw new StoreFailedException($"There is no file \"{file}\".");
        return Backup.Verify(file);
    }

    /// <summary>Puts a backup into a data directory that holds no data.</summary>
    /// <exception cref="StoreInUseException">Another process has the directory open.</exception>
    /// <exception cref="StoreFailedException">The backup or the directory cannot be used; the message says why.</exception>
    public static StoreState Restore(string file, string directory)
    {
        var state = Verify(file);
        using var place = DataDirectory.Open(directory, new LiteDbOptions().Ballast);
        place.Restore(file);
        return state;
    }
}
