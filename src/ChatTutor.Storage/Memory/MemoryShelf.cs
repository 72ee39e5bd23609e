using ChatTutor.Core.Broadcasts;
using ChatTutor.Storage.Broadcasts;

namespace ChatTutor.Storage;

/// <summary>Lists of broadcasts in memory; what is kept elsewhere by the book itself needs no shelf.</summary>
internal sealed class MemoryShelf : ICopyShelf
{
    private readonly Dictionary<(long, int), CopyPage> pages = [];
    private long last;

    public long NextBroadcast() => ++last;

    public CopyPage Page(long broadcast, int number) => pages[(broadcast, number)];

    public void Save(Broadcast broadcast)
    {
    }

    public void Save(CopyRun run)
    {
    }

    public void Save(CopyPage page) => pages[(page.Broadcast, page.Number)] = page;
}
