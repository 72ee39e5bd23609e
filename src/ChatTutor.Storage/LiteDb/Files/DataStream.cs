namespace ChatTutor.Storage.LiteDb.Files;

/// <summary>
/// The data file as LiteDB writes it: only during a checkpoint, which flushes before it empties the log. That flush is a real one
/// here, so that the log is never cut before what it held is in the data file.
/// </summary>
internal sealed class DataStream(IDurableFile file) : PageStream
{
    public IDurableFile File => file;

    public override long Length => file.Length;

    public override void SetLength(long value) => file.SetLength(value);

    public override void Flush() => file.Sync();

    protected override int Read(Span<byte> into, long offset) => file.Read(into, offset);

    protected override void Write(ReadOnlySpan<byte> from, long offset) => file.Write(from, offset);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
