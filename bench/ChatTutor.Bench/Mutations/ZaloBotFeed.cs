using System.Text.Json.Nodes;
using ChatTutor.Fakes;
using ChatTutor.Fakes.ZaloBot;

namespace ChatTutor.Bench.Mutations;

/// <summary>Events of the Zalo bot platform, as in tests/payloads.</summary>
internal static class ZaloBotEvents
{
    public const string Newcomer = "6ede9afa66b8ffffffff";

    private const string Written = "6ede9afa66b88fe6d6a9";

    private static readonly Originals Payloads = new(FakeZaloBot.Platform, "body", Written);

    public static JsonObject Original(int n) => Payloads.Get(n, Person);

    public static string Person(int n) => $"6ede9afa66b8{n:x8}";

    public static IEnumerable<string> Settings(FakeZaloBot zalo) =>
        ["--ChatTutor:ZaloBot:Token", zalo.Token, "--ChatTutor:ZaloBot:ApiUrl", zalo.Url];

    public static async Task<FakeZaloBot> StartAsync(FakeWorld world)
    {
        world.Log.Most = 1000;
        var zalo = await FakeZaloBot.StartAsync(world);
        for (var n = 0; n < 500; n++)
            zalo.Open(Person(n));
        zalo.Open(Newcomer);
        return zalo;
    }
}

/// <summary>By webhook.</summary>
internal sealed class ZaloBotHookFeed : HookFeed
{
    private const string Secret = "secret-of-the-benchmark";

    private FakeZaloBot zalo = null!;

    private ZaloBotHookFeed()
        : base("/hooks/zalo-bot")
    {
    }

    public override IReadOnlyList<string> Settings =>
    [
        .. ZaloBotEvents.Settings(zalo), "--ChatTutor:ZaloBot:WebhookUrl", "https://hoc.example.vn", "--ChatTutor:ZaloBot:WebhookSecret", Secret,
    ];

    public override int Greetings => zalo.Sent(ZaloBotEvents.Newcomer).Count;

    public static async Task<Feed> StartAsync()
    {
        var feed = new ZaloBotHookFeed();
        feed.zalo = await ZaloBotEvents.StartAsync(feed.World);
        return feed;
    }

    public override void Open(Uri program) => zalo.Route = url => new Uri(program, url.PathAndQuery);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await zalo.DisposeAsync();
    }

    protected override JsonObject Original(int n) => ZaloBotEvents.Original(n);

    protected override JsonObject Greeting() => (JsonObject)JsonNode.Parse($$$"""
        {"event_name":"message.text.received","message":{"message_id":"good","date":1750316131602,"text":"xin chào",
         "chat":{"id":"{{{ZaloBotEvents.Newcomer}}}","chat_type":"PRIVATE"},"from":{"id":"{{{ZaloBotEvents.Newcomer}}}","display_name":"Lan","is_bot":false} } }
        """)!;

    protected override (string Header, string Value) Sign(byte[] body) => ("X-Bot-Api-Secret-Token", Secret);
}

/// <summary>By polling, one event a time.</summary>
internal sealed class ZaloBotPollFeed : Feed
{
    private readonly Mutation mutation = new(seed: 20261125);
    private FakeZaloBot zalo = null!;
    private int brought;

    public override string Name => "zalo-bot, polled";

    public override IReadOnlyList<string> Settings => [.. ZaloBotEvents.Settings(zalo)];

    public override int Greetings => zalo.Sent(ZaloBotEvents.Newcomer).Count;

    public static async Task<Feed> StartAsync()
    {
        var feed = new ZaloBotPollFeed();
        feed.zalo = await ZaloBotEvents.StartAsync(feed.World);
        return feed;
    }

    public override async Task BringAsync(Uri program, int count)
    {
        foreach (var n in Enumerable.Range(brought, count))
            zalo.Inject(mutation.Mutate(ZaloBotEvents.Original(n)));
        brought += count;
        while (zalo.Waiting > 0)
            await Task.Delay(50);
    }

    public override Task GreetAsync(Uri program)
    {
        zalo.Say(ZaloBotEvents.Newcomer, "xin chào");
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync() => zalo.DisposeAsync();
}
