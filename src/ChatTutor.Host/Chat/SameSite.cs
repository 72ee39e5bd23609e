namespace ChatTutor.Host.Chat;

/// <summary>
/// Keeps other sites from posting in a learner's name: the cookie is SameSite=Lax already, and browsers say where a request comes
/// from. Clients that say nothing are no browsers that a foreign page could misuse.
/// </summary>
internal static class SameSite
{
    public static ValueTask<object?> Filter(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        IsForeign(call.HttpContext.Request)
            ? ValueTask.FromResult<object?>(ChatProblems.Of(StatusCodes.Status403Forbidden, "This request comes from another site."))
            : next(call);

    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { } site)
            return site is not ("same-origin" or "none");
        // Only the host is compared: behind a proxy the scheme seen here is not the browser's.
        return request.Headers.Origin.FirstOrDefault() is { } origin && !IsOurs(origin, request.Host.Value);
    }

    private static bool IsOurs(string origin, string? host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, host, StringComparison.OrdinalIgnoreCase);
}
