using System.Collections.Concurrent;

namespace ChatTutor.Fakes.ZaloBot;

/// <summary>What the platform remembers of one bot.</summary>
internal sealed class ZaloBotState(TimeProvider time)
{
    private readonly SemaphoreSlim arrived = new(0);

    /// <summary>Waiting to be fetched: each is handed out once and then gone.</summary>
    public ConcurrentQueue<string> Events { get; } = new();

    public ConcurrentDictionary<string, ConcurrentQueue<ZaloBotMessage>> Sent { get; } = new();

    public HookPush Push { get; } = new();

    public Uri? Webhook { get; private set; }

    public bool Wrapped { get; set; }

    public TimeProvider Time => time;

    public DateTimeOffset Now => time.GetUtcNow();

    public void Add(string happened)
    {
        if (Webhook is not null)
        {
            // No order is promised: each event comes on a line of its own.
            Push.Add(Guid.NewGuid().ToString(), Wrap(happened), () => { });
            return;
        }
        Events.Enqueue(happened);
        arrived.Release();
    }

    /// <summary>The next event, or null when none comes in time.</summary>
    public async Task<string?> NextAsync(TimeSpan timeout, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            await arrived.WaitAsync(either.Token);
            return Events.TryDequeue(out var happened) ? happened : null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    public void SetWebhook(Uri url, string secret)
    {
        Webhook = url;
        Push.Start(url, "X-Bot-Api-Secret-Token", secret);
    }

    public void DeleteWebhook()
    {
        Webhook = null;
        Push.Stop();
    }

    private string Wrap(string happened) => Wrapped ? $$"""{"ok":true,"result":{{happened}}}""" : happened;
}
