using System.Text.Unicode;
using ChatTutor.Channels.Web;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace ChatTutor.Host.Chat;

/// <summary>The learners' web chat: its parts and its addresses.</summary>
public static class ChatEndpoints
{
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Vietnamese letters as they are, not as "&#x1EF9;".
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddResponseCompression(Compress);
        services.TryAddSingleton(new ChatRates());
        services.AddSingleton(s => new Media(Path.Combine(s.GetRequiredService<Settings>().ContentDirectory, "media")));
        services.AddSingleton<Assets>().AddSingleton<ChatLimits>().AddSingleton<LiveStreams>();
        services.AddSingleton<Reception>().AddSingleton<ChatStream>().AddSingleton<ChatPages>();
        return services.AddSingleton<IChannel, WebChannel>();
    }

    /// <summary>Adds the chat's addresses, and the compression slow networks need.</summary>
    public static void MapChat(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseResponseCompression();
        var all = app.MapGroup("").AddEndpointFilter(SafeHeaders.Filter).WithMetadata(new RequestSizeLimitAttribute(ChatMessage.LongestBody));
        MapApi(all.MapGroup("/api/chat").AddEndpointFilter(ChatProblems.Filter));
        MapPages(all.MapGroup("").AddEndpointFilter(Notice.Filter));
        MapFiles(all, app.Services.GetRequiredService<Assets>());
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        api.MapPost("", ChatApi.PostAsync).AddEndpointFilter(SameSite.Filter);
        api.MapGet("/stream", ChatStream.Get);
    }

    private static void MapPages(RouteGroupBuilder pages)
    {
        pages.MapGet("/", (HttpContext http, ChatPages chat, string? bai) => chat.GetAsync(http, bai));
        // Link checkers ask like this; they need no greeting.
        pages.MapMethods("/", [HttpMethods.Head], () => TypedResults.Content("", "text/html; charset=utf-8"));
        pages.MapPost("/chat", (HttpContext http, ChatPages chat) => chat.PostAsync(http)).AddEndpointFilter(SameSite.Filter);
        pages.MapGet("/offline", Notice.Offline);
    }

    private static void MapFiles(RouteGroupBuilder files, Assets assets)
    {
        files.MapGet("/media/{**file}", Media.Get);
        foreach (var name in assets.Names)
            files.MapGet("/" + name, (HttpContext http) => assets.Get(http, name));
    }

    // Compressing beside a secret is safe here: nothing a stranger can choose is ever printed on the learner's page.
    private static void Compress(ResponseCompressionOptions options)
    {
        options.EnableForHttps = true;
        options.MimeTypes = ["text/html", "application/json", "application/problem+json"];
    }
}
