using System.Text.Json.Nodes;
using ChatTutor.Channels;
using ChatTutor.Channels.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Channels.Telegram;

public sealed class TelegramHookTests(ITestOutputHelper output) : HookConformance(output)
{
    private const string Secret = "bi-mat-cua-hook";

    protected override async Task<HookBed> OpenAsync()
    {
        // Nobody at home at port 9: taps and buttons come to nothing, which must do no harm.
        var settings = new TelegramSettings("1:x", "http://127.0.0.1:9") { Webhook = new Webhook(new Uri("https://hoc.example.vn/hooks/telegram"), Secret) };
        return new TelegramHookBed(await LiveTutor.StartAsync(s => new TelegramChannel(
            TelegramChannel.Open(settings), settings, TelegramBed.Commands, s.GetRequiredService<TimeZoneInfo>(), TimeProvider.System,
            s.GetRequiredService<ILogger<TelegramChannel>>()), answers: false));
    }

    private sealed class TelegramHookBed(LiveTutor tutor) : HookBed(tutor)
    {
        private const string Header = "X-Telegram-Bot-Api-Secret-Token";

        private int updates = 700_000_000;

        public override string Path => "/hooks/telegram";

        public override IReadOnlyList<JsonObject> Originals { get; } =
            [.. Directory.GetFiles(PayloadTests.Payloads, "*.json").Order(StringComparer.Ordinal).Where(f => !f.Contains("surrogate", StringComparison.Ordinal))
                .Select(f => (JsonObject)JsonNode.Parse(File.ReadAllText(f))!["update"]!)];

        public override byte[] Delivery(string person, string words) => JsonBody.Of(new JsonObject
        {
            ["update_id"] = ++updates,
            ["message"] = new JsonObject
            {
                ["message_id"] = 1,
                ["date"] = 1_760_000_000,
                ["chat"] = new JsonObject { ["id"] = 77, ["type"] = "private" },
                ["from"] = new JsonObject { ["id"] = 77, ["is_bot"] = false, ["first_name"] = person },
                ["text"] = words,
            },
        });

        public override void Sign(HttpRequestMessage request, byte[] body) => Sign(request, Header, Secret, "right");

        public override void SignWrongly(HttpRequestMessage request, byte[] body, string how) => Sign(request, Header, Secret, how);
    }
}
