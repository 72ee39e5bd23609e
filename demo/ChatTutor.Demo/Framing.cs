using Microsoft.AspNetCore.Builder;

namespace ChatTutor.Demo;

/// <summary>The web chat forbids every page to frame it; for the demo, and only there, one page may.</summary>
internal static class Framing
{
    private const string Forbidden = "frame-ancestors 'none'";

    /// <param name="page">Known once the page listens.</param>
    public static void Allow(WebApplication program, Func<string> page) => program.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString().Replace(Forbidden, "frame-ancestors " + page(), StringComparison.Ordinal);
            return Task.CompletedTask;
        });
        return next(context);
    });
}
