using System.Globalization;
using System.Text.Json;

namespace ChatTutor.Channels.Zalo;

/// <summary>How a call ended. Closed. Zalo tells errors in an answer of status 200.</summary>
internal abstract record OaAnswer
{
    private OaAnswer() { }

    /// <param name="Error">0 = done.</param>
    /// <param name="Root">The whole answer; tokens stand in it directly, all else under "data".</param>
    public sealed record Said(int Error, string Message, JsonElement Root) : OaAnswer
    {
        /// <summary>A field under "data" as text, or null.</summary>
        public string? Data(string name) =>
            Root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object ? TextOf(data, name) : null;

        public string? Field(string name) => TextOf(Root, name);
    }

    /// <summary>An error page of somebody in between, or of a server that failed: nothing was done.</summary>
    public sealed record Page(int Status) : OaAnswer;

    /// <summary>No line was ever open.</summary>
    public sealed record NeverLeft(string Why) : OaAnswer;

    /// <summary>It may have been done or not.</summary>
    public sealed record Unclear(string Why) : OaAnswer;

    /// <summary>For the log.</summary>
    public string Describe() => this switch
    {
        Said said => FormattableString.Invariant($"{said.Error} {said.Message}"),
        Page page => FormattableString.Invariant($"HTTP {page.Status}, not in Zalo's form"),
        NeverLeft never => never.Why,
        Unclear unclear => unclear.Why,
        _ => throw new InvalidOperationException(),
    };

    public static OaAnswer Read(int status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var parsed = JsonDocument.Parse(body);
            if (parsed.RootElement is { ValueKind: JsonValueKind.Object } root && (NumberOf(root, "error") is not null || TextOf(root, "access_token") is not null))
                return new Said(NumberOf(root, "error") ?? 0, TextOf(root, "message") ?? TextOf(root, "error_description") ?? TextOf(root, "error_name") ?? "", root.Clone());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not Zalo's words: judged by the status below. (The second: half of a surrogate pair.)
        }
        // A page that says "OK" proves nothing.
        return status is < 200 or > 299 ? new Page(status) : new Unclear("an answer that is not in Zalo's form");
    }

    private static int? NumberOf(JsonElement from, string name) =>
        int.TryParse(TextOf(from, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? TextOf(JsonElement from, string name) => !from.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
