using System.Collections.Concurrent;
using System.Text;

namespace ChatTutor.Fakes;

/// <summary>
/// Brings what happens to a bot's webhook: one after the other for each key, side by side for different ones, again and again until
/// the bot says 2xx.
/// </summary>
internal sealed class HookPush : IDisposable
{
    /// <summary>The ladder of waits after the first repetition, which comes at once; Telegram's grows to between one and two minutes.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly SemaphoreSlim connections = new(40);
    private readonly ConcurrentDictionary<string, Task> lines = new();
    private readonly ConcurrentQueue<int> answers = new();
    private CancellationTokenSource ended = new();
    private (Uri Url, string Header, string Secret)? target;

    /// <summary>Where the public address leads: a proxy that takes off the TLS stands before every real bot.</summary>
    public Func<Uri, Uri> Route { get; set; } = url => url;

    /// <summary>What the second repetition waits; doubled for each one after it.</summary>
    public TimeSpan Step { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What the bot answered so far; 0 for none.</summary>
    public IReadOnlyCollection<int> Answers => answers;

    public void Start(Uri url, string header, string secret)
    {
        Stop();
        (ended, target) = (new CancellationTokenSource(), (url, header, secret));
    }

    public void Stop()
    {
        target = null;
        ended.Cancel();
        lines.Clear();
    }

    /// <param name="delivered">Called when the bot has taken it.</param>
    public Task Add(string key, string body, Action delivered)
    {
        if (target is not { } to)
            return Task.CompletedTask;
        var stop = ended.Token;
        return lines.AddOrUpdate(key, _ => PushAsync(to, body, delivered, stop), (_, before) => AfterAsync(before, to, body, delivered, stop));
    }

    /// <summary>One attempt, which Zalo makes when a webhook is set; null when nobody answered.</summary>
    public async Task<int?> ProbeAsync(string body)
    {
        try
        {
            return target is { } to ? (await PostAsync(to, body, ended.Token)).Status : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        Stop();
        http.Dispose();
    }

    private async Task AfterAsync(Task before, (Uri, string, string) to, string body, Action delivered, CancellationToken stop)
    {
        await before;
        await PushAsync(to, body, delivered, stop);
    }

    private async Task PushAsync((Uri, string, string) to, string body, Action delivered, CancellationToken stop)
    {
        await Task.Yield();
        for (var tries = 0; !stop.IsCancellationRequested; tries++)
        {
            var (status, wait) = await TryAsync(to, body, stop);
            answers.Enqueue(status);
            if (status is >= 200 and < 300)
            {
                delivered();
                return;
            }
            var next = tries == 0 ? TimeSpan.Zero : Step * Math.Pow(2, Math.Min(tries - 1, 10));
            await Task.Delay(wait ?? (next < LongestWait ? next : LongestWait), stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task<(int Status, TimeSpan? Wait)> TryAsync((Uri, string, string) to, string body, CancellationToken stop)
    {
        try
        {
            return await PostAsync(to, body, stop);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return (0, null);
        }
    }

    private async Task<(int Status, TimeSpan? Wait)> PostAsync((Uri Url, string Header, string Secret) to, string body, CancellationToken stop)
    {
        await connections.WaitAsync(stop);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Route(to.Url));
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            if (to.Secret.Length > 0)
                request.Headers.Add(to.Header, to.Secret);
            using var answer = await http.SendAsync(request, stop);
            return ((int)answer.StatusCode, answer.Headers.RetryAfter?.Delta);
        }
        finally
        {
            connections.Release();
        }
    }
}
