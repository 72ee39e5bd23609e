using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard;

/// <summary>The door of the organisers' pages: one tap on the link printed at start.</summary>
public static class SignIn
{
    public const string Path = "/dang-nhap";

    /// <summary>A good code opens a session of eight hours; a used or wrong one is gone (410).</summary>
    public static async Task<IResult> EnterAsync(HttpContext context, SignInCodes codes, string? ma)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (!codes.Redeem(ma))
            return new RazorComponentResult<SignInPage>(new { IsRefused = ma is not null })
            {
                StatusCode = ma is null ? StatusCodes.Status200OK : StatusCodes.Status410Gone,
            };
        var organiser = new ClaimsIdentity([new Claim(ClaimTypes.Name, "bootstrap")], CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(organiser));
        return Results.Redirect("/bao-cao");
    }
}
