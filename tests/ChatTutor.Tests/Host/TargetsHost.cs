using ChatTutor.Core.Conversation;
using ChatTutor.Host.Dashboard.Targets;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using ChatTutor.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Host;

/// <summary>The organisers' target pages over a real socket, with the real content, without the door that others stand at.</summary>
internal sealed class TargetsHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private TargetsHost(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public IStore Store => app.Services.GetRequiredService<IStore>();

    public static async Task<TargetsHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(7))));
        builder.Services.AddSingleton(TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));
        builder.Services.AddSingleton(new CatalogueSource(SampleContent.Real.Catalogue!));
        builder.Services.AddSingleton<MemoryStore>().AddSingleton<IStore>(s => s.GetRequiredService<MemoryStore>()).AddSingleton<IFigureStore>(s => s.GetRequiredService<MemoryStore>());
        builder.Services.AddSingleton<CampaignFigures>().AddSingleton<ReportDesk>();
        builder.Services.AddRazorComponents();
        var app = builder.Build();
        app.MapTargets("/bao-cao");
        await app.StartAsync();
        return new(app);
    }

    /// <summary>So many people do the same on a day of the week before.</summary>
    public async Task HappenAsync(string who, int people, params LearningEvent[] events)
    {
        for (var i = 0; i < people; i++)
            await Store.HandleAsync(
                new Incoming(new Address("test", $"{who}/{i}"), "m", new InboundMessage.Text(""), new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.FromHours(7))),
                learner => new Turn(learner, [], events, []), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
