using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatTutor.Channels.Zalo;

// Only what is used of the events of https://developers.zalo.me/docs/official-account/webhook: a field nobody needs cannot make an event unreadable.

/// <param name="Timestamp">Milliseconds since 1970.</param>
internal sealed record EventPayload(
    string? EventName, PartyPayload? Sender, PartyPayload? Recipient, PartyPayload? Follower, string? UserId, EventMessagePayload? Message,
    string? Timestamp);

/// <param name="AdminId">There when somebody of the office wrote by hand.</param>
internal sealed record PartyPayload(string? Id, string? AdminId);

/// <param name="Attachments">Read by hand: their form differs from kind to kind.</param>
internal sealed record EventMessagePayload(string? Text, string? MsgId, JsonElement? Attachments);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(WordOrNumber)])]
[JsonSerializable(typeof(EventPayload))]
internal sealed partial class EventJson : JsonSerializerContext;

/// <summary>Zalo writes ids as strings because they are longer than a number can be; where one comes as a number, its digits count.</summary>
internal sealed class WordOrNumber : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? Encoding.UTF8.GetString(reader.HasValueSequence ? [] : reader.ValueSpan)
            : ReadText(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(null, e); // half of a surrogate pair, or no text at all
        }
    }
}
