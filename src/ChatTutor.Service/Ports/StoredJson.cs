using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Service.Ports;

/// <summary>
/// The one written form of learners, replies, events, effects and organisers, the same in every store. Names are fixed: a test holds them, and a
/// field nobody knows any more is passed over, so that an older file always opens.
/// </summary>
public static class StoredJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        // A database that keeps JSON in its own form may change the order of fields.
        AllowOutOfOrderMetadataProperties = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new LearnerIdConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = StoredJsonContext.Default,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new StoreFailedException($"A stored {typeof(T).Name} is empty.");

    private sealed class LearnerIdConverter : JsonConverter<LearnerId>
    {
        public override LearnerId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, LearnerId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }
}

[JsonSerializable(typeof(Learner))]
[JsonSerializable(typeof(IReadOnlyList<Reply>))]
[JsonSerializable(typeof(LearningEvent))]
[JsonSerializable(typeof(Effect))]
[JsonSerializable(typeof(Reply))]
[JsonSerializable(typeof(Figure))]
[JsonSerializable(typeof(IReadOnlyList<Figure>))]
[JsonSerializable(typeof(PostedBulletin))]
[JsonSerializable(typeof(Broadcast))]
[JsonSerializable(typeof(Organiser))]
[JsonSerializable(typeof(QuestionGap))]
internal sealed partial class StoredJsonContext : JsonSerializerContext;
