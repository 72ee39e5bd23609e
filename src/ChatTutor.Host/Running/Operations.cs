using System.Security.Cryptography;
using System.Text;
using ChatTutor.Core.Reports;
using ChatTutor.Host.Commands;
using ChatTutor.Host.Dashboard;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;

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

    /// <summary>Where to copy the data to, as a full path on the server's machine.</summary>
    public sealed record BackupWish(string File);

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

    private static async Task<IResult> ReportAsync(string name, IStore store, CatalogueSource catalogues, CancellationToken stop)
    {
        if (ReportKinds.Find(name) is not { } report)
            return Results.NotFound();
        return Results.Json(report.Lay(await store.TalliesAsync(report.Id, stop), catalogues.Current));
    }

    private static bool IsKey(string header, string key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes("Bearer " + key));
}
