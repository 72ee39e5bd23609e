using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Channels.Zalo;

/// <summary>Calls to Zalo, each bounded in time and with an outcome that says whether it could have been carried out.</summary>
internal sealed class ZaloConnection : IDisposable
{
    /// <summary>Bytes; Zalo's answers are a thousandth of it, a minute of sound a tenth.</summary>
    private const int LongestAnswer = VoiceNote.LargestBytes;

    private readonly HttpClient http;
    private readonly TimeSpan limit;
    private readonly TimeProvider time;

    public ZaloConnection(TimeSpan callTime, TimeProvider time)
    {
        (limit, this.time) = (callTime, time);
        var handler = new SocketsHttpHandler
        {
            // Shorter than any call: a line that never opened is then known from one that broke.
            ConnectTimeout = callTime / 2,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
        };
        // Made by hand: one from a factory would write headers, and so tokens, to the log.
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswer };
    }

    /// <param name="secret">A header and its value: Zalo takes no other form of authorisation.</param>
    public async Task<OaAnswer> PostAsync(Uri url, (string Name, string Value) secret, HttpContent content, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        request.Headers.TryAddWithoutValidation(secret.Name, secret.Value);
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return OaAnswer.Read((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (HttpRequestException fault)
        {
            return NeverLeft(fault.HttpRequestError)
                ? new OaAnswer.NeverLeft(fault.HttpRequestError.ToString())
                : new OaAnswer.Unclear($"{fault.HttpRequestError}: {fault.GetBaseException().GetType().Name}");
        }
        // The line did not open in time, which .NET tells as a cancellation caused by a timeout.
        catch (TaskCanceledException fault) when (fault.InnerException is TimeoutException)
        {
            return new OaAnswer.NeverLeft("the line did not open");
        }
        catch (OperationCanceledException)
        {
            return new OaAnswer.Unclear(late.IsCancellationRequested ? $"no answer within {limit.TotalSeconds:0.#} s" : "stopped");
        }
    }

    /// <summary>A file, without any secret.</summary>
    public async Task<SoundFetch> GetAsync(Uri url, string format, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            using var response = await http.GetAsync(url, either.Token);
            if (!response.IsSuccessStatusCode)
                return new SoundFetch.Failed($"HTTP {(int)response.StatusCode}");
            var bytes = await response.Content.ReadAsByteArrayAsync(either.Token);
            return bytes.Length == 0 ? new SoundFetch.Failed("an empty file") : new SoundFetch.Fetched(new Sound(bytes, format));
        }
        catch (HttpRequestException fault)
        {
            return fault.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                ? new SoundFetch.TooLarge() : new SoundFetch.Failed($"{fault.HttpRequestError}: {fault.GetBaseException().GetType().Name}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new SoundFetch.Failed($"no answer within {limit.TotalSeconds:0.#} s");
        }
    }

    public void Dispose() => http.Dispose();

    private static bool NeverLeft(HttpRequestError error) => error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
