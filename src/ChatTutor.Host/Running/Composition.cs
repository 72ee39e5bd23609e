using ChatTutor.Answers;
using ChatTutor.Core.Content;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Broadcasts;
using ChatTutor.Service.Bulletins;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Effects;
using ChatTutor.Service.LearningDays;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using ChatTutor.Service.Sending;
using ChatTutor.Storage;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace ChatTutor.Host.Running;

/// <summary>Puts the rooms of the house together; the server and the terminal use the same.</summary>
public static class Composition
{
    /// <summary>The tutor, its store and its workers. Channels are added by the caller.</summary>
    public static IServiceCollection AddTutor(this IServiceCollection services, Settings settings, Catalogue catalogue, IStore store)
    {
        services.AddSingleton(settings);
        services.AddAnswers(settings, catalogue);
        services.AddSingleton<IAnswerer>(s => ActivatorUtilities.CreateInstance<BulletinAnswerer>(s, s.GetRequiredService<LessonAnswers>()));
        services.AddSingleton<BulletinDesk>();
        // By factory: an instance handed in would never be disposed, and the store closes its files there.
        services.AddSingleton(_ => store);
        services.AddSingleton(s => (IFigureStore)s.GetRequiredService<IStore>());
        services.AddSingleton<CampaignFigures>();
        services.AddHostedService(s => s.GetRequiredService<CampaignFigures>());
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<Wakeups>();
        services.AddSingleton<QuizRooms>();
        services.AddSingleton<Conversations>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<LateAnswers>();
        services.AddWording(settings);
        services.AddTranscription(settings);
        services.AddSingleton<Composing>();
        services.AddHostedService<EffectRunner>();
        return services;
    }

    /// <summary>What is taught, and the answers to questions about it: all that "ask" needs.</summary>
    public static IServiceCollection AddAnswers(this IServiceCollection services, Settings settings, Catalogue catalogue)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone));
        services.AddSingleton(new CatalogueSource(catalogue));
        services.AddSingleton<LessonAnswers>();
        return services.AddSingleton<IAnswerer>(s => s.GetRequiredService<LessonAnswers>());
    }

    /// <summary>What only a server needs: sending, listening, looking after content and disk.</summary>
    public static IServiceCollection AddWorkers(this IServiceCollection services, Settings settings)
    {
        services.AddHostedService<Dispatcher>();
        services.AddHostedService<BulletinSpreader>();
        services.AddBroadcasts();
        services.AddSingleton<DayBoards>().AddHostedService(s => s.GetRequiredService<DayBoards>());
        services.AddHostedService<ChannelListeners>();
        services.AddHostedService<StoreWatch>();
        services.AddHostedService(s => new ContentWatcher(
            settings.ContentDirectory, s.GetRequiredService<CatalogueSource>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<ContentWatcher>>()));
        return services;
    }

    /// <summary>Announcements to many people.</summary>
    public static IServiceCollection AddBroadcasts(this IServiceCollection services)
    {
        services.AddSingleton(s => (IBroadcastStore)s.GetRequiredService<IStore>());
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<BroadcastDesk>(s, Access.WideAudience));
        return services.AddSingleton<AuthorNews>().AddHostedService<BroadcastRunner>();
    }

    /// <summary>Opens the data. Throws <see cref="StoreInUseException"/>, and <see cref="SettingException"/> when the folder cannot be used.</summary>
    public static IStore OpenStore(Settings settings)
    {
        // Lives as long as the store, which is as long as the program.
        var logs = new SerilogLoggerFactory(Logs.Configure(new LoggerConfiguration(), LogEventLevel.Warning).CreateLogger());
        try
        {
            return StoreKinds.Find(settings.Store.Kind)!.Open(settings.DataDirectory, TimeProvider.System, logs.CreateLogger(nameof(StoreKinds)));
        }
        catch (StoreFailedException e)
        {
            throw new SettingException("ChatTutor:DataDirectory", e.Message);
        }
    }

    /// <summary>The content folder as a catalogue. Throws <see cref="SettingException"/> with the first mistakes.</summary>
    public static Catalogue LoadContent(Settings settings)
    {
        var loaded = ContentFolder.Load(settings.ContentDirectory, DateOnly.FromDateTime(DateTime.Today));
        var errors = loaded.Mistakes.Where(m => m.Severity == Severity.Error).ToList();
        return loaded.IsGood
            ? loaded.Catalogue!
            : throw new SettingException(
                "ChatTutor:ContentDirectory",
                $"\"{settings.ContentDirectory}\" has {errors.Count} mistakes; \"lint\" lists them all. First: {errors.FirstOrDefault()}");
    }
}
