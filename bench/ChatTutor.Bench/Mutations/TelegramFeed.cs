using System.Globalization;
using System.Text.Json.Nodes;
using ChatTutor.Fakes;
using ChatTutor.Fakes.Telegram;

namespace ChatTutor.Bench.Mutations;

/// <summary>Telegram's updates, as in tests/payloads.</summary>
internal static class TelegramUpdates
{
    public const long Newcomer = 99_000_000;

    private static readonly Originals Payloads = new(FakeTelegram.Platform, "update", "\"id\":77");

    public static JsonObject Original(int n) => Payloads.Get(n, person => $"\"id\":{Person(person)}");

    public static long Person(int n) => 7_000_000 + n;

    public static IEnumerable<string> Settings(FakeTelegram telegram) =>
        ["--ChatTutor:Telegram:Token", telegram.Token, "--ChatTutor:Telegram:ApiUrl", telegram.Url];

    public static async Task<FakeTelegram> StartAsync(FakeWorld world)
    {
        world.Log.Most = 1000;
        var telegram = await FakeTelegram.StartAsync(world);
        for (var n = 0; n < 500; n++)
            telegram.Open(Person(n));
        telegram.Open(Newcomer);
        return telegram;
    }
}

/// <summary>By webhook.</summary>
internal sealed class TelegramHookFeed : HookFeed
{
    private const string Secret = "secret-of-the-benchmark";

    private FakeTelegram telegram = null!;

    private TelegramHookFeed()
        : base("/hooks/telegram")
    {
    }

    public override IReadOnlyList<string> Settings =>
    [
        .. TelegramUpdates.Settings(telegram), "--ChatTutor:Telegram:WebhookUrl", "https://hoc.example.vn", "--ChatTutor:Telegram:WebhookSecret", Secret,
    ];

    public override int Greetings => telegram.Sent(TelegramUpdates.Newcomer).Count;

    public static async Task<Feed> StartAsync()
    {
        var feed = new TelegramHookFeed();
        feed.telegram = await TelegramUpdates.StartAsync(feed.World);
        return feed;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await telegram.DisposeAsync();
    }

    protected override JsonObject Original(int n)
    {
        var update = TelegramUpdates.Original(n);
        update["update_id"] = 700_000_000 + n;
        return update;
    }

    protected override JsonObject Greeting() => (JsonObject)JsonNode.Parse(string.Create(CultureInfo.InvariantCulture, $$$"""
        {"update_id":900000001,"message":{"message_id":1,"date":1760000000,"text":"xin chào","chat":{"id":{{{TelegramUpdates.Newcomer}}},"type":"private"},
         "from":{"id":{{{TelegramUpdates.Newcomer}}},"is_bot":false,"first_name":"Lan"} } }
        """))!;

    protected override (string Header, string Value) Sign(byte[] body) => ("X-Telegram-Bot-Api-Secret-Token", Secret);
}

/// <summary>By polling: the fake hands out what was put into it, letter by letter.</summary>
internal sealed class TelegramPollFeed : Feed
{
    private readonly Mutation mutation = new(seed: 20261125);
    private FakeTelegram telegram = null!;
    private int brought;

    public override string Name => "telegram, polled";

    public override IReadOnlyList<string> Settings => [.. TelegramUpdates.Settings(telegram)];

    public override int Greetings => telegram.Sent(TelegramUpdates.Newcomer).Count;

    public static async Task<Feed> StartAsync()
    {
        var feed = new TelegramPollFeed();
        feed.telegram = await TelegramUpdates.StartAsync(feed.World);
        return feed;
    }

    public override async Task BringAsync(Uri program, int count)
    {
        foreach (var n in Enumerable.Range(brought, count))
            telegram.Inject(id => mutation.Mutate(TelegramUpdates.Original(n), id));
        brought += count;
        while (telegram.Waiting > 0)
            await Task.Delay(50);
    }

    public override Task GreetAsync(Uri program)
    {
        telegram.Text(TelegramUpdates.Newcomer, "xin chào");
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync() => telegram.DisposeAsync();
}
