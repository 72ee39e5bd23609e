using System.Globalization;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Chat;

/// <summary>What went wrong, as problem+json with the right status.</summary>
internal static class ChatProblems
{
    /// <summary>How long a client should wait when the store has too much to do.</summary>
    public static readonly TimeSpan Busy = TimeSpan.FromSeconds(2);

    public static IResult Of(int status, string? title) => TypedResults.Problem(statusCode: status, title: title);

    public static IResult Later(HttpContext http, int status, TimeSpan wait, string title)
    {
        SayWait(http, wait);
        return Of(status, title);
    }

    public static void SayWait(HttpContext http, TimeSpan wait) =>
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Faults on the way become answers a client can act upon.</summary>
    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        try
        {
            return await next(call);
        }
        catch (BadHttpRequestException bad)
        {
            return Of(bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? $"The body is longer than {ChatMessage.LongestBody} bytes." : "The request could not be read.");
        }
        catch (Exception e) when (e is StoreBusyException or StoreFailedException)
        {
            return Later(call.HttpContext, StatusCodes.Status503ServiceUnavailable, Busy, "Too much to do at the moment.");
        }
    }
}
