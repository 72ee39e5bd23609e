using System.Security.Claims;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Chat;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ChatTutor.Host.Dashboard.SigningIn;

/// <summary>
/// Signing in with an account of the offices' own provider. The provider only says who somebody is; whether they are an organiser,
/// and their second factor, stay ours.
/// </summary>
public static class OpenId
{
    public const string Path = SignIn.Path + "/co-quan";

    private const string Scheme = "oidc", CallbackPath = SignIn.Path + "/oidc";

    /// <summary>The provider's answers are waited for so long, not longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void Add(AuthenticationBuilder doors, Settings.OidcSettings settings)
    {
        ArgumentNullException.ThrowIfNull(doors);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.IsOn)
            doors.AddOpenIdConnect(Scheme, o => Make(o, settings));
    }

    public static void Map(RouteGroupBuilder door, Settings.OidcSettings settings)
    {
        ArgumentNullException.ThrowIfNull(door);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.IsOn)
            door.MapGet("/co-quan", ChallengeAsync);
    }

    private static async Task ChallengeAsync(HttpContext http)
    {
        try
        {
            await http.ChallengeAsync(Scheme);
        }
        // The provider's description of itself could not be fetched.
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or OperationCanceledException)
        {
            http.RequestAborted.ThrowIfCancellationRequested();
            await Refusals.Page(
                StatusCodes.Status503ServiceUnavailable, "Chưa vào được bằng tài khoản cơ quan",
                "Máy chủ tài khoản cơ quan không trả lời. Xin dùng đường dẫn đăng nhập.").ExecuteAsync(http);
        }
    }

    private static void Make(OpenIdConnectOptions options, Settings.OidcSettings settings)
    {
        options.Authority = settings.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.CallbackPath = CallbackPath;
        options.SignInScheme = Session.Scheme;
        options.RequireHttpsMetadata = settings.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        options.BackchannelTimeout = Patience;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // By query, so that the cookies of the way there and back need not be sent from other sites' forms.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.MapInboundClaims = false;
        options.Scope.Add("email");
        options.Events.OnTicketReceived = EnterAsync;
        options.Events.OnRemoteFailure = RefuseAsync;
    }

    private static async Task EnterAsync(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        context.HandleResponse();
        SafeHeaders.SetOrganisers(http);
        var store = http.RequestServices.GetRequiredService<IOrganiserStore>();
        var all = await store.OrganisersAsync(http.RequestAborted);
        var organiser = Find(all.Values, context.Principal!);
        var answer = organiser is null
            ? Refusals.Page(
                StatusCodes.Status403Forbidden, "Tài khoản này chưa là người tổ chức",
                "Nhờ ban tổ chức tỉnh ghi email hoặc mã tài khoản này vào danh sách người tổ chức.")
            : await http.RequestServices.GetRequiredService<SignIn>().GoOnAsync(http, organiser);
        await answer.ExecuteAsync(http);
    }

    // An address the provider has not verified may be anybody's.
    private static Organiser? Find(IEnumerable<Organiser> all, ClaimsPrincipal who)
    {
        var email = who.FindFirstValue("email_verified") is "true" or "True" ? who.FindFirstValue("email")?.ToLowerInvariant() : null;
        var subject = who.FindFirstValue("sub");
        return all.FirstOrDefault(o => o.IsActive && o.SingleSignOn is { } account && (account == email || account == subject?.ToLowerInvariant()));
    }

    private static Task RefuseAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        SafeHeaders.SetOrganisers(context.HttpContext);
        return Refusals.Page(
            StatusCodes.Status403Forbidden, "Chưa đăng nhập được",
            "Máy chủ tài khoản cơ quan không xác nhận. Xin thử lại hoặc dùng đường dẫn đăng nhập.").ExecuteAsync(context.HttpContext);
    }
}
