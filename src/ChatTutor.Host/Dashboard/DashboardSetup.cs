using ChatTutor.Host.Commands;
using ChatTutor.Host.Dashboard.Account;
using ChatTutor.Host.Dashboard.Audit;
using ChatTutor.Host.Dashboard.Broadcasts;
using ChatTutor.Host.Dashboard.Bulletins;
using ChatTutor.Host.Dashboard.Classes;
using ChatTutor.Host.Dashboard.LearningDays;
using ChatTutor.Host.Dashboard.Organisers;
using ChatTutor.Host.Dashboard.Quiz;
using ChatTutor.Host.Dashboard.Reports;
using ChatTutor.Host.Dashboard.SigningIn;
using ChatTutor.Host.Dashboard.Slips;
using ChatTutor.Host.Dashboard.Targets;
using ChatTutor.Host.Dashboard.Today;
using ChatTutor.Host.Dashboard.Volunteers;
using ChatTutor.Host.Printing.Paper;
using ChatTutor.Host.Running;
using ChatTutor.Service.Broadcasts;
using ChatTutor.Service.Content;
using ChatTutor.Service.Organisers;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.DataProtection;

namespace ChatTutor.Host.Dashboard;

/// <summary>The organisers' pages: server-made HTML behind one gate; they work without any script.</summary>
public static class DashboardSetup
{
    public static void AddDashboard(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(s => (IOrganiserStore)s.GetRequiredService<IStore>());
        services.AddSingleton<OrganiserOffice>().AddSingleton<SignIn>().AddSingleton<SecondFactors>().AddSingleton<WrongCodes>();
        services.AddSingleton<LiveFigures>();
        services.AddSingleton(s => (ISlipStore)s.GetRequiredService<IStore>()).AddSingleton<SlipPages>();
        services.AddSingleton(s => (IClassStore)s.GetRequiredService<IStore>()).AddSingleton<ClassPages>();
        services.AddSingleton<BroadcastPages>().AddSingleton<BroadcastFiles>();
        services.AddSingleton<DayPages>().AddSingleton<HallPages>().AddSingleton<QuizPages>();
        services.AddSingleton<OrganiserPages>().AddSingleton<ReportPages>().AddSingleton<ImportForm>().AddSingleton<PublicAddress>();
        services.AddSingleton(s => new BriefPress(BriefPdf.Draw, s.GetRequiredService<ILogger<BriefPress>>()));
        services.AddSingleton(s => new OrganiserWords(
            s.GetRequiredService<IOrganiserStore>(), s.GetRequiredService<IStore>(), s.GetRequiredService<OrganiserOffice>(),
            code => new Uri(s.GetRequiredService<PublicAddress>().SignIn(code)), s.GetRequiredService<ChatNotices>()));
        services.AddSingleton(s => new ChatNotices(
            s.GetRequiredService<IBroadcastStore>(), s.GetRequiredService<IStore>(), s.GetRequiredService<IOrganiserStore>(), s.GetRequiredService<BroadcastDesk>));
        services.AddSingleton(s => new OrganiserOrders(
            s.GetRequiredService<IOrganiserStore>(), () => s.GetRequiredService<CatalogueSource>().Current, s.GetRequiredService<PublicAddress>(),
            s.GetRequiredService<TimeProvider>(), s.GetRequiredService<TimeZoneInfo>()));
        services.AddSingleton(new AuditHeads(settings.DataDirectory)).AddHostedService<HeadPublisher>();
        services.AddSingleton(s => new SignInCodes(settings.Organisers.BootstrapCode, s.GetRequiredService<TimeProvider>()));
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory, "keys"))).SetApplicationName("ChatTutor");
        var isSecure = settings.Organisers.Address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        var doors = services.AddAuthentication(Session.Scheme);
        Session.AddCookies(doors, isSecure);
        OpenId.Add(doors, settings.Organisers.Oidc);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "chattutor-form";
            o.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddRazorComponents();
    }

    /// <summary>The gate; after it, addresses without a page get one that says so.</summary>
    public static void UseDashboard(this WebApplication app)
    {
        app.UseStatusCodePages(context => Refusals.IsMissingPage(context.HttpContext) ? Refusals.NotFoundAsync(context.HttpContext) : Task.CompletedTask);
        app.UseRouting();
        app.UseMiddleware<GateKeeper>();
        app.UseAntiforgery();
    }

    /// <summary>Every page of the organisers: a new folder of pages is a line here.</summary>
    public static void MapDashboard(this WebApplication app)
    {
        SignIn.Map(app);
        TodayPages.Map(app);
        ReportPages.Map(app);
        BroadcastPages.Map(app);
        TargetPages.Map(app);
        BulletinPages.Map(app);
        DayPages.Map(app);
        HallPages.Map(app);
        QuizPages.Map(app);
        AccountPages.Map(app);
        OrganiserPages.Map(app);
        AuditPages.Map(app);
        HelpPages.Map(app);
        SlipPages.Map(app);
        ClassPages.Map(app);
    }
}
