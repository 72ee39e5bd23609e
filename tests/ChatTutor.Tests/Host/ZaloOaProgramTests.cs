using System.Net;
using System.Net.Sockets;
using ChatTutor.Channels.Zalo;
using ChatTutor.Channels.Zalo.Tokens;
using ChatTutor.Fakes.ZaloOa;
using ChatTutor.Host.Commands;
using ChatTutor.Tests.Channels;

namespace ChatTutor.Tests.Host;

/// <summary>The official account as an operator meets it: log in, start, look at the health, and somebody learns.</summary>
public sealed class ZaloOaProgramTests : IDisposable
{
    private const string Lan = "246845883529197922";

    private readonly string data = Directory.CreateTempSubdirectory("chattutor-zalo-").FullName;

    [Fact]
    public async Task Log_in_by_pasting_the_code_then_the_server_answers()
    {
        await using var zalo = await FakeZaloOa.StartAsync();
        var (before, _) = await Program.RunAsync(data, ["zalo", "login", "--callback", "https://hoc.example.vn/zalo", .. SettingsOf(zalo)], "nothing to do with it\n");
        using (var consent = new Consent(new ZaloOaSettings(zalo.AppId, zalo.AppSecret, zalo.SecretKey, DataDirectory: data), TimeProvider.System))
        {
            var (code, output) = await Program.RunAsync(data, ["zalo", "login", .. SettingsOf(zalo)], zalo.NewCode(consent.Key().Challenge) + "\n");
            Assert.Contains(consent.Key().Challenge, output, StringComparison.Ordinal);
            Assert.DoesNotContain("never-in-a-log", output, StringComparison.Ordinal);
            Assert.Equal((1, 0), (before, code));
        }

        var (server, client) = await Program.ServeAsync(data, SettingsOf(zalo));
        await using var running = server;
        using var http = client;
        zalo.Push.Hook = new Uri(client.BaseAddress!, "/hooks/zalo-oa");
        Assert.True(await zalo.Push.PushAsync(zalo.Text(Lan, "xin chào")));
        await ChannelBed.UntilAsync(() => zalo.Sent(Lan).Count == 1, () => server.Output);

        Assert.Equal(["Đồng ý", "Không"], zalo.Sent(Lan)[0].Buttons.Select(b => b.Title));
        Assert.Equal("ready", await client.GetStringAsync("/healthz/ready"));
        Assert.DoesNotContain("zalo-oa is off", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_consent_the_health_says_so_and_everything_else_works()
    {
        await using var zalo = await FakeZaloOa.StartAsync();
        var (server, client) = await Program.ServeAsync(data, SettingsOf(zalo));
        await using var running = server;
        using var http = client;
        await ChannelBed.UntilAsync(() => server.Output.Contains("zalo login", StringComparison.Ordinal), () => server.Output);

        using var ready = await client.GetAsync("/healthz/ready");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.StartsWith("degraded: zalo-oa: nobody has given it access yet", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Log_in_by_the_browser_of_the_same_machine()
    {
        await using var zalo = await FakeZaloOa.StartAsync();
        var callback = new Uri($"http://localhost:{FreePort()}/zalo");
        zalo.Callback = callback.AbsoluteUri;
        var settings = new ZaloOaSettings(zalo.AppId, zalo.AppSecret, zalo.SecretKey, "", zalo.Url, zalo.Url, data);
        using var consent = new Consent(settings, TimeProvider.System);
        var key = consent.Key();
        var waiting = CodeWait.ForAsync(callback, "my-state", TextReader.Null, CancellationToken.None);
        using var browser = new HttpClient();

        // Somebody else's link ends at the same address, with another state.
        var strange = await PageAsync(browser, consent.Link(callback, key, "other-state"));
        Assert.Contains("không thuộc lần đăng nhập", strange, StringComparison.Ordinal);
        Assert.False(waiting.IsCompleted);
        Assert.Contains("Xong rồi", await PageAsync(browser, consent.Link(callback, key, "my-state")), StringComparison.Ordinal);

        var code = await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Null((await consent.StoreAsync(code!, key, CancellationToken.None)).Why);
        // A code is good once.
        Assert.Contains("does not take the code", (await consent.StoreAsync(code!, key, CancellationToken.None)).Why, StringComparison.Ordinal);
        Assert.Contains("-14003", await PageAsync(browser, consent.Link(new Uri("http://localhost:1/other"), key, "x")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc123", "abc123")]
    [InlineData("http://localhost:5087/zalo?code=abc&oa_id=1&state=mine", "abc")]
    [InlineData("https://hoc.example.vn/zalo?oa_id=1&code=abc", "abc")]
    [InlineData("http://localhost:5087/zalo?code=abc&state=other", null)]
    [InlineData("http://localhost:5087/zalo?error=denied", null)]
    [InlineData("http://localhost:5087/zalo", null)]
    [InlineData("two words", null)]
    [InlineData("", null)]
    public void The_code_is_found_in_what_is_pasted(string pasted, string? code) => Assert.Equal(code, CodeWait.CodeIn(pasted, "mine"));

    public void Dispose() => Directory.Delete(data, recursive: true);

    // The browser may be quicker than the listener.
    private static async Task<string> PageAsync(HttpClient browser, Uri link)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await browser.GetStringAsync(link);
            }
            catch (HttpRequestException) when (tries < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    private static string[] SettingsOf(FakeZaloOa zalo) =>
    [
        "--ChatTutor:ZaloOa:AppId", zalo.AppId, "--ChatTutor:ZaloOa:AppSecret", zalo.AppSecret, "--ChatTutor:ZaloOa:OaSecretKey", zalo.SecretKey,
        "--ChatTutor:ZaloOa:ApiUrl", zalo.Url, "--ChatTutor:ZaloOa:OAuthUrl", zalo.Url,
    ];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
