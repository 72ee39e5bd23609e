namespace ChatTutor.Storage.LiteDb.Files;

/// <summary>
/// LiteDB's log made safe. LiteDB 5.0.20 neither checks its log pages nor waits for them; here they are gathered in memory as its
/// writer hands them over, and <see cref="Commit"/> writes them with checksums and a commit record, followed by one sync. At opening
/// everything after the last whole commit is cut off.
/// </summary>
/// <remarks>It never throws into LiteDB's writer, whose death would leave the engine hanging: faults come out of <see cref="Commit"/>.</remarks>
internal sealed class LogStream : PageStream
{
    /// <summary>A batch is written in milliseconds; a writer silent for this long is dead.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly IDurableFile file;
    private readonly List<long> pages;
    private readonly PendingFrames pending = new();
    private readonly SemaphoreSlim confirmed = new(0);
    private string? fault;
    private bool isWhole;
    private long written;

    public LogStream(IDurableFile file)
    {
        this.file = file;
        (pages, written) = LogScan.Read(file);
        if (file.Length == written)
            return;
        file.SetLength(written);
        // New frames must not be written in front of an old tail that may come back.
        file.Sync();
    }

    public int Pages
    {
        get
        {
            lock (gate)
                return pages.Count;
        }
    }

    public override long Length => Pages * (long)PageSize;

    /// <summary>Waits until LiteDB has handed over the transaction it committed last, then puts everything on the disk.</summary>
    /// <exception cref="IOException">The disk is full or faulty, or LiteDB broke the order this relies on.</exception>
    public void Commit()
    {
        if (!confirmed.Wait(Patience))
            fault ??= "LiteDB's writer does not write.";
        lock (gate)
        {
            if (!isWhole || confirmed.CurrentCount > 0)
                fault ??= "LiteDB's log does not end with the transaction that was committed.";
            if (fault is not null)
                throw new IOException(fault);
            pending.Add(LogFrame.Done, pages.Count, []);
            file.Write(pending.Bytes, written);
            written += pending.Bytes.Length;
            pending.Clear();
        }
        file.Sync();
    }

    /// <summary>A checkpoint empties the log; the cut is synced so that no old commit can come back behind a new page.</summary>
    public override void SetLength(long value)
    {
        lock (gate)
        {
            if (value != 0 || pending.Bytes.Length > 0)
                throw new IOException("The log may only be emptied, and only when nothing is waiting to be written.");
            pages.Clear();
            file.SetLength(0);
            written = 0;
        }
        file.Sync();
    }

    /// <summary>Nothing to do: LiteDB asks for this far too often, and never waits for it.</summary>
    public override void Flush()
    {
    }

    protected override int Read(Span<byte> into, long offset)
    {
        lock (gate)
        {
            var page = (int)(offset / PageSize);
            if (page >= pages.Count)
                return 0;
            var at = pages[page] + offset % PageSize;
            into = into[..(int)Math.Min(into.Length, PageSize - offset % PageSize)];
            if (at < written)
                return file.Read(into, at);
            pending.Bytes.Slice((int)(at - written), into.Length).CopyTo(into);
            return into.Length;
        }
    }

    protected override void Write(ReadOnlySpan<byte> from, long offset)
    {
        var isLast = LogPage.EndsTransaction(from);
        lock (gate)
        {
            isWhole = isLast;
            if (offset != pages.Count * (long)PageSize || from.Length != PageSize)
                fault ??= "LiteDB wrote its log out of order.";
            if (fault is null)
            {
                pages.Add(written + pending.Bytes.Length + LogFrame.HeadSize);
                pending.Add(LogFrame.Page, pages.Count, from);
            }
        }
        if (isLast)
            confirmed.Release();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            confirmed.Dispose();
            file.Dispose();
        }
        base.Dispose(disposing);
    }
}
