using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ChatTutor.Channels.Web;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Chat;

/// <summary>
/// Everything unasked (announcements, reminders, late answers) as server-sent events. The store is the queue: an event's id is the
/// turn's place in it, and a reader who was away gets what came after the id it last saw. The beginning of an answer to a question just
/// asked comes as an event of its own, without an id: nobody misses it who was away.
/// </summary>
internal sealed class ChatStream(IStore store, LiveStreams streams, IHostApplicationLifetime life)
{
    /// <summary>Turns looked at after a ring or a reconnection.</summary>
    private const int Recent = 50;

    /// <summary>
    /// A word at least this often keeps proxies from closing the line, and shows what another process of the same database sent.
    /// </summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(3);

    public static IResult Get(HttpContext http, ChatStream stream, string? learner = null, string? after = null)
    {
        // The page sends its cookie instead, so that the secret is in no URL.
        var bearer = learner is null ? BearerCookie.Read(http.Request) : Bearer.TryParse(learner, out var given) ? given : null;
        if (bearer is null)
            return ChatProblems.Of(StatusCodes.Status400BadRequest, "\"learner\" is missing or is not an id this server gave out.");
        var last = http.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? after;
        return stream.Open(http, bearer.Address, long.TryParse(last, CultureInfo.InvariantCulture, out var sequence) ? sequence : null);
    }

    private IResult Open(HttpContext http, Address address, long? after)
    {
        if (streams.Open(address.User) is not { } stream)
            return ChatProblems.Later(http, StatusCodes.Status503ServiceUnavailable, Heartbeat, "Too many pages are open.");
        http.Response.RegisterForDispose(stream);
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Events(stream, address, after, http.RequestAborted));
    }

    private async IAsyncEnumerable<SseItem<string>> Events(
        LiveStream stream, Address address, long? after, [EnumeratorCancellation] CancellationToken aborted)
    {
        // Without the second, open streams would hold up the end of the process for half a minute.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, life.ApplicationStopping);
        var seen = after ?? (await RecentAsync(address, 1, ending.Token)).LastOrDefault()?.Sequence ?? 0;
        // Gives the reader an id to come back with, even before there is any news.
        yield return new SseItem<string>("", "ready") { EventId = Id(seen), ReconnectionInterval = Reconnect };
        do
        {
            if (stream.TakeBeginning() is { } soFar)
                yield return new SseItem<string>(JsonSerializer.Serialize(new ChatBeginning(soFar), ChatJson.Plain.ChatBeginning), "beginning");
            foreach (var turn in (await RecentAsync(address, Recent, ending.Token)).Where(t => t.Sequence > seen))
            {
                seen = turn.Sequence;
                if (turn.Unasked && turn.Replies.Count > 0)
                    yield return new SseItem<string>(Data(turn)) { EventId = Id(turn.Sequence) };
            }
            yield return new SseItem<string>("", "ping");
        }
        while (await stream.WaitAsync(Heartbeat, ending.Token));
    }

    // A store that is busy or a line that is closing: the next look shows what this one did not.
    private async ValueTask<IReadOnlyList<PastTurn>> RecentAsync(Address address, int most, CancellationToken stop)
    {
        try
        {
            return await store.RecentAsync(address, most, stop);
        }
        catch (Exception e) when (e is StoreBusyException or StoreFailedException or OperationCanceledException)
        {
            return [];
        }
    }

    private static string Id(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    private static string Data(PastTurn turn) =>
        JsonSerializer.Serialize(new ChatNews(ChatReply.Of(turn.Replies)), ChatJson.Plain.ChatNews);
}
