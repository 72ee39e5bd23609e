using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatTutor.Channels.ZaloBot;

/// <summary>Calls to Zalo's bot platform, each bounded in time. The token is in every address: nothing of one is ever logged or thrown on.</summary>
internal sealed class ZaloBotConnection : IDisposable
{
    /// <summary>Bytes of an answer that are read; a real one has a few hundred.</summary>
    private const int LongestAnswer = 1 << 20;

    private readonly HttpClient http;
    private readonly TimeProvider time;

    public ZaloBotConnection(ZaloBotSettings settings, TimeProvider time)
    {
        this.time = time;
        var handler = new SocketsHttpHandler
        {
            // Shorter than any call: a line that never opened is then known from one that broke (ZaloBotFaults).
            ConnectTimeout = settings.CallTime / 2,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
        };
        // Made by hand: one from a factory would write each address to the log.
        http = new HttpClient(handler)
        {
            BaseAddress = new Uri($"{(settings.ApiUrl.Length == 0 ? ZaloBotSettings.OfficialUrl : settings.ApiUrl).TrimEnd('/')}/bot{settings.Token}/"),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LongestAnswer,
        };
    }

    /// <summary>Throws <see cref="ZaloBotRefusal"/>, <see cref="ZaloBotNonsense"/>, <see cref="HttpRequestException"/>, <see cref="TimeoutException"/>.</summary>
    /// <param name="method">Its case matters.</param>
    public async Task<JsonElement> CallAsync(string method, JsonObject parameters, TimeSpan limit, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            using var content = new StringContent(parameters.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri(method, UriKind.Relative), content, either.Token);
            var body = await answer.Content.ReadAsByteArrayAsync(either.Token);
            return ZaloBotAnswer.Read((int)answer.StatusCode, body, WaitOf(answer.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested && late.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer to {method} within {limit.TotalSeconds:0.#} s");
        }
    }

    public void Dispose() => http.Dispose();

    private TimeSpan? WaitOf(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };
}
