namespace ChatTutor.Storage.LiteDb.Files;

/// <summary>What LiteDB asks of a stream: whole pages at a position of its choice.</summary>
internal abstract class PageStream : Stream
{
    /// <summary>LiteDB's page, in bytes.</summary>
    public const int PageSize = 8192;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Position { get; set; }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = Read(buffer.AsSpan(offset, count), Position);
        Position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Write(buffer.AsSpan(offset, count), Position);
        Position += count;
    }

    protected abstract int Read(Span<byte> into, long offset);

    protected abstract void Write(ReadOnlySpan<byte> from, long offset);
}
