using ChatTutor.Channels;
using ChatTutor.Host.Dashboard;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Mvc;

namespace ChatTutor.Host.Hooks;

/// <summary>Where platforms bring their messages: /hooks/telegram, /hooks/zalo-bot, …</summary>
public static class HookEndpoints
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(2);

    public static void MapHooks(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        foreach (var channel in endpoints.ServiceProvider.GetServices<IChannel>().OfType<IWebhookChannel>())
            endpoints.MapPost($"/hooks/{channel.Name}", (HttpContext http, Conversations conversations) => TakeAsync(http, channel, conversations))
                .ForEverybody() // The platform signs what it brings.
                .WithMetadata(new RequestSizeLimitAttribute(HookDelivery.LongestBody));
    }

    private static async Task<IResult> TakeAsync(HttpContext http, IWebhookChannel channel, Conversations conversations)
    {
        if (await ReadAsync(http.Request) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var delivery = new HookDelivery(body, name => http.Request.Headers[name] is [{ } value] ? value : null);
        // A platform that hangs up has still said what it said: the writing goes on.
        var answer = await channel.TakeAsync(delivery, incoming => conversations.ReceiveAsync(incoming, CancellationToken.None));
        switch (answer)
        {
            case HookAnswer.Taken:
                return Results.Ok();
            case HookAnswer.Stranger:
                return Results.Unauthorized();
            case HookAnswer.Closed:
                return Results.NotFound();
            default:
                Chat.ChatProblems.SayWait(http, BusyPause);
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>The body, or null when it is longer than any platform's.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request)
    {
        try
        {
            using var body = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, HookDelivery.LongestBody));
            await request.Body.CopyToAsync(body);
            return body.GetBuffer().AsMemory(0, (int)body.Length);
        }
        catch (BadHttpRequestException tooLong) when (tooLong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
