using System.Net.ServerSentEvents;

namespace ChatTutor.Tests.Host;

/// <summary>Reads a stream of server-sent events as a browser does.</summary>
public sealed class EventReader : IAsyncDisposable
{
    private readonly HttpResponseMessage response;
    private readonly IAsyncEnumerator<SseItem<string>> events;

    private EventReader(HttpResponseMessage response, Stream body)
    {
        this.response = response;
        events = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator();
    }

    public HttpResponseMessage Response => response;

    /// <summary>Opens the stream and waits until the server is ready to tell news.</summary>
    public static async Task<EventReader> OpenAsync(ChatHost host, string learner, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/chat/stream?learner={learner}");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return new EventReader(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event with news in it, or null at the end of the stream.</summary>
    public Task<SseItem<string>?> NextAsync() => NextAsync("message");

    public async Task<SseItem<string>?> NextAsync(params string[] kinds)
    {
        while (await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)))
            if (events.Current.Data.Length > 0 && kinds.Contains(events.Current.EventType))
                return events.Current;
        return null;
    }

    /// <summary>Waits until everything older has been told.</summary>
    public async Task CatchUpAsync()
    {
        do
            Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        while (events.Current.EventType != "ping");
    }

    public async ValueTask DisposeAsync()
    {
        response.Dispose();
        await events.DisposeAsync();
    }
}
