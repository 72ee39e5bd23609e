namespace ChatTutor.Host.Chat;

/// <summary>The learner's secret as the page keeps it, for a year after the last visit.</summary>
internal static class BearerCookie
{
    private const string Name = "nguoihoc";

    public static Bearer? Read(HttpRequest request) =>
        Bearer.TryParse(request.Cookies[Name], out var bearer) ? bearer : null;

    public static void Write(HttpResponse response, Bearer bearer) =>
        response.Cookies.Append(Name, bearer.Secret, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = response.HttpContext.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });

    public static void Delete(HttpResponse response) => response.Cookies.Delete(Name);
}
