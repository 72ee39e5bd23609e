using System.Security.Cryptography;
using System.Text;
using ChatTutor.Core.Campaign.Importing;
using ChatTutor.Core.Reports;
using ChatTutor.Host.Commands;
using ChatTutor.Host.Dashboard;
using ChatTutor.Host.Importing;
using ChatTutor.Service.Bulletins;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;

namespace ChatTutor.Host.Running;

/// <summary>What operators and the commands of the same machine ask of a running server.</summary>
public static class Operations
{
    public static void MapOperations(this WebApplication app)
    {
        var key = ServerFile.NewKey();
        var settings = app.Services.GetRequiredService<Settings>();
        app.Lifetime.ApplicationStarted.Register(() => new ServerFile(AddressOf(app), key).Write(settings.DataDirectory));

        app.MapGet("/healthz/live", () => Results.Text("live")).ForEverybody();
        app.MapGet("/healthz/ready", ReadyAsync).ForEverybody();
        // The key of the machine is their gate.
        var own = app.MapGroup("/api/own").ForEverybody().AddEndpointFilter(async (context, next) =>
            IsKey(context.HttpContext.Request.Headers.Authorization.ToString(), key) ? await next(context) : Results.Unauthorized());
        own.MapGet("/report/{name}", ReportAsync);
        own.MapPost("/import/{kind}", ImportAsync);
        own.MapPost("/bulletins", async (BulletinWish wish, BulletinDesk desk, CancellationToken stop) => await desk.PostAsync(wish.Rows, wish.Check, stop));
        MapOrganisers(own.MapGroup("/organisers"));
        own.MapPost("/backup", async (BackupWish wish, IStore store, CancellationToken stop) =>
        {
            await store.BackupAsync(wish.File, stop);
            return Results.Ok();
        });
    }

    private static void MapOrganisers(RouteGroupBuilder organisers)
    {
        organisers.MapGet("", ListOrganisersAsync);
        organisers.MapPost("", (OrganiserOrders orders, SheetWish wish, CancellationToken stop) => orders.ImportAsync(wish.Rows, wish.Apply, stop));
        organisers.MapPost("/{id}/disable", DisableOrganiserAsync);
        organisers.MapPost("/{id}/link", LinkAsync);
    }

    private static Task<Table> ListOrganisersAsync(OrganiserOrders orders, CancellationToken stop) => orders.ListAsync(stop);

    private static async Task<IResult> DisableOrganiserAsync(OrganiserOrders orders, string id, CancellationToken stop) =>
        await orders.DisableAsync(id, stop) ? Results.Ok() : Results.NotFound();

    private static async Task<IResult> LinkAsync(OrganiserOrders orders, string id, bool forgetFactor, CancellationToken stop) =>
        await orders.LinkAsync(id, forgetFactor, stop) is { } link ? Results.Text(link) : Results.NotFound();

    /// <summary>A table to be taken in, or only looked at.</summary>
    public sealed record SheetWish(string[][] Rows, bool Apply);

    /// <summary>A table of bulletins, as it was written.</summary>
    /// <param name="Check">True: nothing is kept.</param>
    public sealed record BulletinWish(IReadOnlyList<BulletinRow> Rows, bool Check);

    /// <summary>Where to copy the data to, as a full path on the server's machine.</summary>
    public sealed record BackupWish(string File);

    /// <summary>The cells of a table by row, the heading first.</summary>
    public sealed record ImportWish(string[][] Rows);

    private static Uri AddressOf(WebApplication app) => new(app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal));

    private static async Task<IResult> ReadyAsync(IStore store, IEnumerable<IChannel> channels, CancellationToken stop)
    {
        if (store.Failed.IsCompleted)
            return Results.Text("store failed", statusCode: StatusCodes.Status503ServiceUnavailable);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(TimeSpan.FromSeconds(2));
            _ = await store.StateAsync(limit.Token);
            // One channel in trouble is no reason to take the others out of service: the word changes, the status does not.
            var troubled = channels.Where(c => c.Trouble is not null).Select(c => $"degraded: {c.Name}: {c.Trouble}").ToList();
            return Results.Text(troubled.Count == 0 ? "ready" : string.Join('\n', troubled));
        }
        catch (Exception e) when (e is StoreBusyException or StoreFailedException or OperationCanceledException)
        {
            return Results.Text("store busy", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> ReportAsync(string name, string? unit, string? target, string? week, string? course, ReportDesk desk, CancellationToken stop)
    {
        var query = new ReportQuery(unit, target, week, Course: course);
        return ReportKinds.Find(name) is not { } report ? Results.NotFound()
            : desk.Refuse(query) is { } why ? Results.Text(why, statusCode: StatusCodes.Status400BadRequest)
            : Results.Json(await desk.LayAsync(report, query, stop));
    }

    private static async Task<IResult> ImportAsync(string kind, bool? apply, ImportWish wish, CampaignFigures figures, CancellationToken stop) =>
        FigureKinds.Find(kind) is not { } found ? Results.NotFound()
            : Results.Json(ImportResult.Of(apply == true ? await figures.ApplyAsync(found, wish.Rows, stop) : figures.Check(found, wish.Rows)));

    private static bool IsKey(string header, string key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes("Bearer " + key));
}
