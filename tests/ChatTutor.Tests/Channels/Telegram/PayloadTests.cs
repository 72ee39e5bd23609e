using System.Text.Json;
using System.Text.Json.Nodes;
using ChatTutor.Channels.Telegram;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using static ChatTutor.Tests.Channels.Telegram.TelegramBed;

namespace ChatTutor.Tests.Channels.Telegram;

/// <summary>tests/payloads/telegram: an update as Telegram sends it and what it means; sent/: a reply and the call it becomes.</summary>
public class PayloadTests
{
    public static TheoryData<string> Received => new(Directory.GetFiles(Payloads, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order());

    public static TheoryData<string> Sent =>
        new(Directory.GetFiles(Path.Combine(Payloads, "sent"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order());

    internal static string Payloads { get; } = FindPayloads();

    [Theory]
    [MemberData(nameof(Received))]
    public void An_update_is_understood(string file)
    {
        using var payload = JsonDocument.Parse(File.ReadAllText(Path.Combine(Payloads, file + ".json")));
        var update = payload.RootElement.GetProperty("update");
        var at = new DateTimeOffset(2026, 10, 10, 7, 0, 0, TimeSpan.FromHours(7));
        var read = UpdateReader.Read(update, UpdateReader.ReadId(update)!.Value, at);
        Assert.Equal(payload.RootElement.GetProperty("expect").GetString(), Describe(read));
        if (read is ReadUpdate.Said said)
            Assert.Equal((at, false), (said.Incoming.At, said.Incoming.Inline));
    }

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task A_reply_becomes_a_call(string file)
    {
        var payload = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Payloads, "sent", file + ".json")))!;
        await using var bed = await StartAsync();
        bed.Telegram.Open(Lan);
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(StoredJson.Read<Reply>(payload["reply"]!.ToJsonString())));
        var call = Assert.Single(bed.Telegram.Requests);
        Assert.Equal((string)payload["method"]!, call.Method);
        Assert.Equal("application/json; charset=utf-8", call.ContentType);
        Assert.True(JsonNode.DeepEquals(payload["request"], call.Fields), $"Expected {payload["request"]!.ToJsonString()}\nActual   {call.Fields.ToJsonString()}");
    }

    private static string Describe(ReadUpdate read) => read switch
    {
        ReadUpdate.Said said => $"{said.Incoming.Address} {said.Incoming.MessageId} {Describe(said.Incoming.Message)}{(said.Tap is null ? "" : " tap " + said.Tap)}",
        ReadUpdate.Broken broken => "broken " + broken.Why,
        ReadUpdate.FromGroup => "group",
        _ => "nothing",
    };

    private static string Describe(InboundMessage message) => message.Match(
        text => $"Text({text.Words})", choice => $"Choice({choice.Id})", media => $"Media({media.Kind}{(media.Voice is { } v ? $" {v.File} {v.Seconds} s {v.Bytes} bytes" : "")})", started => $"Started({started.Payload})",
        _ => "Blocked()", _ => "Answered", _ => "Reminder", _ => "Withdrawn()", byHand => $"AnsweredByHand({byHand.Quiet.TotalMinutes})", _ => "Announced",
        _ => "CodeDrawn", _ => "Linked", _ => "Witnessed", _ => "Heard");

    private static string FindPayloads()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ChatTutor.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return Path.Combine(folder.FullName, "tests", "payloads", "telegram");
    }
}
