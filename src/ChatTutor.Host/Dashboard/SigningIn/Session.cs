using System.Globalization;
using System.Security.Claims;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ChatTutor.Host.Dashboard.SigningIn;

/// <summary>
/// The cookie of a session: who it is, of which round, and whether the second factor was given. What the organiser may do is looked
/// up on every request, so that it ends at once when it is taken away.
/// </summary>
public static class Session
{
    public const string Scheme = "organiser";

    /// <summary>Between the link and the second factor: opens nothing but the page that asks for the code.</summary>
    public const string HalfwayScheme = "organiser-halfway";

    public static readonly TimeSpan IdleLife = TimeSpan.FromHours(8), HalfwayLife = TimeSpan.FromMinutes(10);

    private const string Id = "id", Round = "round", Factor = "factor";

    public static void AddCookies(AuthenticationBuilder doors, bool isSecure)
    {
        ArgumentNullException.ThrowIfNull(doors);
        doors.AddCookie(Scheme, o => Make(o, "chattutor-organiser", IdleLife, isSecure));
        doors.AddCookie(HalfwayScheme, o => Make(o, "chattutor-halfway", HalfwayLife, isSecure));
    }

    public static Task OpenAsync(HttpContext http, Organiser organiser, bool hasFactor) =>
        http.SignInAsync(Scheme, PrincipalOf(organiser, hasFactor, Scheme));

    public static Task OpenHalfwayAsync(HttpContext http, Organiser organiser) =>
        http.SignInAsync(HalfwayScheme, PrincipalOf(organiser, hasFactor: false, HalfwayScheme));

    /// <summary>The active organiser whose session this is and whether it has the second factor, or null.</summary>
    public static async ValueTask<(Organiser Organiser, bool HasFactor)?> OrganiserAsync(HttpContext http, IOrganiserStore store, string scheme = Scheme)
    {
        ArgumentNullException.ThrowIfNull(store);
        var ticket = await http.AuthenticateAsync(scheme);
        if (ticket.Principal?.FindFirstValue(Id) is not { } id || await store.FindOrganiserAsync(id, http.RequestAborted) is not { IsActive: true } organiser)
            return null;
        return ticket.Principal.FindFirstValue(Round) == Written(organiser) ? (organiser, ticket.Principal.HasClaim(Factor, "1")) : null;
    }

    private static void Make(CookieAuthenticationOptions options, string name, TimeSpan life, bool isSecure)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        // Strict would show the door to an organiser who taps a link to a page in their chat.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = life;
        options.SlidingExpiration = name == "chattutor-organiser";
    }

    private static ClaimsPrincipal PrincipalOf(Organiser organiser, bool hasFactor, string scheme)
    {
        ArgumentNullException.ThrowIfNull(organiser);
        return new(new ClaimsIdentity([new(Id, organiser.Id), new(Round, Written(organiser)), new(Factor, hasFactor ? "1" : "0")], scheme));
    }

    private static string Written(Organiser organiser) => organiser.Round.ToString(CultureInfo.InvariantCulture);
}
