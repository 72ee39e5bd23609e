using System.Net;
using System.Text.RegularExpressions;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.LearningDays.Quiz;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Dashboard.SigningIn;
using ChatTutor.Host.Running;
using ChatTutor.Service.Broadcasts;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.LearningDays;
using ChatTutor.Service.Organisers;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>The whole program with the sample content and a store in memory, and organisers who sign in as people do.</summary>
public sealed class OrganiserHost : IAsyncDisposable
{
    public const string BootstrapCode = "a code of the tests";

    private readonly WebApplication app;
    private readonly string folder;

    private OrganiserHost(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
    }

    public Uri Address => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    public IOrganiserStore Organisers => Services.GetRequiredService<IOrganiserStore>();

    public OrganiserOffice Office => Services.GetRequiredService<OrganiserOffice>();

    public static async Task<OrganiserHost> StartAsync(params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("chattutor-organisers-").FullName;
        var content = SampleContent.CopyTo(Directory.CreateDirectory(Path.Combine(folder, "content")).FullName);
        var app = Server.Build(
        [
            "--urls", "http://127.0.0.1:0", "--ChatTutor:DataDirectory", Path.Combine(folder, "data"), "--ChatTutor:ContentDirectory", content,
            "--ChatTutor:Store:Kind", "memory", "--ChatTutor:Organisers:BootstrapCode", BootstrapCode, .. args,
        ]);
        await app.StartAsync();
        app.Services.GetRequiredService<PublicAddress>().ListensAt(app.Urls.First());
        return new OrganiserHost(app, folder);
    }

    /// <summary>A browser of its own, which follows no redirect.</summary>
    public HttpClient Browser()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }

    /// <summary>Signs an organiser in by a link, and by the second factor when they have one.</summary>
    public async Task<HttpClient> SignInAsync(Organiser organiser, bool withFactor = false)
    {
        var factors = Services.GetRequiredService<SecondFactors>();
        if (withFactor)
            organiser = organiser with { Factor = new(factors.New(), 0) };
        await Organisers.ChangeAsync(_ => new([organiser], []), default);
        var browser = Browser();
        using var entered = await PostAsync(browser, SignIn.Path, ("ma", await LinkAsync(organiser.Id)));
        Assert.Equal(withFactor ? "/dang-nhap/ma-thu-hai" : "/hom-nay", entered.Headers.Location?.ToString());
        if (!withFactor)
            return browser;
        using var given = await PostAsync(browser, "/dang-nhap/ma-thu-hai", ("ma", CodeOf(factors.Open(organiser.Factor!.Secret)!)));
        Assert.Equal("/hom-nay", given.Headers.Location?.ToString());
        return browser;
    }

    public async Task<string> LinkAsync(string id) =>
        (await Office.IssueLinkAsync(id, new(DateTimeOffset.UtcNow, AuditWords.Machine, AuditWords.LinkSent, "tinh"), default))!;

    public static string CodeOf(byte[] secret, int stepsLater = 0) =>
        Totp.CodeAt(secret, Totp.StepOf(DateTimeOffset.UtcNow) + stepsLater).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);

    public static Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, params (string Name, string Value)[] fields) =>
        browser.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Posts a form as the page at <paramref name="page"/> would, its token included.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string page, string path, params (string Name, string Value)[] fields) =>
        await PostAsync(browser, path, [("__RequestVerificationToken", await TokenAsync(browser, page)), .. fields]);

    public static async Task<string> TokenAsync(HttpClient browser, string page) =>
        FieldOf(await browser.GetStringAsync(new Uri(page, UriKind.Relative)), "__RequestVerificationToken");

    /// <summary>What the page put into a hidden field.</summary>
    public static string FieldOf(string page, string name) =>
        WebUtility.HtmlDecode(Regex.Match(page, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value);

    /// <summary>So many first completions in a commune, on a day that is past unless it is said when.</summary>
    public async Task CompleteAsync(string commune, int times, DateTimeOffset? at = null)
    {
        var store = Services.GetRequiredService<IStore>();
        for (var i = 0; i < times; i++)
            await store.HandleAsync(
                new Incoming(new("test", $"{commune}-{i}"), "m", new InboundMessage.Started(null), at ?? new(2026, 11, 20, 8, 0, 0, TimeSpan.FromHours(7))),
                who => new(who, [], [new LearningEvent.LessonCompleted("mau/ngan", 1, 1, 1, true, true, "nguoi-dan", commune)], []), default);
    }

    /// <summary>Somebody who agreed to be remembered.</summary>
    public async Task WelcomeAsync(string channel, string user, string commune = "phuong-sa-dec", string? hamlet = null) => await Services.GetRequiredService<IStore>().HandleAsync(
        new Incoming(new(channel, user), "welcome", new InboundMessage.Started(null), Services.GetRequiredService<Conversations>().Now, Inline: true),
        who => Turn.Silent(who with { Consent = Consent.Given, Commune = commune, Hamlet = hamlet, Slip = new Slip("K7M2QX", new DateOnly(2026, 1, 1)) }), default);

    /// <summary>A broadcast of somebody else, by number 1 the first time.</summary>
    public async Task<long> AnnounceAsync(string area, BroadcastState state = BroadcastState.Draft) => (await Services.GetRequiredService<IBroadcastStore>().AddBroadcastAsync(
        id => new Broadcast(id, "khac", area, new Notice("Chào {you}"), Selection.Everybody, new Schedule.Now(), state), default)).Id;

    /// <summary>Nothing is sent any more: an announcement stays in the state it is in.</summary>
    public Task HoldAnnouncementsAsync() => Services.GetServices<IHostedService>().OfType<BroadcastRunner>().Single().StopAsync(default);

    /// <summary>A hall of the learning day 2026, under a code of one's own.</summary>
    public async Task MeetAsync(string commune, string code) => await Services.GetRequiredService<CampaignFigures>()
        .AddAsync([new Figure.Hall(code, "2026", commune, "Nhà văn hóa", "7 giờ")], default);

    /// <summary>A quiz that waits for people.</summary>
    public void OpenQuiz(string area, string code) =>
        Services.GetRequiredService<QuizRooms>().Open(QuizRoom.Open(code, area, "Nhà văn hóa", [new("Đúng không?", ["Đúng", "Sai"], 0, "Vì đúng.")], Services.GetRequiredService<QuizRooms>().Now));

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
