using ChatTutor.Core.Reports.Progress;

namespace ChatTutor.Host.Printing.Paper;

/// <summary>Puts a Monday brief on paper, where this machine can: on a system without its drawing library everything else still works.</summary>
/// <param name="draw">Makes the file.</param>
internal sealed partial class BriefPress(Func<BriefSheet, byte[]> draw, ILogger<BriefPress> logger)
{
    private int told;

    /// <summary>The PDF; null = the drawing library cannot be loaded here.</summary>
    public byte[]? Print(BriefSheet sheet)
    {
        try
        {
            return draw(sheet);
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException or BadImageFormatException
                                      or FileNotFoundException or FileLoadException)
        {
            if (Interlocked.Exchange(ref told, 1) == 0)
                LogNotLoaded(e);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No PDF can be made here: the drawing library (SkiaSharp) does not load. Pages still print from the browser.")]
    private partial void LogNotLoaded(Exception why);
}
