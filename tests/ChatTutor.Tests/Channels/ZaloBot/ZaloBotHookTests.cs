using System.Text.Json.Nodes;
using ChatTutor.Channels;
using ChatTutor.Channels.ZaloBot;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Channels.ZaloBot;

public sealed class ZaloBotHookTests(ITestOutputHelper output) : HookConformance(output)
{
    private const string Secret = "bi-mat-cua-hook";

    protected override async Task<HookBed> OpenAsync()
    {
        var settings = new ZaloBotSettings("1:x", "http://127.0.0.1:9") { Webhook = new Webhook(new Uri("https://hoc.example.vn/hooks/zalo-bot"), Secret) };
        return new ZaloBotHookBed(await LiveTutor.StartAsync(
            s => new ZaloBotChannel(settings, s.GetRequiredService<TimeZoneInfo>(), TimeProvider.System, s.GetRequiredService<ILogger<ZaloBotChannel>>()),
            answers: false));
    }

    private sealed class ZaloBotHookBed(LiveTutor tutor) : HookBed(tutor)
    {
        private const string Header = "X-Bot-Api-Secret-Token";

        private int messages;

        public override string Path => "/hooks/zalo-bot";

        public override IReadOnlyList<JsonObject> Originals { get; } = [.. ZaloBotPayloadTests.All.Select(f => (JsonObject)f["body"]!)];

        public override byte[] Delivery(string person, string words) => JsonBody.Of(new JsonObject
        {
            ["event_name"] = "message.text.received",
            ["message"] = new JsonObject
            {
                ["message_id"] = $"2d758cb5e22217{++messages:x6}",
                ["date"] = 1_750_316_131_602,
                ["text"] = words,
                ["chat"] = new JsonObject { ["id"] = "6ede9afa66b88fe6d6a9", ["chat_type"] = "PRIVATE" },
                ["from"] = new JsonObject { ["id"] = "6ede9afa66b88fe6d6a9", ["display_name"] = person, ["is_bot"] = false },
            },
        });

        public override void Sign(HttpRequestMessage request, byte[] body) => Sign(request, Header, Secret, "right");

        public override void SignWrongly(HttpRequestMessage request, byte[] body, string how) => Sign(request, Header, Secret, how);
    }
}
