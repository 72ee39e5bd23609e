using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatTutor.Fakes.ZaloOa;

namespace ChatTutor.Bench.Mutations;

/// <summary>Events of the official account, signed as Zalo signs them, whatever has become of them.</summary>
internal sealed class ZaloOaFeed : HookFeed
{
    private const string Newcomer = "246845883529999999";

    private readonly Originals payloads = new(FakeZaloOa.Platform, "event", "246845883529197922");
    private FakeZaloOa zalo = null!;

    private ZaloOaFeed()
        : base("/hooks/zalo-oa")
    {
    }

    public override IReadOnlyList<string> Settings =>
    [
        "--ChatTutor:ZaloOa:AppId", zalo.AppId, "--ChatTutor:ZaloOa:AppSecret", zalo.AppSecret, "--ChatTutor:ZaloOa:OaSecretKey", zalo.SecretKey,
        "--ChatTutor:ZaloOa:RefreshToken", zalo.NewRefreshToken(), "--ChatTutor:ZaloOa:ApiUrl", zalo.Url, "--ChatTutor:ZaloOa:OAuthUrl", zalo.Url,
    ];

    public override int Greetings => zalo.Sent(Newcomer).Count;

    public static async Task<Feed> StartAsync()
    {
        var feed = new ZaloOaFeed();
        feed.World.Log.Most = 1000;
        feed.zalo = await FakeZaloOa.StartAsync(feed.World);
        // Its limits would only make everybody wait for the next minute.
        (feed.zalo.Echoes, feed.zalo.MostFree, feed.zalo.MostCallsAMinute) = (false, null, int.MaxValue);
        for (var n = 0; n < 500; n++)
            feed.zalo.Open(Person(n));
        feed.zalo.Open(Newcomer);
        return feed;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await zalo.DisposeAsync();
    }

    protected override JsonObject Original(int n)
    {
        var body = payloads.Get(n, Person);
        body["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return body;
    }

    protected override JsonObject Greeting() => (JsonObject)JsonNode.Parse(zalo.Text(Newcomer, "xin chào"))!;

    protected override (string Header, string Value) Sign(byte[] body) => ("X-ZEvent-Signature", zalo.Push.Sign(body, Timestamp(body)));

    private static string Person(int n) => $"2468458835291{n:00000}";

    /// <summary>The first in the body, as far as that can still be read: it belongs to what is signed.</summary>
    private static string Timestamp(byte[] body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueSpan.SequenceEqual("timestamp"u8))
                    return reader.Read() && reader.TokenType is JsonTokenType.String or JsonTokenType.Number ? Encoding.UTF8.GetString(reader.ValueSpan) : "";
        }
        catch (JsonException)
        {
            // Cut off or broken before it.
        }
        return "";
    }
}
