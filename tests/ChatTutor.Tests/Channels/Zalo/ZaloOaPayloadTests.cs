using System.Text;
using System.Text.Json.Nodes;
using ChatTutor.Channels.Zalo;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Channels.Zalo;

/// <summary>tests/payloads/zalo-oa: an event as Zalo sends it and what it means; sent/: a reply and the calls it becomes.</summary>
public sealed class ZaloOaPayloadTests
{
    private static readonly DateTimeOffset At = new(2026, 10, 10, 7, 0, 0, TimeSpan.FromHours(7));

    public static TheoryData<string> Received => [.. Names(Payloads)];

    public static TheoryData<string> Sent => [.. Names(Path.Combine(Payloads, "sent"))];

    internal static string Payloads { get; } = Path.Combine(Repository.Root, "tests", "payloads", "zalo-oa");

    [Theory]
    [MemberData(nameof(Received))]
    public void An_event_is_understood(string file)
    {
        var payload = JsonNode.Parse(File.ReadAllText(Path.Combine(Payloads, file + ".json")))!;

        var (_, read) = EventReader.Read(Encoding.UTF8.GetBytes(payload["event"]?.ToJsonString() ?? (string)payload["raw"]!), At);

        Assert.Equal((string)payload["expect"]!, Describe(read));
    }

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task A_reply_becomes_messages(string file)
    {
        var payload = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Payloads, "sent", file + ".json")))!;
        await using var bed = await SendBed.StartAsync();

        Assert.IsType<SendResult.Sent>(await bed.SendAsync(StoredJson.Read<Reply>(payload["reply"]!.ToJsonString())));

        var calls = new JsonArray([.. bed.Zalo.Requests.Where(r => r.Method == "send").Select(r => r.Fields["message"]!.DeepClone())]);
        Assert.True(JsonNode.DeepEquals(payload["messages"], calls), $"Expected {payload["messages"]!.ToJsonString()}\nActual   {calls.ToJsonString()}");
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    private static string Describe(ReadEvent read) => read switch
    {
        ReadEvent.Said said => $"{said.Incoming.Address} {said.Incoming.MessageId} {Describe(said.Incoming.Message)}",
        ReadEvent.FromAccount echo => $"to {echo.To} {echo.MessageId}{(echo.ByAdmin ? " by an administrator" : "")}",
        ReadEvent.Broken broken => "broken " + broken.Why,
        _ => "nothing",
    };

    private static string Describe(InboundMessage message) => message.Match(
        text => $"Text({text.Words})", choice => $"Choice({choice.Id})", media => $"Media({media.Kind}{(media.Voice is { } voice ? " " + voice.File : "")})", started => $"Started({started.Payload})",
        _ => "Blocked()", _ => "Answered", _ => "Reminder", _ => "Withdrawn()", _ => "AnsweredByHand", _ => "Announced",
        _ => "CodeDrawn", _ => "Linked", _ => "Witnessed", _ => "Heard");
}
