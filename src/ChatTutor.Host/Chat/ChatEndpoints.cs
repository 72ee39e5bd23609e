using System.Text.Unicode;
using ChatTutor.Channels.Web;
using ChatTutor.Host.Dashboard;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatTutor.Host.Chat;

/// <summary>The learners' web chat: its parts and its addresses.</summary>
public static class ChatEndpoints
{
    /// <summary>Registers the chat; <c>UseResponseCompression</c> in the pipeline makes the small pages slow networks need.</summary>
    /// <param name="media">The content folder's media directory.</param>
    public static IServiceCollection AddChat(this IServiceCollection services, string media)
    {
        services.AddRazorComponents();
        // Vietnamese letters as they are, not as "&#x1EF9;".
        services.AddWebEncoders(o => o.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddResponseCompression(Compress);
        services.TryAddSingleton(new ChatRates());
        services.AddSingleton(new Media(media));
        services.AddSingleton<Assets>().AddSingleton<ChatLimits>().AddSingleton<LiveStreams>();
        services.AddSingleton<Reception>().AddSingleton<ChatStream>().AddSingleton<ChatPages>();
        return services.AddSingleton<IChannel, WebChannel>();
    }

    public static void MapChat(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var all = endpoints.MapGroup("").ForEverybody().AddEndpointFilter(SafeHeaders.Filter);
        all.WithMetadata(new RequestSizeLimitAttribute(ChatMessage.LongestBody));
        MapApi(all.MapGroup("/api/chat").AddEndpointFilter(ChatProblems.Filter));
        MapPages(all.MapGroup("").AddEndpointFilter(Notice.Filter));
        MapFiles(all, endpoints.ServiceProvider.GetRequiredService<Assets>());
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        api.MapPost("", ChatApi.PostAsync).AddEndpointFilter(SameSite.Filter);
        api.MapGet("/stream", ChatStream.Get);
    }

    private static void MapPages(RouteGroupBuilder pages)
    {
        pages.MapGet("/", (HttpContext http, ChatPages chat, [FromQuery(Name = "bai")] string? lesson, [FromQuery(Name = "diem-danh")] string? hall, [FromQuery(Name = "choi")] string? room) =>
            chat.GetAsync(http, lesson ?? (hall is not null ? "diem-danh/" + hall : room is not null ? "choi/" + room : null)));
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
