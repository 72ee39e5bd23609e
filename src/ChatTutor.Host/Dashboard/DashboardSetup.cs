using ChatTutor.Core.Reports;
using ChatTutor.Host.Commands;
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
        pages.MapGet("/{name}", TableAsync);
        pages.MapGet("/{name}.csv", (string name, string? tuan, ReportDesk desk, CancellationToken stop) =>
            FileAsync(name, tuan, "csv", "text/csv; charset=utf-8", desk, stop));
        pages.MapGet("/{name}.xlsx", (string name, string? tuan, ReportDesk desk, CancellationToken stop) =>
            FileAsync(name, tuan, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", desk, stop));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, ReportDesk desk, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        var report = ReportKinds.All[0];
        var (table, _) = await desk.LayAsync(report, new ReportQuery(), stop);
        return new RazorComponentResult<ReportPage>(new { Report = report, Table = table, At = desk.Now });
    }

    private static async Task<IResult> TableAsync(HttpContext context, string name, string? tuan, ReportDesk desk, CancellationToken stop)
    {
        if (ReportKinds.Find(name) is not { } report)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var (table, refusal) = await desk.LayAsync(report, new ReportQuery(tuan), stop);
        return table is null
            ? Results.Text(refusal, statusCode: StatusCodes.Status400BadRequest)
            : new RazorComponentResult<TablePage>(new { Report = report, Table = table, At = desk.Now, Week = tuan });
    }

    private static async Task<IResult> FileAsync(string name, string? tuan, string format, string type, ReportDesk desk, CancellationToken stop)
    {
        if (ReportKinds.Find(name) is not { } report)
            return Results.NotFound();
        var (table, refusal) = await desk.LayAsync(report, new ReportQuery(tuan), stop);
        if (table is null)
            return Results.Text(refusal, statusCode: StatusCodes.Status400BadRequest);
        // An Excel sheet is written back and forth, which an answer on its way cannot be.
        using var file = new MemoryStream();
        await TableFormats.All[format](table, file);
        return Results.File(file.ToArray(), type, $"{name}.{format}");
    }
}
