using ChatTutor.Storage.LiteDb.Files;

namespace ChatTutor.Tests.Storage;

/// <summary>
/// Files that forget like a disk without power: what was written since the last sync survives sector by sector, each by chance and
/// in no order. After a given number of operations the power fails and nothing works any more.
/// </summary>
internal sealed class VolatileDisk(int seed, double survival, int operations)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);
    private readonly List<VolatileFile> files = [];
    private List<byte[]>? survivors;
    private int left = operations;

    /// <summary>True for a disk that says "synced" and does nothing.</summary>
    public bool IsLying { get; init; }

    /// <summary>True once the power has failed.</summary>
    public bool IsDead
    {
        get
        {
            lock (gate)
                return survivors is not null;
        }
    }

    public VolatileFile Add(byte[] content)
    {
        var file = new VolatileFile(this, content);
        files.Add(file);
        return file;
    }

    /// <summary>What is left of the files, in the order they were added; the power fails now if it has not yet.</summary>
    public IReadOnlyList<byte[]> Survivors()
    {
        lock (gate)
            return survivors ??= [.. files.Select(f => f.Survivor(random, survival))];
    }

    /// <summary>Does one thing to a file, unless the power fails just before it.</summary>
    public void Do(Action act)
    {
        lock (gate)
        {
            if (survivors is null && left-- > 0)
            {
                act();
                return;
            }
            survivors ??= [.. files.Select(f => f.Survivor(random, survival))];
        }
        throw new IOException("The power is off.");
    }

    public T Look<T>(Func<T> look)
    {
        lock (gate)
            return look();
    }
}

/// <summary>One file of a <see cref="VolatileDisk"/>.</summary>
internal sealed class VolatileFile(VolatileDisk disk, byte[] content) : IDurableFile
{
    private const int Sector = 4096;

    private readonly HashSet<long> unsynced = [];
    private byte[] bytes = [.. content];
    private byte[] synced = [.. content];
    private int length = content.Length;

    public long Length => disk.Look(() => length);

    public int Read(Span<byte> into, long offset)
    {
        var (from, count) = disk.Look(() => (bytes, (int)Math.Clamp(length - offset, 0, int.MaxValue)));
        count = Math.Min(count, into.Length);
        from.AsSpan((int)Math.Min(offset, from.Length), count).CopyTo(into);
        return count;
    }

    public void Write(ReadOnlySpan<byte> from, long offset)
    {
        var written = from.ToArray();
        disk.Do(() =>
        {
            Grow(offset + written.Length);
            written.CopyTo(bytes, offset);
            for (var sector = offset / Sector; sector * Sector < offset + written.Length; sector++)
                unsynced.Add(sector);
        });
    }

    public void SetLength(long newLength) => disk.Do(() =>
    {
        if (newLength < length)
            Array.Clear(bytes, (int)newLength, length - (int)newLength);
        Grow(newLength);
        length = (int)newLength;
    });

    public void Sync() => disk.Do(() =>
    {
        if (disk.IsLying)
            return;
        synced = bytes[..length];
        unsynced.Clear();
    });

    public void Dispose()
    {
    }

    /// <summary>A cut of the file that was not synced may have happened or not; then each sector written since.</summary>
    public byte[] Survivor(Random random, double survival)
    {
        var survivor = length < synced.Length && random.NextDouble() < survival ? synced[..length] : [.. synced];
        foreach (var sector in unsynced.Where(s => s * Sector < length).Order().Where(_ => random.NextDouble() < survival))
        {
            var end = (int)Math.Min(length, (sector + 1) * Sector);
            if (survivor.Length < end)
                Array.Resize(ref survivor, end);
            bytes.AsSpan((int)sector * Sector, end - (int)sector * Sector).CopyTo(survivor.AsSpan((int)sector * Sector));
        }
        return survivor;
    }

    private void Grow(long needed)
    {
        if (needed > bytes.Length)
            Array.Resize(ref bytes, (int)Math.Max(needed, bytes.Length * 2));
        length = Math.Max(length, (int)needed);
    }
}
