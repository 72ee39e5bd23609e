using ChatTutor.Service.Conversations;

namespace ChatTutor.Channels.Web;

/// <summary>One open page: it hears that something is new, never what; only the beginning of an answer, which no store keeps, it hears itself.</summary>
public sealed class LiveStream(LiveStreams streams, string user) : IDisposable
{
    private readonly Bell bell = new();
    private volatile bool ended;
    private string? beginning;

    public string User { get; } = user;

    /// <summary>Waits for news, at most this long; false when the stream is to close.</summary>
    public async Task<bool> WaitAsync(TimeSpan most, CancellationToken stop)
    {
        try
        {
            if (!ended)
                await bell.WaitAsync(most, stop);
            return !ended;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The latest beginning of an answer that was not taken yet, or null.</summary>
    public string? TakeBeginning() => Interlocked.Exchange(ref beginning, null);

    public void Dispose() => streams.Close(this);

    internal void Ring() => bell.Ring();

    internal void Show(string soFar)
    {
        Interlocked.Exchange(ref beginning, soFar);
        bell.Ring();
    }

    /// <summary>A newer page took this one's place.</summary>
    internal void End()
    {
        ended = true;
        streams.Close(this);
        bell.Ring();
    }
}
