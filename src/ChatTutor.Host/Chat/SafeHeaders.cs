namespace ChatTutor.Host.Chat;

/// <summary>What browsers are told to forbid on the learners' pages: foreign scripts, framing, guessing of types.</summary>
internal static class SafeHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The organisers' style draws its arrows and ticks with pictures inside the style sheet.</summary>
    private static readonly string OrganisersPolicy = Policy.Replace("img-src 'self'", "img-src 'self' data:", StringComparison.Ordinal);

    public static ValueTask<object?> Filter(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        Set(call.HttpContext.Response.Headers, Policy);
        return next(call);
    }

    public static ValueTask<object?> OrganisersFilter(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        SetOrganisers(call.HttpContext);
        return next(call);
    }

    /// <summary>For organisers' pages, which are also kept by no cache.</summary>
    public static void SetOrganisers(HttpContext http)
    {
        Set(http.Response.Headers, OrganisersPolicy);
        http.Response.Headers.CacheControl = "no-cache, no-store";
    }

    private static void Set(IHeaderDictionary headers, string policy)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // "no-referrer" would make the browser hide the origin from our own forms too (see SameSite).
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
    }
}
