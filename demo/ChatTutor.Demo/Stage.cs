using System.Net.Sockets;
using ChatTutor.Demo.Page;
using ChatTutor.Demo.Players;
using ChatTutor.Fakes;
using ChatTutor.Fakes.Telegram;
using ChatTutor.Fakes.ZaloBot;
using ChatTutor.Fakes.ZaloOa;
using ChatTutor.Host;
using ChatTutor.Host.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace ChatTutor.Demo;

/// <summary>
/// The whole program between the three fakes, in a data folder of its own, and a page on which one person plays a learner on every
/// channel. The fakes share one clock, one plan of faults and one log.
/// </summary>
public sealed class Stage : IAsyncDisposable
{
    /// <summary>The program's public address, as the platforms are told; it leads to this machine.</summary>
    private const string PublicAddress = "https://hoc.example.vn";

    private readonly string data = Directory.CreateTempSubdirectory("chattutor-demo-").FullName;
    private readonly FakeWorld world = new();
    private FakeTelegram telegram = null!;
    private FakeZaloBot zaloBot = null!;
    private FakeZaloOa zaloOa = null!;
    private WebApplication? page;

    private Stage()
    {
    }

    /// <summary>ChatTutor itself.</summary>
    public WebApplication Program { get; private set; } = null!;

    /// <summary>Where one plays.</summary>
    public string Page => page!.Urls.First();

    /// <param name="pageAddress">Where the page listens; port 0 for a free one.</param>
    /// <param name="settings">For the program; what leads to the fakes cannot be set otherwise.</param>
    /// <exception cref="SettingException">A setting cannot be, or an address is taken.</exception>
    public static async Task<Stage> StartAsync(string pageAddress, params string[] settings)
    {
        var stage = new Stage();
        try
        {
            await stage.OpenAsync(pageAddress, settings);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Until it is told to stop, or until this input has ended.</summary>
    public async Task WaitAsync(TextReader? input)
    {
        if (input is not null)
            _ = Task.Run(async () =>
            {
                await input.ReadToEndAsync();
                await page!.StopAsync();
            });
        await page!.WaitForShutdownAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in (WebApplication?[])[page, Program])
            if (app is not null)
            {
                await app.StopAsync();
                await app.DisposeAsync();
            }
        foreach (var fake in (IAsyncDisposable?[])[telegram, zaloBot, zaloOa])
            if (fake is not null)
                await fake.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private async Task OpenAsync(string pageAddress, string[] settings)
    {
        world.Log.Most = 500;
        telegram = await FakeTelegram.StartAsync(world);
        zaloBot = await FakeZaloBot.StartAsync(world);
        zaloOa = await FakeZaloOa.StartAsync(world);
        Program = Server.Build(["--urls", "http://127.0.0.1:0", .. settings, .. Ours()]);
        page = PageServer.Build(pageAddress, [new TelegramPlayer(telegram), new ZaloOaPlayer(zaloOa), new ZaloBotPlayer(zaloBot)], world, () => Program.Urls.First());
        Framing.Allow(Program, () => Page);
        zaloBot.Route = ToProgram;
        await StartAsync(page, pageAddress);
        await StartAsync(Program, "urls");
        zaloOa.Push.Hook = ToProgram(new Uri(PublicAddress + "/hooks/zalo-oa"));
    }

    private Uri ToProgram(Uri address) => new(new Uri(Program.Urls.First()), address.PathAndQuery);

    private static async Task StartAsync(WebApplication app, string key)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (e is IOException or SocketException or FormatException)
        {
            throw new SettingException(key, $"{e.Message} Choose another address, for example --page http://127.0.0.1:5091.");
        }
    }

    // Telegram is fetched from, Zalo brings: both roads are in use.
    private string[] Ours() =>
    [
        "--ChatTutor:DataDirectory", data, "--ChatTutor:Store:Kind", "litedb",
        "--ChatTutor:Telegram:Token", telegram.Token, "--ChatTutor:Telegram:ApiUrl", telegram.Url,
        "--ChatTutor:Telegram:WebhookUrl", "", "--ChatTutor:Telegram:WebhookSecret", "",
        "--ChatTutor:ZaloBot:Token", zaloBot.Token, "--ChatTutor:ZaloBot:ApiUrl", zaloBot.Url,
        "--ChatTutor:ZaloBot:WebhookUrl", PublicAddress, "--ChatTutor:ZaloBot:WebhookSecret", "",
        "--ChatTutor:ZaloOa:AppId", zaloOa.AppId, "--ChatTutor:ZaloOa:AppSecret", zaloOa.AppSecret, "--ChatTutor:ZaloOa:OaSecretKey", zaloOa.SecretKey,
        "--ChatTutor:ZaloOa:RefreshToken", zaloOa.NewRefreshToken(), "--ChatTutor:ZaloOa:ApiUrl", zaloOa.Url, "--ChatTutor:ZaloOa:OAuthUrl", zaloOa.Url,
    ];
}
