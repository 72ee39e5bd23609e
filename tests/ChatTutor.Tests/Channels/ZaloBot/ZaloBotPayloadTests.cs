using System.Text;
using System.Text.Json.Nodes;
using ChatTutor.Channels.ZaloBot;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Channels.ZaloBot;

/// <summary>tests/payloads/zalo-bot: a body as Zalo brings it, in every shape that was documented or seen, and what it means.</summary>
public class ZaloBotPayloadTests
{
    public static TheoryData<string> Received => [.. Files.Select(f => Path.GetFileNameWithoutExtension(f)!)];

    internal static IEnumerable<JsonObject> All => Files.Select(f => (JsonObject)JsonNode.Parse(File.ReadAllText(f))!).Where(f => f["body"] is JsonObject);

    private static string Folder => Path.Combine(Repository.Root, "tests", "payloads", "zalo-bot");

    private static IEnumerable<string> Files => Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Received))]
    public void An_event_is_understood(string file)
    {
        var payload = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file + ".json")))!;
        var body = Encoding.UTF8.GetBytes(payload["raw"]?.GetValue<string>() ?? payload["body"]!.ToJsonString());
        Assert.Equal((string)payload["expect"]!, Describe(EventReader.Read(body, DateTimeOffset.UnixEpoch)));
    }

    private static string Describe(ReadEvent read) => read switch
    {
        ReadEvent.Said said => $"{said.Incoming.Address} {said.Incoming.MessageId} {Describe(said.Incoming.Message)}",
        ReadEvent.Broken broken => "broken " + broken.Why,
        ReadEvent.FromGroup => "group",
        ReadEvent.Nothing nothing => "nothing " + nothing.Name,
        _ => throw new InvalidOperationException(),
    };

    private static string Describe(InboundMessage message) => message.Match(
        text => $"Text({text.Words})", choice => $"Choice({choice.Id})", media => $"Media({media.Kind})", started => $"Started({started.Payload})",
        _ => "Blocked()", _ => "Answered", _ => "Reminder", _ => "Withdrawn", _ => "AnsweredByHand", _ => "Announced",
        _ => "CodeDrawn", _ => "Linked", _ => "Witnessed", _ => "Heard");
}
