namespace ChatTutor.Storage.LiteDb.Files;

/// <summary>Reads a log file from the start to its last whole commit.</summary>
internal static class LogScan
{
    /// <summary>Where the content of each committed page lies, and where the last commit ends.</summary>
    public static (List<long> Pages, long End) Read(IDurableFile file)
    {
        var pages = new List<long>();
        var frame = new byte[LogFrame.HeadSize + PageStream.PageSize];
        long at = 0, end = 0;
        var committed = 0;
        while (Next(file, frame, at, pages.Count) is var kind and not 0)
        {
            if (kind == LogFrame.Page)
            {
                pages.Add(at + LogFrame.HeadSize);
                at += frame.Length;
                continue;
            }
            at = end = at + LogFrame.HeadSize;
            committed = pages.Count;
        }
        pages.RemoveRange(committed, pages.Count - committed);
        return (pages, end);
    }

    private static uint Next(IDurableFile file, byte[] frame, long at, int pages)
    {
        var read = file.Read(frame, at);
        if (read >= LogFrame.HeadSize && LogFrame.KindOf(frame, pages) == LogFrame.Done)
            return LogFrame.Fits(frame, LogFrame.Done, pages, []) ? LogFrame.Done : 0;
        if (read == frame.Length && LogFrame.KindOf(frame, pages + 1) == LogFrame.Page)
            return LogFrame.Fits(frame, LogFrame.Page, pages + 1, frame.AsSpan(LogFrame.HeadSize)) ? LogFrame.Page : 0;
        return 0;
    }
}
