using System.Globalization;
using System.Text.Json;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Channels.Zalo;

/// <summary>Reads one event, whatever is in it: none can make it throw.</summary>
internal static class EventReader
{
    private const int LongestId = 64;
    private const int LongestUrl = 2000;
    private const string FromPerson = "user_send_";
    private const string FromAccount = "oa_send_";

    /// <summary>What Zalo calls what is not words, and what the tutor calls it.</summary>
    private static readonly Dictionary<string, string> MediaKinds = new(StringComparer.Ordinal)
    {
        ["image"] = "photo",
        ["audio"] = "voice",
        ["sticker"] = "sticker",
        ["gif"] = "sticker",
        ["location"] = "location",
        ["business_card"] = "contact",
        ["video"] = "file",
        ["file"] = "file",
        ["link"] = "file",
    };

    /// <param name="at">When it was received, in the campaign's time zone.</param>
    public static (string Name, ReadEvent Read) Read(ReadOnlySpan<byte> body, DateTimeOffset at)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EventJson.Default.EventPayload) is { EventName: { } name } payload
                ? (name, Read(payload, name, at))
                : ("", new ReadEvent.Broken("no event name"));
        }
        catch (JsonException e)
        {
            // Its message could quote what was said; the kind is enough.
            return ("", new ReadEvent.Broken(e.GetType().Name));
        }
    }

    private static ReadEvent Read(EventPayload payload, string name, DateTimeOffset at) => name switch
    {
        "user_send_text" => Say(payload, at, payload.Message?.Text is { } text ? OfWords(text) : null),
        "follow" => Tell(payload.Follower?.Id, name, payload, at, new InboundMessage.Started(null)),
        "unfollow" => Tell(payload.Follower?.Id, name, payload, at, new InboundMessage.Blocked()),
        "user_withdraw" => Tell(payload.UserId ?? payload.Sender?.Id, name, payload, at, new InboundMessage.Withdrawn()),
        _ when name.StartsWith(FromPerson, StringComparison.Ordinal) =>
            MediaKinds.TryGetValue(name[FromPerson.Length..], out var kind) ? Say(payload, at, new InboundMessage.Media(kind, kind == "voice" ? VoiceOf(payload) : null)) : new ReadEvent.Nothing(),
        _ when name.StartsWith(FromAccount, StringComparison.Ordinal) && !name.StartsWith("oa_send_group", StringComparison.Ordinal) => Echo(payload),
        _ => new ReadEvent.Nothing(),
    };

    /// <summary>A tap on a button comes back as a text: the button's payload. Whether it still fits is the tutor's business.</summary>
    private static InboundMessage OfWords(string text) =>
        OaButton.ChoiceIn(text) is { } choice ? new InboundMessage.Choice(choice) : new InboundMessage.Text(text);

    // Zalo gives an address and no length. Whether it is one of Zalo's is looked at when it is fetched.
    private static VoiceNote? VoiceOf(EventPayload payload)
    {
        try
        {
            return payload.Message?.Attachments is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0
                && list[0] is { ValueKind: JsonValueKind.Object } first && first.TryGetProperty("payload", out var about)
                && about.ValueKind == JsonValueKind.Object && about.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String
                && url.GetString() is { Length: > 0 and <= LongestUrl } address ? new VoiceNote(address) : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair
        }
    }

    private static ReadEvent Say(EventPayload payload, DateTimeOffset at, InboundMessage? message)
    {
        if (payload.Message?.MsgId is not { Length: > 0 } id)
            return new ReadEvent.Broken("no message id");
        return message is null ? new ReadEvent.Broken("no words")
            : AddressOf(payload.Sender?.Id) is not { } address ? new ReadEvent.Broken("no sender")
            : new ReadEvent.Said(new Incoming(address, "z" + id, message, at, Metered: true));
    }

    // These carry no id of their own; name, time and person are the same in every repetition.
    private static ReadEvent Tell(string? user, string name, EventPayload payload, DateTimeOffset at, InboundMessage message)
    {
        if (MomentOf(payload) is null)
            return new ReadEvent.Broken("no time");
        return AddressOf(user) is { } address
            ? new ReadEvent.Said(new Incoming(address, $"{name}/{payload.Timestamp}", message, at, Metered: true))
            : new ReadEvent.Broken("nobody");
    }

    private static ReadEvent Echo(EventPayload payload) =>
        payload.Message?.MsgId is { Length: > 0 } id && AddressOf(payload.Recipient?.Id) is { } to && MomentOf(payload) is { } at
            ? new ReadEvent.FromAccount(to, id, !string.IsNullOrEmpty(payload.Sender?.AdminId), at)
            : new ReadEvent.Broken("an echo of nothing");

    private static DateTimeOffset? MomentOf(EventPayload payload) => Moment(payload.Timestamp ?? "");

    /// <summary>Milliseconds since 1970, or null.</summary>
    public static DateTimeOffset? Moment(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : null;

    private static Address? AddressOf(string? user) =>
        user is { Length: > 0 and <= LongestId } && user.All(char.IsAsciiLetterOrDigit) ? new Address(ZaloOaChannel.ChannelName, user) : null;
}
