using ChatTutor.Storage.LiteDb.Files;

namespace ChatTutor.Tests.Storage;

/// <summary>The log on its own: what was committed is read back, what was not is cut off, whatever is left of the file.</summary>
public sealed class LogStreamTests
{
    private const int PageSize = 8192;

    private readonly FailingFile file = new();

    [Fact]
    public void Only_committed_pages_come_back()
    {
        using (var log = new LogStream(file))
        {
            Append(log, 1, 2, 3);
            log.Commit();
            Append(log, 4);
            Assert.Equal(4, log.Pages);
        }

        using var again = new LogStream(file);

        Assert.Equal([1, 2, 3], Read(again));
        Append(again, 5);
        again.Commit();
        Assert.Equal([1, 2, 3, 5], Read(new LogStream(file)));
    }

    [Fact]
    public void Whatever_byte_is_wrong_the_log_ends_with_the_commit_before_it()
    {
        using (var log = new LogStream(file))
            for (byte commit = 0; commit < 3; commit++)
            {
                Append(log, [(byte)(2 * commit + 1), (byte)(2 * commit + 2)]);
                log.Commit();
            }
        var whole = Bytes();
        var random = new Random(1);
        for (var trial = 0; trial < 500; trial++)
        {
            var at = random.Next(whole.Length);
            var damaged = whole.ToArray();
            damaged[at] ^= (byte)random.Next(1, 256);
            Assert.Equal(Enumerable.Range(1, 2 * CommitsBefore(at, whole.Length)).Select(p => (byte)p), Read(Opened(damaged)));
            Assert.Equal(Enumerable.Range(1, 2 * CommitsBefore(at, whole.Length)).Select(p => (byte)p), Read(Opened(whole[..at])));
        }
    }

    [Fact]
    public void Pages_are_readable_before_they_are_on_the_disk()
    {
        using var log = new LogStream(file);
        Append(log, 1, 2);

        Assert.Equal([1, 2], Read(log));
        Assert.Equal(0, file.Length);
    }

    [Fact]
    public void A_commit_is_one_sync_and_an_emptied_log_another()
    {
        using var log = new LogStream(file);
        Append(log, 1, 2, 3);
        log.Flush();
        Assert.Equal(0, file.Syncs);

        log.Commit();
        Assert.Equal(1, file.Syncs);
        log.SetLength(0);

        Assert.Equal(2, file.Syncs);
        Assert.Equal(0, file.Length);
    }

    [Fact]
    public void A_page_out_of_order_never_reaches_the_disk()
    {
        using var log = new LogStream(file);
        log.Position = PageSize;
        log.Write(Page(1, last: true), 0, PageSize);

        Assert.Contains("out of order", Assert.Throws<IOException>(log.Commit).Message, StringComparison.Ordinal);
        Assert.Equal(0, file.Length);
    }

    [Fact]
    public void A_log_is_not_emptied_over_pages_that_wait()
    {
        using var log = new LogStream(file);
        Append(log, 1);

        Assert.Throws<IOException>(() => log.SetLength(0));
    }

    private static int CommitsBefore(int at, int length) => at / (length / 3);

    private static LogStream Opened(byte[] bytes)
    {
        var copy = new MemoryFile();
        copy.Write(bytes, 0);
        return new LogStream(copy);
    }

    private static void Append(LogStream log, params byte[] pages)
    {
        log.Position = log.Length;
        foreach (var page in pages)
            log.Write(Page(page, page == pages[^1]), 0, PageSize);
    }

    /// <summary>A page that says which one it is in its last byte, and where LiteDB says it whether it ends a transaction.</summary>
    private static byte[] Page(byte number, bool last)
    {
        var page = new byte[PageSize];
        page[18] = last ? (byte)1 : (byte)0;
        page[^1] = number;
        return page;
    }

    private static List<byte> Read(LogStream log)
    {
        var pages = new List<byte>();
        var page = new byte[PageSize];
        log.Position = 0;
        while (log.Read(page, 0, PageSize) == PageSize)
            pages.Add(page[^1]);
        return pages;
    }

    private byte[] Bytes()
    {
        var bytes = new byte[file.Length];
        file.Read(bytes, 0);
        return bytes;
    }
}
