namespace ChatTutor.Storage.Broadcasts;

/// <summary>The part of a list that goes to one channel: pages one after the other. A slow channel never holds up another.</summary>
/// <param name="first">Its first page.</param>
/// <param name="end">The page after its last.</param>
/// <param name="cursor">Every copy of the pages before this one has ended.</param>
/// <param name="high">No copy from this page on was ever handed out.</param>
internal sealed class CopyLane(string channel, int first, int end, int cursor, int high)
{
    private readonly HashSet<int> over = [];

    public string Channel => channel;

    public int First => first;

    public int End => end;

    public int Cursor { get; private set; } = cursor;

    public int High { get; private set; } = high;

    /// <summary>The page whose copies are handed out next.</summary>
    public int Next { get; private set; } = cursor;

    /// <summary>Copies handed out or in the queue, by their number there.</summary>
    public HashSet<long> InHand { get; } = [];

    /// <summary>Takes the next page in hand; true when it is noted for the first time.</summary>
    public bool Advance()
    {
        Next++;
        if (Next <= High)
            return false;
        High = Next;
        return true;
    }

    /// <summary>All copies of a page have ended; true when the cursor has moved.</summary>
    public bool Close(int page)
    {
        over.Add(page);
        var before = Cursor;
        while (over.Remove(Cursor))
            Cursor++;
        return Cursor != before;
    }

    /// <summary>Nothing is in hand any more: the pages not finished are gone through again.</summary>
    public void Rewind()
    {
        Next = Cursor;
        InHand.Clear();
    }
}
