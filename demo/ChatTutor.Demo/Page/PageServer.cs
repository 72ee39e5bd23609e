using ChatTutor.Demo.Players;
using ChatTutor.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Demo.Page;

/// <summary>The page on which one plays, on a port of its own.</summary>
internal static class PageServer
{
    private static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["demo.css"] = "text/css; charset=utf-8",
        ["demo.js"] = "text/javascript; charset=utf-8",
    };

    /// <param name="program">Where the program is; known once it listens.</param>
    public static WebApplication Build(string address, IReadOnlyList<Player> players, FakeWorld world, Func<string> program)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' {program()}; frame-src {program()}; base-uri 'none'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "no-store";
            return next(context);
        });
        app.MapGet("/", () => Results.Text(Read("demo.html").Replace("@program@", program(), StringComparison.Ordinal), "text/html; charset=utf-8"));
        foreach (var (file, kind) in Files)
            app.MapGet("/" + file, () => Results.Text(Read(file), kind));
        MapPlay(app, players, world, program);
        return app;
    }

    private static void MapPlay(WebApplication app, IReadOnlyList<Player> players, FakeWorld world, Func<string> program)
    {
        app.MapGet("/tinh-hinh", () => Results.Json(State.Of(players, world, program())));
        app.MapGet("/hinh/{platform}/{id}", (string platform, string id) =>
            players.FirstOrDefault(p => p.Platform == platform)?.Picture(id) is { } picture ? Results.Bytes(picture, "image/png") : Results.NotFound());
        Map("noi", (player, word) => player.Say(word));
        Map("bam", (player, word) => player.Tap(word));
        Map("chan", (player, _) => player.Turn());
        Map("loi", (player, word) => world.Faults.Add(player.Platform, player.SendMethod, player.Faults[word]));

        // Only JSON is read: no other site can make a browser send that here unasked.
        void Map(string deed, Action<Player, string> act) => app.MapPost($"/{deed}/{{platform}}", (string platform, Wish wish) =>
        {
            if (players.FirstOrDefault(p => p.Platform == platform) is not { } player || wish.Word is null)
                return Results.NotFound();
            try
            {
                act(player, wish.Word);
                return Results.NoContent();
            }
            catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
            {
                return Results.BadRequest(e.Message);
            }
        });
    }

    private static string Read(string file)
    {
        using var stream = typeof(PageServer).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record Wish(string? Word);
}
