namespace ChatTutor.Storage.LiteDb.Files;

/// <summary>The log of a copy that is only looked at.</summary>
internal sealed class MemoryFile : IDurableFile
{
    private readonly MemoryStream bytes = new();

    public long Length => bytes.Length;

    public int Read(Span<byte> into, long offset)
    {
        bytes.Position = offset;
        return bytes.Read(into);
    }

    public void Write(ReadOnlySpan<byte> from, long offset)
    {
        bytes.Position = offset;
        bytes.Write(from);
    }

    public void SetLength(long length) => bytes.SetLength(length);

    public void Sync()
    {
    }

    public void Dispose() => bytes.Dispose();
}
