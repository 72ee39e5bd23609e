using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.LearningDays.Quiz;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Chat;
using ChatTutor.Host.Dashboard.SigningIn;
using ChatTutor.Host.Running;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.LearningDays;
using ChatTutor.Service.Organisers;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Browser.Tests;

/// <summary>The whole program with the repository's content, on a free port and in a data folder of its own.</summary>
public sealed class Product : IAsyncLifetime
{
    private const string Code = "a code for the browser tests";

    private readonly string data = Directory.CreateTempSubdirectory("chattutor-browser-").FullName;
    private WebApplication app = null!;

    /// <summary>The repository's lessons.</summary>
    public static string Content { get; } = Path.Combine(Checkout(AppContext.BaseDirectory), "content");

    public string Url => app.Urls.First();

    /// <summary>The organisers' way in, on this server.</summary>
    public string SignIn => ChatTutor.Host.Dashboard.SigningIn.SignIn.Path + "?ma=" + Uri.EscapeDataString(Code);

    public IStore Store => app.Services.GetRequiredService<IStore>();

    public async Task InitializeAsync()
    {
        app = Server.Build(
        [
            "--urls", "http://127.0.0.1:0",
            "--ChatTutor:DataDirectory", data,
            "--ChatTutor:TimeZone", DayZone(DateTimeOffset.UtcNow),
            "--ChatTutor:Organisers:BootstrapCode", Code,
            "--ChatTutor:ContentDirectory", Content,
        ]);
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>Everything that happened to the learner of this secret.</summary>
    public async Task<IReadOnlyList<LearningEvent>> EventsOfAsync(string secret)
    {
        var learner = await Store.FindLearnerAsync(AddressOf(secret), CancellationToken.None);
        return [.. (await Store.EventsAsync(CancellationToken.None)).Where(e => e.Learner == learner?.Id).Select(e => e.Event)];
    }

    /// <summary>Something the learner did not ask for, on the way announcements take.</summary>
    public async Task AnnounceAsync(string secret, string text)
    {
        var now = app.Services.GetRequiredService<Conversations>().Now;
        var incoming = new Incoming(AddressOf(secret), "system/" + text, new InboundMessage.Reminder(""), now);
        await Store.HandleAsync(incoming, (who, _) => new Turn(who, [new Reply.Say(text, text, [])], [], []), CancellationToken.None);
        app.Services.GetRequiredService<Wakeups>().Outbox.Ring();
    }

    public IBroadcastStore Broadcasts => app.Services.GetRequiredService<IBroadcastStore>();

    public async Task<Broadcast> AnnounceAsync(Broadcast broadcast) => await Broadcasts.AddBroadcastAsync(id => broadcast with { Id = id }, CancellationToken.None);

    /// <summary>Somebody who agreed to be remembered, with a chat of their own on the web.</summary>
    public Task WelcomeAsync(string user, string? commune = null) => WelcomeAsync(user, who => who with { Commune = commune });

    /// <summary>Somebody who agreed to be remembered, with more that is known of them.</summary>
    public async Task WelcomeAsync(string user, Func<Core.Conversation.Learner, Core.Conversation.Learner> known) => await Store.HandleAsync(
        new Incoming(new Address("web", user), "welcome", new InboundMessage.Started(null), app.Services.GetRequiredService<Conversations>().Now, Inline: true),
        (who, _) => Turn.Silent(known(who with { Consent = Consent.Given })), CancellationToken.None);

    /// <summary>Everything that can be asked of the program.</summary>
    public IEnumerable<RouteEndpoint> Routes => app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    public async Task NameAsync(Organiser organiser) =>
        await app.Services.GetRequiredService<IOrganiserStore>().ChangeAsync(_ => new([organiser], []), CancellationToken.None);

    /// <summary>A code that signs this organiser in once.</summary>
    public async Task<string> LinkAsync(string id) => (await app.Services.GetRequiredService<OrganiserOffice>().IssueLinkAsync(
        id, new(DateTimeOffset.UtcNow, AuditWords.Machine, AuditWords.LinkSent, Territory.ProvinceName), CancellationToken.None))!;

    /// <summary>An organiser of the whole province who has a second factor: a code that opens the door, and the one their app shows.</summary>
    public async Task<(string Link, string Factor)> ProvinceOrganiserAsync()
    {
        var factors = app.Services.GetRequiredService<SecondFactors>();
        var secret = factors.New();
        await NameAsync(new("hoa", "Trần Thị Hoa", OrganiserRole.ProvinceOrganiser, Territory.Province, Factor: new(secret, 0)));
        var code = Totp.CodeAt(factors.Open(secret)!, Totp.StepOf(DateTimeOffset.UtcNow));
        return (await LinkAsync("hoa"), code.ToString("D6", System.Globalization.CultureInfo.InvariantCulture));
    }

    public QuizRooms Quizzes => app.Services.GetRequiredService<QuizRooms>();

    /// <summary>A hall of the next learning day and a quiz in it, both under this code.</summary>
    public async Task MeetAsync(string commune, string code)
    {
        var day = app.Services.GetRequiredService<CatalogueSource>().Current.LearningDays.Find("2027")!;
        await app.Services.GetRequiredService<CampaignFigures>().AddAsync([new Figure.Hall(code, day.Id, commune, "Nhà văn hóa khóm 3", "7 giờ đến 10 giờ")], CancellationToken.None);
        Quizzes.Close(code);
        Quizzes.Open(QuizRoom.Open(code, commune, "Nhà văn hóa khóm 3", Quizzes.Draw(day), Quizzes.Now));
    }

    /// <summary>What organisers bring in.</summary>
    public async Task BringInAsync(Figure figure) => await app.Services.GetRequiredService<CampaignFigures>().AddAsync([figure], CancellationToken.None);

    /// <summary>Somebody says something on the web.</summary>
    public async Task HearAsync(string user, string id, InboundMessage message)
    {
        var conversations = app.Services.GetRequiredService<Conversations>();
        await conversations.ReceiveAsync(new Incoming(new Address("web", user), id, message, conversations.Now, Inline: true), CancellationToken.None);
    }

    /// <summary>Somebody has completed a lesson, so that the report has something to show.</summary>
    public Task CompleteAsync(string lesson) =>
        HappenAsync("completed", new LearningEvent.LessonCompleted(lesson, 1, 3, 3, true, true, "nguoi-dan", "phuong-cao-lanh"));

    /// <summary>Something happened to somebody; the same <paramref name="id"/> again has no second effect.</summary>
    public async Task HappenAsync(string id, LearningEvent happened)
    {
        var incoming = new Incoming(new Address("test", "organisers"), id, new InboundMessage.Started(null), app.Services.GetRequiredService<Conversations>().Now);
        await Store.HandleAsync(incoming, (who, _) => new Turn(who, [], [happened], []), CancellationToken.None);
    }

    /// <summary>So many completions in each of the last whole weeks, the oldest first, all on its Wednesday.</summary>
    public async Task LearnForWeeksAsync(string lesson, string commune, params int[] completions)
    {
        var now = app.Services.GetRequiredService<Conversations>().Now;
        var wednesday = now.AddDays(-((int)now.DayOfWeek + 6) % 7 + 2);
        foreach (var (i, count) in completions.Index())
        {
            var incoming = new Incoming(new Address("test", "weeks"), $"week {i}", new InboundMessage.Started(null), wednesday.AddDays(7 * (i - completions.Length)));
            LearningEvent done = new LearningEvent.LessonCompleted(lesson, 1, 3, 3, true, true, "nguoi-dan", commune);
            await Store.HandleAsync(incoming, (who, _) => new Turn(who, [], [.. Enumerable.Repeat(done, count)], []), CancellationToken.None);
        }
    }

    /// <summary>The chat of the browser that holds this secret.</summary>
    public static Address AddressOf(string secret) =>
        Bearer.TryParse(secret, out var bearer) ? bearer.Address : throw new ArgumentException("Not a secret.", nameof(secret));

    // Where it is about ten in the morning: at night nothing unasked goes out.
    private static string DayZone(DateTimeOffset utc)
    {
        var east = (10 - utc.Hour + 36) % 24 - 12;
        return $"Etc/GMT{(east > 0 ? "-" : "+")}{Math.Abs(east)}";
    }

    private static string Checkout(string folder) =>
        File.Exists(Path.Combine(folder, "ChatTutor.sln")) ? folder
        : Checkout(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("ChatTutor.sln is not above the tests."));
}
