using System.Text.Json;

namespace ChatTutor.Channels.ZaloBot;

/// <summary>Zalo said no.</summary>
/// <param name="code">Its own code, which the HTTP status may or may not repeat.</param>
internal sealed class ZaloBotRefusal(int code, string description, TimeSpan? retryAfter = null) : Exception($"{code} {description}")
{
    public int Code { get; } = code;

    /// <summary>Not documented, obeyed when it is there.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>An answer that is not in Zalo's form.</summary>
internal sealed class ZaloBotNonsense(int status) : Exception($"HTTP {status}, not in Zalo's form")
{
    public int Status { get; } = status;
}

/// <summary>The envelope around every answer, as documented and as seen to vary.</summary>
internal static class ZaloBotAnswer
{
    private const int LongestDescription = 200;

    /// <summary>What is in the envelope; sendChatAction has none. Throws <see cref="ZaloBotRefusal"/> and <see cref="ZaloBotNonsense"/>.</summary>
    public static JsonElement Read(int status, byte[] body, TimeSpan? retryAfter)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(status, document.RootElement, retryAfter).Clone();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ZaloBotNonsense(status);
        }
    }

    private static JsonElement Read(int status, JsonElement answer, TimeSpan? retryAfter)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("ok", out var ok))
            throw new ZaloBotNonsense(status);
        if (ok.ValueKind == JsonValueKind.True && status < 300)
            return answer.TryGetProperty("result", out var result) ? result : answer;
        // testWebhook writes errorCode; an answer without a code has the status.
        var code = Number(answer, "error_code") ?? Number(answer, "errorCode") ?? status;
        throw new ZaloBotRefusal(code, Text(answer, "description"), retryAfter);
    }

    private static int? Number(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static string Text(JsonElement answer, string name)
    {
        var text = answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return text.Length <= LongestDescription ? text : text[..LongestDescription];
    }
}
