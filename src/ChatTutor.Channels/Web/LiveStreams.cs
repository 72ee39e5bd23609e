namespace ChatTutor.Channels.Web;

/// <summary>
/// The pages that are open now, several for one person. Nothing is queued for a slow page: it is told that there is something new
/// and reads it from the store when it can.
/// </summary>
public sealed class LiveStreams
{
    /// <summary>Tabs of one person; a phone that changes networks leaves dead ones behind, so the oldest makes room.</summary>
    public const int MostOfOne = 8;

    /// <summary>Pages open at once on this machine, at about 40 KB each.</summary>
    public const int MostOfAll = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<LiveStream>> open = [];
    private int count;

    public int Count
    {
        get
        {
            lock (gate)
                return count;
        }
    }

    /// <summary>A new stream for this person, or null when the machine has as many as it can carry.</summary>
    public LiveStream? Open(string user)
    {
        lock (gate)
        {
            if (count >= MostOfAll)
                return null;
            if (!open.TryGetValue(user, out var streams))
                open[user] = streams = [];
            if (streams.Count >= MostOfOne)
                streams[0].End();
            var stream = new LiveStream(this, user);
            streams.Add(stream);
            count++;
            return stream;
        }
    }

    /// <summary>Tells the open pages of this person that there is something new.</summary>
    public void Ring(string user)
    {
        lock (gate)
            foreach (var stream in open.GetValueOrDefault(user, []))
                stream.Ring();
    }

    /// <summary>Shows the open pages of this person how far their answer has come; a slow page sees only the latest.</summary>
    public void Show(string user, string soFar)
    {
        lock (gate)
            foreach (var stream in open.GetValueOrDefault(user, []))
                stream.Show(soFar);
    }

    internal void Close(LiveStream stream)
    {
        lock (gate)
        {
            if (!open.TryGetValue(stream.User, out var streams) || !streams.Remove(stream))
                return;
            count--;
            if (streams.Count == 0)
                open.Remove(stream.User);
        }
    }
}
