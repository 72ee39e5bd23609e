using ChatTutor.Core.Reports;
using ChatTutor.Host.Dashboard.Targets;
using ChatTutor.Service.Reporting;
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
        app.MapTargets("/bao-cao").RequireAuthorization();
    }

    private static async Task<IResult> ShowAsync(HttpContext context, ReportDesk desk, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        var report = ReportKinds.All[0];
        return new RazorComponentResult<ReportPage>(new { Report = report, Table = await desk.LayAsync(report, new ReportQuery(), stop), At = desk.Now });
    }
}
