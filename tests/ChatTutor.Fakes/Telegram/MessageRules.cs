using System.Text;
using System.Text.Json.Nodes;

namespace ChatTutor.Fakes.Telegram;

/// <summary>What the server checks before it takes a message.</summary>
internal static class MessageRules
{
    private const int LongestText = 4096;
    private const int LongestCaption = 1024;
    private const int LongestRawBytes = 32768;
    private const int MostButtonDataBytes = 64;

    /// <summary>The words as the person sees them.</summary>
    public static string ReadText(ApiRequest request)
    {
        var raw = request.Text("text") ?? "";
        if (Encoding.UTF8.GetByteCount(raw) > LongestRawBytes)
            throw ApiError.Bad("text is too long");
        var text = ReadMarked(request, raw);
        if (text.Length == 0)
            throw ApiError.Bad("message text is empty");
        return text.Length <= LongestText ? text : throw ApiError.Bad("message is too long");
    }

    public static string ReadCaption(ApiRequest request)
    {
        var caption = ReadMarked(request, request.Text("caption") ?? "");
        return caption.Length <= LongestCaption ? caption : throw ApiError.Bad("message caption is too long");
    }

    public static IReadOnlyList<IReadOnlyList<FakeButton>> ReadButtons(ApiRequest request)
    {
        if (request.Json("reply_markup")?["inline_keyboard"] is not JsonArray rows)
            return [];
        var read = rows.Select(row => (IReadOnlyList<FakeButton>)[.. row!.AsArray().Select(b => ReadButton(b!))]).ToList();
        return read.Sum(r => r.Count) <= 100 ? read : throw ApiError.Bad("reply markup is too long");
    }

    private static string ReadMarked(ApiRequest request, string raw) => request.Text("parse_mode")?.ToUpperInvariant() switch
    {
        null or "" => raw.Trim(),
        "HTML" => HtmlText.Parse(raw).Trim(),
        _ => throw ApiError.Bad("unsupported parse_mode"),
    };

    private static FakeButton ReadButton(JsonNode button)
    {
        var label = (string?)button["text"];
        var data = (string?)button["callback_data"];
        var url = (string?)button["url"];
        if (string.IsNullOrWhiteSpace(label))
            throw ApiError.Bad("can't parse inline keyboard button: button text must be non-empty");
        if (data is not null && Encoding.UTF8.GetByteCount(data) is 0 or > MostButtonDataBytes)
            throw ApiError.Bad("BUTTON_DATA_INVALID");
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" or "tg"))
            throw ApiError.Bad($"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL");
        if (data is null && url is null)
            throw ApiError.Bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        return new FakeButton(label, data, url);
    }
}
