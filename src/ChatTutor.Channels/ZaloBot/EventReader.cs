using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Channels.ZaloBot;

/// <summary>
/// Reads one event, whatever is in it: no event can make it throw. Fields come under several names, flat or wrapped, and ids are
/// words, never numbers.
/// </summary>
internal static class EventReader
{
    private const int LongestId = 128;

    /// <summary>
    /// What is not words, and what the tutor calls it. "unsupported" is a file, a card, a link - or anything from somebody whom the law
    /// protects, a child for one.
    /// </summary>
    private static readonly Dictionary<string, string> MediaKinds = new()
    {
        ["message.image.received"] = "photo",
        ["message.sticker.received"] = "sticker",
        ["message.voice.received"] = "voice",
        ["message.link.received"] = "file",
        ["message.unsupported.received"] = "file",
    };

    /// <param name="body">Flat {"event_name","message"} or the same as "result" of an envelope.</param>
    public static ReadEvent Read(ReadOnlyMemory<byte> body, DateTimeOffset at)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return Read(Object(root, "result") ?? root, at);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Its message could quote what was said; the kind is enough. The second comes from half a surrogate pair.
            return new ReadEvent.Broken(fault.GetType().Name);
        }
    }

    public static ReadEvent Read(JsonElement happened, DateTimeOffset at)
    {
        try
        {
            var name = Text(happened, "event_name") ?? "";
            if (Object(happened, "message") is not { } message)
                return name.Length > 0 ? new ReadEvent.Nothing(name) : new ReadEvent.Broken("no event");
            return Read(name, message, at);
        }
        catch (InvalidOperationException fault)
        {
            return new ReadEvent.Broken(fault.GetType().Name);
        }
    }

    /// <summary>The first of these fields that holds words, or a number as words; null when none does.</summary>
    public static string? Text(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value))
                if (value.ValueKind == JsonValueKind.String)
                    return value.GetString();
                else if (value.ValueKind == JsonValueKind.Number)
                    return value.GetRawText();
        return null;
    }

    private static ReadEvent Read(string name, JsonElement message, DateTimeOffset at)
    {
        var (chat, from) = (Object(message, "chat"), Object(message, "from"));
        if (chat is { } place && Text(place, "chat_type", "type") is { } type && !type.Equals("PRIVATE", StringComparison.OrdinalIgnoreCase))
            return new ReadEvent.FromGroup();
        if (from is { } sender && sender.TryGetProperty("is_bot", out var bot) && bot.ValueKind == JsonValueKind.True)
            return new ReadEvent.Nothing("a bot's " + name);
        // In a private chat the two ids are the same.
        var person = (chat is { } c ? Text(c, "id") : null) ?? (from is { } f ? Text(f, "id") : null);
        if (!IsId(person))
            return new ReadEvent.Broken("no sender");
        if (Meaning(name, message) is not { } said)
            return new ReadEvent.Nothing(name);
        // Without an id of its own the same delivery is known by being the same, letter for letter.
        var id = Text(message, "message_id", "msg_id") is { Length: > 0 and <= LongestId } own ? own : Fingerprint(message);
        return new ReadEvent.Said(new Incoming(new Address(ZaloBotChannel.ChannelName, person!), $"{name}/{id}", said, at));
    }

    private static InboundMessage? Meaning(string name, JsonElement message)
    {
        if (MediaKinds.TryGetValue(name, out var kind))
            return new InboundMessage.Media(kind);
        if (name is not ("message.text.received" or "") || Text(message, "text") is not { } text)
            return null;
        return SlashWords.IsStart(text, out var payload) ? new InboundMessage.Started(payload) : new InboundMessage.Text(SlashWords.ToWords(text));
    }

    private static JsonElement? Object(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static bool IsId(string? id) => id is { Length: > 0 and <= LongestId } && id.All(char.IsAscii) && !id.Any(char.IsControl);

    private static string Fingerprint(JsonElement message) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(message.GetRawText())));
}
