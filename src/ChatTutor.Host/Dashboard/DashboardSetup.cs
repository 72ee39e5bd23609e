using ChatTutor.Core.Reports;
using ChatTutor.Host.Commands;
using ChatTutor.Host.Dashboard.Bulletins;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard;

/// <summary>The organisers' pages: server-made HTML behind a sign-in, without any script.</summary>
public static class DashboardSetup
{
    public static void AddDashboard(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(s => new SignInCodes(settings.Organisers.BootstrapCode, s.GetRequiredService<TimeProvider>()));
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory, "keys"))).SetApplicationName("ChatTutor");
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = "chattutor-organiser";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.ExpireTimeSpan = TimeSpan.FromHours(8);
            o.SlidingExpiration = true;
            o.LoginPath = SignIn.Path;
        });
        services.AddAuthorization();
        services.AddRazorComponents();
        services.AddAntiforgery(o => o.Cookie.Name = "chattutor-form");
    }

    public static void UseDashboard(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.MapGet(SignIn.Path, SignIn.EnterAsync);
        var pages = app.MapGroup("/bao-cao").RequireAuthorization();
        pages.MapGet("", ShowAsync);
        pages.MapGet("/{name}", TableAsync);
        pages.MapGet("/{name}.csv", CsvAsync);
        app.MapBulletins();
    }

    private static async Task<IResult> ShowAsync(HttpContext context, IStore store, CatalogueSource catalogues, Conversations conversations, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        var report = ReportKinds.All[0];
        var table = report.Lay(await store.TalliesAsync(report.Id, stop), catalogues.Current);
        return new RazorComponentResult<ReportPage>(new { Report = report, Table = table, At = conversations.Now });
    }

    private static async Task<IResult> TableAsync(
        HttpContext context, string name, IStore store, CatalogueSource catalogues, Conversations conversations, CancellationToken stop)
    {
        if (ReportKinds.Find(name) is not { } report)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var table = report.Lay(await store.TalliesAsync(report.Id, stop), catalogues.Current);
        return new RazorComponentResult<TablePage>(new { Report = report, Table = table, At = conversations.Now });
    }

    private static async Task<IResult> CsvAsync(string name, IStore store, CatalogueSource catalogues, CancellationToken stop)
    {
        if (ReportKinds.Find(name) is not { } report)
            return Results.NotFound();
        var table = report.Lay(await store.TalliesAsync(report.Id, stop), catalogues.Current);
        return Results.Stream(output => TableFormats.All["csv"](table, output), "text/csv; charset=utf-8", $"{name}.csv");
    }
}
