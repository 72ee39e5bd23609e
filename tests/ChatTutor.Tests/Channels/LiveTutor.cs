using System.Collections.Concurrent;
using ChatTutor.Core.Conversation;
using ChatTutor.Host.Hooks;
using ChatTutor.Host.Running;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Effects;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;
using ChatTutor.Tests.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Tests.Channels;

/// <summary>The tutor with a store in memory, its workers and hooks, behind one channel, on a real socket.</summary>
public sealed class LiveTutor : IAsyncDisposable, ILoggerProvider
{
    private readonly ConcurrentQueue<string> logged = new();
    private WebApplication app = null!;

    private LiveTutor()
    {
    }

    /// <summary>Where this program's hooks are for those who can reach this machine.</summary>
    public string Url => app.Urls.First();

    public IServiceProvider Services => app.Services;

    public MoodyStore Store => app.Services.GetRequiredService<MoodyStore>();

    /// <summary>Everything logged, at every level.</summary>
    public IReadOnlyCollection<string> Logged => logged;

    /// <param name="open">Makes the channel.</param>
    /// <param name="answers">False: what comes in is kept and nothing goes out.</param>
    /// <param name="time">A working day's, when nothing is said: at night nothing unasked would go out.</param>
    /// <param name="more">Services beside these, or in their place.</param>
    public static async Task<LiveTutor> StartAsync(
        Func<IServiceProvider, IChannel> open, bool answers = true, TimeProvider? time = null, Action<IServiceCollection>? more = null)
    {
        var tutor = new LiveTutor();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(tutor).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(time ?? new DayTime()).AddSingleton(TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));
        builder.Services.AddSingleton(new CatalogueSource(SampleContent.Catalogue));
        builder.Services.AddSingleton<MoodyStore>().AddSingleton<IStore>(s => s.GetRequiredService<MoodyStore>());
        builder.Services.AddSingleton<Wakeups>().AddSingleton<Conversations>().AddSingleton<LateAnswers>().AddSingleton<ChatTutor.Service.Sending.Composing>();
        builder.Services.AddSingleton<IAnswerer>(new CannedAnswerer(new Answer("Dạ, đó là mã xác nhận.", [], "Sổ tay")));
        if (answers)
            builder.Services.AddHostedService<EffectRunner>().AddHostedService<Dispatcher>().AddHostedService<ChannelListeners>();
        builder.Services.AddSingleton(s => open(s));
        more?.Invoke(builder.Services);
        tutor.app = builder.Build();
        tutor.app.MapHooks();
        await tutor.app.StartAsync();
        return tutor;
    }

    /// <summary>What a proxy does that takes off the TLS in front of this program.</summary>
    public Uri Route(Uri publicAddress) => new(new Uri(Url), publicAddress.PathAndQuery);

    /// <summary>A message nobody asked for, stored and sent as they all are.</summary>
    public Task AnnounceAsync(Address address, Reply reply) => AnnounceAsync(address, reply, $"system/{Guid.NewGuid()}", new InboundMessage.Reminder(""));

    /// <summary>The same as what came of a message.</summary>
    public async Task AnnounceAsync(Address address, Reply reply, string id, InboundMessage message)
    {
        var incoming = new Incoming(address, id, message, app.Services.GetRequiredService<Conversations>().Now, Metered: true);
        await Store.HandleAsync(incoming, who => new Turn(who, [reply], [], []), CancellationToken.None);
        app.Services.GetRequiredService<Wakeups>().Outbox.Ring();
    }

    public async Task<bool> IsBlockedAsync(Address address) =>
        await Store.FindLearnerAsync(address, CancellationToken.None) is { Blocked: true };

    /// <summary>Drops what is kept and logged, to see what else there is.</summary>
    public void Forget()
    {
        Store.Forget();
        logged.Clear();
    }

    public ILogger CreateLogger(string categoryName) => new Lines(logged);

    public void Dispose()
    {
        // The lines stay for whoever asks afterwards.
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private sealed class Lines(ConcurrentQueue<string> logged) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logged.Enqueue(formatter(state, exception) + exception);
    }
}
