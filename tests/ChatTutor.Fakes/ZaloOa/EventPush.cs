using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatTutor.Fakes.ZaloOa;

/// <summary>Brings events to the webhook as Zalo does: signed, again on a ladder until the answer is 200, and at last not at all.</summary>
public sealed class EventPush : IDisposable
{
    /// <summary>Zalo waits two seconds for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HttpClient http = new() { Timeout = Patience };
    private readonly ConcurrentQueue<HttpStatusCode?> answers = new();
    private readonly CancellationTokenSource ended = new();
    private readonly (string AppId, string SecretKey) keys;

    internal EventPush(string appId, string secretKey) => keys = (appId, secretKey);

    /// <summary>Where the public address leads; null = no webhook is registered.</summary>
    public Uri? Hook { get; set; }

    /// <summary>The waits before each repetition; tests may want shorter ones.</summary>
    public IReadOnlyList<TimeSpan> Ladder { get; set; } =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    /// <summary>What was answered so far; null for nothing in time.</summary>
    public IReadOnlyCollection<HttpStatusCode?> Answers => answers;

    /// <summary>True when the event was taken. After the last step the application loses its registration.</summary>
    public async Task<bool> PushAsync(string body)
    {
        for (var retry = 0; Hook is { } hook && !ended.IsCancellationRequested; retry++)
        {
            var status = await TryAsync(hook, body, retry);
            answers.Enqueue(status);
            if (status == HttpStatusCode.OK)
                return true;
            if (retry == Ladder.Count)
                Hook = null;
            else
                await Task.Delay(Ladder[retry], ended.Token);
        }
        return false;
    }

    /// <summary>"mac=" and the hash.</summary>
    /// <param name="timestamp">That of the body.</param>
    public string Sign(byte[] body, string timestamp)
    {
        byte[] all = [.. Encoding.UTF8.GetBytes(keys.AppId), .. body, .. Encoding.UTF8.GetBytes(timestamp), .. Encoding.UTF8.GetBytes(keys.SecretKey)];
        return "mac=" + Convert.ToHexStringLower(SHA256.HashData(all));
    }

    public void Dispose()
    {
        ended.Cancel();
        http.Dispose();
        ended.Dispose();
    }

    private async Task<HttpStatusCode?> TryAsync(Uri hook, string body, int retry)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, hook) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-ZEvent-Signature", Sign(bytes, (string)JsonNode.Parse(body)!["timestamp"]!));
        request.Headers.Add("X-ZEvent-Server", "OA OpenAPI");
        request.Headers.TryAddWithoutValidation("User-Agent", "ZaloWebhook");
        if (retry > 0)
            request.Headers.Add("num_retry", retry.ToString(CultureInfo.InvariantCulture));
        try
        {
            using var answer = await http.SendAsync(request, ended.Token);
            return answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
