using ChatTutor.Host.Chat;
using ChatTutor.Host.Dashboard;
using ChatTutor.Host.Hooks;
using ChatTutor.Host.Printing;
using Serilog;

namespace ChatTutor.Host.Running;

/// <summary>The whole program as a web application, ready to be started.</summary>
public static class Server
{
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>Throws <see cref="SettingException"/> and what opening the store throws, before anything listens.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        Configurations.Add(builder.Configuration, args);
        var settings = SettingsReader.Read(builder.Configuration, Directory.GetCurrentDirectory());
        var catalogue = Composition.LoadContent(settings);
        var store = Composition.OpenStore(settings);

        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(logs => Logs.Configure(logs));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(8));
        if (builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        builder.Services.AddTutor(settings, catalogue, store).AddWorkers(settings).AddTelegram(settings).AddZaloBot(settings).AddZaloOa(settings);
        builder.Services.AddChat(Path.Combine(settings.ContentDirectory, "media"));
        builder.Services.AddDashboard(settings);

        var app = builder.Build();
        // Made now, so that it is disposed with everything else: the last commit is written and the lock given back.
        _ = app.Services.GetRequiredService<Service.Ports.IStore>();
        app.UseResponseCompression();
        app.UseDashboard();
        app.MapChat();
        app.MapPrinting();
        app.MapDashboard();
        app.MapHooks();
        app.MapOperations();
        app.CheckGates();
        return app;
    }
}
