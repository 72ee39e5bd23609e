using System.Globalization;
using System.Text.Json;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Channels.Telegram;

/// <summary>Reads one update, whatever is in it: no update can make it throw.</summary>
internal static class UpdateReader
{
    /// <summary>Those seen have less than half of it.</summary>
    private const int LongestFileId = 256;

    /// <summary>Telegram's fields for what is not words, and what the tutor calls them. The first that is there counts: an animation is also a document.</summary>
    private static readonly (string Field, string Kind)[] MediaKinds =
    [
        ("photo", "photo"), ("voice", "voice"), ("sticker", "sticker"), ("dice", "sticker"), ("contact", "contact"), ("venue", "location"),
        ("location", "location"), ("animation", "file"), ("audio", "file"), ("video", "file"), ("video_note", "file"), ("document", "file"),
        ("poll", "file"), ("story", "file"), ("game", "file"),
    ];

    public static long? ReadId(JsonElement update)
    {
        try
        {
            return update.ValueKind == JsonValueKind.Object && update.TryGetProperty("update_id", out var id)
                && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) && number is > 0 and < long.MaxValue ? number : null;
        }
        catch (InvalidOperationException)
        {
            return null; // a field whose name is half of a surrogate pair
        }
    }

    public static ReadUpdate Read(JsonElement update, long id, DateTimeOffset at)
    {
        try
        {
            return update.Deserialize(UpdateJson.Default.UpdatePayload) switch
            {
                { Message: { } message } => ReadMessage(message, update.GetProperty("message"), id, at),
                { CallbackQuery: { } tap } => ReadTap(tap, id, at),
                { MyChatMember: { } membership } => ReadMembership(membership, id, at),
                null => new ReadUpdate.Broken("null"),
                _ => new ReadUpdate.Nothing(),
            };
        }
        catch (JsonException e)
        {
            // Its message could quote what was said; the kind is enough.
            return new ReadUpdate.Broken(e.GetType().Name);
        }
    }

    private static ReadUpdate ReadMessage(MessagePayload message, JsonElement raw, long id, DateTimeOffset at)
    {
        if (message.Date <= 0)
            return new ReadUpdate.Broken("message without date");
        if (message.Text is not { } text)
            return Say(message.Chat, message.From, id, at, ReadMedia(raw));
        return Say(message.Chat, message.From, id, at, SlashWords.IsStart(text, out var payload)
            ? new InboundMessage.Started(payload)
            : new InboundMessage.Text(SlashWords.ToWords(text)));
    }

    private static InboundMessage.Media? ReadMedia(JsonElement message)
    {
        foreach (var (field, kind) in MediaKinds)
            if (message.TryGetProperty(field, out var media))
                return new InboundMessage.Media(kind, field == "voice" ? ReadVoice(media) : null);
        return null;
    }

    // Without its file's id it is still a voice message, only one that cannot be listened to.
    private static VoiceNote? ReadVoice(JsonElement voice)
    {
        try
        {
            return voice.ValueKind == JsonValueKind.Object && voice.TryGetProperty("file_id", out var id) && id.ValueKind == JsonValueKind.String
                && id.GetString() is { Length: > 0 and <= LongestFileId } file && file.All(char.IsAscii)
                ? new VoiceNote(file, (int?)NumberOf(voice, "duration"), NumberOf(voice, "file_size")) : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair
        }
    }

    private static long? NumberOf(JsonElement voice, string field) =>
        voice.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static ReadUpdate ReadTap(CallbackPayload tap, long id, DateTimeOffset at)
    {
        if (string.IsNullOrEmpty(tap.Id))
            return new ReadUpdate.Broken("tap without id");
        var said = Say(tap.Message?.Chat, tap.From, id, at, tap.Data is { Length: > 0 } data ? new InboundMessage.Choice(data) : null);
        return said is ReadUpdate.Said s ? s with { Tap = tap.Id, Message = tap.Message?.MessageId } : said;
    }

    private static ReadUpdate ReadMembership(MembershipPayload membership, long id, DateTimeOffset at) =>
        Say(membership.Chat, membership.From, id, at, membership.NewChatMember?.Status == "kicked" ? new InboundMessage.Blocked() : null);

    private static ReadUpdate Say(ChatPayload? chat, PersonPayload? from, long id, DateTimeOffset at, InboundMessage? message)
    {
        if (chat is not { Id: { } number, Type: { } type })
            return new ReadUpdate.Broken("no chat");
        if (type != "private")
            return new ReadUpdate.FromGroup();
        if (from?.Id is null)
            return new ReadUpdate.Broken("no sender");
        if (message is null)
            return new ReadUpdate.Nothing();
        var address = new Address(TelegramChannel.ChannelName, number.ToString(CultureInfo.InvariantCulture));
        return new ReadUpdate.Said(new Incoming(address, "u" + id.ToString(CultureInfo.InvariantCulture), message, at));
    }
}
