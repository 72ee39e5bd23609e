using ChatTutor.Storage.LiteDb.Files;

namespace ChatTutor.Tests.Storage;

/// <summary>A file in memory that fails when told to.</summary>
internal sealed class FailingFile : IDurableFile
{
    private readonly MemoryFile bytes = new();

    /// <summary>When set, writing throws this.</summary>
    public Func<Exception>? OnWrite { get; set; }

    /// <summary>The room there is, in bytes.</summary>
    public long Room { get; set; } = long.MaxValue;

    /// <summary>When set, syncing throws this.</summary>
    public Func<Exception>? OnSync { get; set; }

    /// <summary>When set, syncing waits for it first.</summary>
    public ManualResetEventSlim? Gate { get; set; }

    public int Syncs { get; private set; }

    public long Length => bytes.Length;

    public int Read(Span<byte> into, long offset) => bytes.Read(into, offset);

    public void Write(ReadOnlySpan<byte> from, long offset)
    {
        if (OnWrite is not null)
            throw OnWrite();
        if (offset + from.Length > Room)
            throw new IOException("No space left on device", 28);
        bytes.Write(from, offset);
    }

    public void SetLength(long length) => bytes.SetLength(length);

    public void Sync()
    {
        Gate?.Wait();
        if (OnSync is not null)
            throw OnSync();
        Syncs++;
    }

    public void Dispose()
    {
    }
}
