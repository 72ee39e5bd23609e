using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Dashboard;

/// <summary>
/// Numbers of a page that change under the reader's eyes, as server-sent events: name to text. On the page, an element with
/// data-live="address" holds elements with data-figure="name"; without script they show what they showed when the page was made.
/// </summary>
public sealed class LiveFigures(IHostApplicationLifetime life, IOrganiserStore store, TimeProvider time)
{
    /// <summary>Changes are shown within this time, unless a page asks for another.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(2);

    /// <summary>Something is sent at least this often, so that proxies keep the line open.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Sends what <paramref name="read"/> returns, whenever it has changed, until the reader leaves, the program ends or the
    /// organiser's session is over.
    /// </summary>
    public IResult Stream(HttpContext http, Func<CancellationToken, ValueTask<IReadOnlyDictionary<string, string>>> read, TimeSpan? every = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(read);
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var organiser = Visit.Of(http)?.Organiser ?? throw new InvalidOperationException("Live figures are for pages behind the gate.");
        return TypedResults.ServerSentEvents(Events(organiser, read, every ?? Often, http.RequestAborted));
    }

    private async IAsyncEnumerable<SseItem<string>> Events(
        Organiser organiser, Func<CancellationToken, ValueTask<IReadOnlyDictionary<string, string>>> read, TimeSpan every,
        [EnumeratorCancellation] CancellationToken aborted)
    {
        // Without the second, open pages would hold up the end of the process for half a minute.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, life.ApplicationStopping);
        var (shown, at) = ("", DateTimeOffset.MinValue);
        while (await IsOpenAsync(organiser, ending.Token))
        {
            var now = await TryAsync(async () => JsonSerializer.Serialize(await read(ending.Token))) ?? shown;
            if (now != shown || time.GetUtcNow() - at >= Heartbeat)
            {
                (shown, at) = (now, time.GetUtcNow());
                yield return new SseItem<string>(now) { ReconnectionInterval = Often };
            }
            await TryAsync(async () =>
            {
                await Task.Delay(every, time, ending.Token);
                return "";
            });
        }
    }

    private async ValueTask<bool> IsOpenAsync(Organiser then, CancellationToken stop)
    {
        var now = await TryAsync(async () => await store.FindOrganiserAsync(then.Id, stop) is { IsActive: true } o && o.Round == then.Round ? "open" : "over");
        return now != "over" && !stop.IsCancellationRequested;
    }

    // A store that is busy, or a line that is closing: the next look shows what this one did not.
    private static async ValueTask<string?> TryAsync(Func<ValueTask<string>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is StoreBusyException or StoreFailedException or OperationCanceledException)
        {
            return null;
        }
    }
}
