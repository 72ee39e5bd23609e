using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatTutor.Core.Conversation;
using ChatTutor.Host.Chat;
using ChatTutor.Host.Printing;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Effects;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Tests.Host;

/// <summary>The web chat over a real socket, with the real tutor, the sample content and a store in memory.</summary>
public sealed class ChatHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string content;

    private ChatHost(WebApplication app, string content)
    {
        this.app = app;
        this.content = content;
        var plain = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        Client = new HttpClient(plain) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    /// <summary>Sometimes too busy, as the test wishes.</summary>
    public MoodyStore Store => app.Services.GetRequiredService<MoodyStore>();

    public IServiceProvider Services => app.Services;

    public string Media => Path.Combine(content, "media");

    public static async Task<ChatHost> StartAsync(ChatRates? rates = null, IAnswerer? answerer = null)
    {
        var content = Directory.CreateTempSubdirectory("chattutor-chat-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new DayTime()).AddSingleton(TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));
        builder.Services.AddSingleton(new CatalogueSource(SampleContent.Catalogue));
        builder.Services.AddSingleton<MoodyStore>().AddSingleton<IStore>(s => s.GetRequiredService<MoodyStore>());
        builder.Services.AddSingleton<Wakeups>().AddSingleton<Conversations>().AddSingleton<LateAnswers>().AddSingleton<Composing>();
        builder.Services.AddSingleton(answerer ?? new CannedAnswerer(new Answer("Dạ, đó là mã xác nhận.", [], "Sổ tay", Ai: true)));
        builder.Services.AddHostedService<EffectRunner>().AddHostedService<Dispatcher>();
        builder.Services.AddSingleton(rates ?? new ChatRates());
        builder.Services.AddChat(Path.Combine(content, "media"));
        var app = builder.Build();
        app.UseResponseCompression();
        app.MapChat();
        app.MapPrinting();
        await app.StartAsync();
        return new ChatHost(app, content);
    }

    public Task<HttpResponseMessage> PostAsync(object body) => Client.PostAsJsonAsync("/api/chat", body);

    public Task<HttpResponseMessage> PostAsync(string body) =>
        Client.PostAsync("/api/chat", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

    /// <summary>Posts a message that must be taken, and returns what was answered.</summary>
    public async Task<JsonObject> SayAsync(object body)
    {
        using var response = await PostAsync(body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>A new learner's secret.</summary>
    public async Task<string> GreetAsync() => (string)(await SayAsync(new { id = "first", text = "xin chào" }))["learner"]!;

    public static Address AddressOf(string learner) =>
        Bearer.TryParse(learner, out var bearer) ? bearer.Address : throw new ArgumentException("Not a secret.", nameof(learner));

    /// <summary>Something nobody asked for, sent as announcements are.</summary>
    public Task AnnounceAsync(string learner, string text) => AnnounceAsync(learner, new Reply.Say(text, text, []));

    public async Task AnnounceAsync(string learner, Reply reply)
    {
        var conversations = Services.GetRequiredService<Conversations>();
        var incoming = new Incoming(AddressOf(learner), $"system/{reply.Id}", new InboundMessage.Reminder(""), conversations.Now);
        await Store.HandleAsync(incoming, who => new Turn(who, [reply], [], []), CancellationToken.None);
        Services.GetRequiredService<Wakeups>().Outbox.Ring();
    }

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        Directory.Delete(content, recursive: true);
    }
}
