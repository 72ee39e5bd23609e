using ChatTutor.Core.Broadcasts;

namespace ChatTutor.Storage.Broadcasts;

/// <summary>Where a store keeps broadcasts, their lists and how far they have come; everything of one batch is kept together.</summary>
internal interface ICopyShelf
{
    long NextBroadcast();

    CopyPage Page(long broadcast, int number);

    void Save(Broadcast broadcast);

    void Save(CopyRun run);

    /// <summary>A page of a new list, or one that has changed.</summary>
    void Save(CopyPage page);
}
