using System.Net;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Chat;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Organisers;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard.SigningIn;

/// <summary>The door of the organisers' pages: a link that opens once, then the second factor of those who have one.</summary>
public sealed class SignIn(
    SignInCodes bootstrap, OrganiserOffice office, SecondFactors factors, WrongCodes wrong, IOrganiserStore store, Conversations conversations)
{
    public const string Path = "/dang-nhap";

    /// <summary>Who signs in with the code of the first start.</summary>
    public const string Bootstrap = "bootstrap";

    private const string FactorPath = Path + "/ma-thu-hai";

    private const string Home = "/hom-nay";

    public static void Map(IEndpointRouteBuilder app)
    {
        var door = app.MapGroup(Path).ForEverybody().AddEndpointFilter(SafeHeaders.OrganisersFilter);
        OpenId.Map(door, app.ServiceProvider.GetRequiredService<Settings>().Organisers.Oidc);
        var forms = door.MapGroup("").AddEndpointFilter(SameSite.Filter);
        door.MapGet("", (HttpContext http, SignIn signIn, string? ma) => signIn.ComeAsync(http, ma));
        forms.MapPost("", async (HttpContext http, SignIn signIn) => await signIn.EnterAsync(http, await CodeOf(http)));
        door.MapGet("/ma-thu-hai", () => new RazorComponentResult<FactorPage>(new { Wrong = false }));
        forms.MapPost("/ma-thu-hai", async (HttpContext http, SignIn signIn) => await signIn.GiveFactorAsync(http, await CodeOf(http)));
    }

    /// <summary>
    /// The code printed at start opens at once; an organiser's link only by the button on the page, because chat programs look at
    /// links before people do and would use it up.
    /// </summary>
    private async Task<IResult> ComeAsync(HttpContext http, string? code)
    {
        if (string.IsNullOrEmpty(code))
            return Show(null);
        return await BootstrapAsync(http, code)
            ?? (await office.HasLinkAsync(code, conversations.Now, http.RequestAborted) ? Show(code) : Refuse(http));
    }

    private async Task<IResult> EnterAsync(HttpContext http, string? code)
    {
        if (await office.RedeemLinkAsync(code ?? "", conversations.Now, http.RequestAborted) is { } organiser)
            return await GoOnAsync(http, organiser);
        return await BootstrapAsync(http, code ?? "") ?? Refuse(http);
    }

    private async Task<IResult?> BootstrapAsync(HttpContext http, string code)
    {
        if (wrong.MustWait(NetworkOf(http)) is not null || !bootstrap.Redeem(code))
            return null;
        var note = new AuditNote(conversations.Now, Bootstrap, AuditWords.OrganiserSaved, Territory.ProvinceName, Bootstrap);
        await store.ChangeAsync(
            all => all.ContainsKey(Bootstrap)
                ? null
                : new([new(Bootstrap, "Người cài đặt", OrganiserRole.ProvinceOrganiser, Territory.Province)], [note]),
            http.RequestAborted);
        return await store.FindOrganiserAsync(Bootstrap, http.RequestAborted) is { IsActive: true } organiser
            ? await GoOnAsync(http, organiser)
            : null;
    }

    /// <summary>From here on the person is known: straight in, or on to the second factor.</summary>
    public async Task<IResult> GoOnAsync(HttpContext http, Organiser organiser)
    {
        if (organiser.Factor is not null)
        {
            await Session.OpenHalfwayAsync(http, organiser);
            return Results.Redirect(FactorPath);
        }
        await store.NoteAsync(NoteOf(organiser, AuditWords.SignedIn), http.RequestAborted);
        await Session.OpenAsync(http, organiser, hasFactor: false);
        return Results.Redirect(Home);
    }

    private async Task<IResult> GiveFactorAsync(HttpContext http, string? code)
    {
        if (await Session.OrganiserAsync(http, store, Session.HalfwayScheme) is not var (organiser, _))
            return Results.Redirect(Path);
        if (wrong.MustWait(organiser.Id) is { } wait)
            return Later(http, wait);
        if (await factors.UseAsync(organiser.Id, code, NoteOf(organiser, AuditWords.SignedIn), http.RequestAborted))
        {
            wrong.Right(organiser.Id);
            await http.SignOutAsync(Session.HalfwayScheme);
            await Session.OpenAsync(http, organiser, hasFactor: true);
            return Results.Redirect(Home);
        }
        wrong.Wrong(organiser.Id);
        await store.NoteAsync(NoteOf(organiser, AuditWords.SignInRefused), http.RequestAborted);
        return new RazorComponentResult<FactorPage>(new { Wrong = true }) { StatusCode = StatusCodes.Status403Forbidden };
    }

    private static async Task<string?> CodeOf(HttpContext http) =>
        http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted))["ma"] : default(string?);

    private IResult Refuse(HttpContext http)
    {
        var network = NetworkOf(http);
        if (wrong.MustWait(network) is { } wait)
            return Later(http, wait);
        wrong.Wrong(network);
        return new RazorComponentResult<SignInPage>(new { IsRefused = true }) { StatusCode = StatusCodes.Status410Gone };
    }

    private AuditNote NoteOf(Organiser organiser, string what) => new(conversations.Now, organiser.Id, what, organiser.Area.ToString());

    private static RazorComponentResult<SignInPage> Show(string? code) => new(new { Code = code });

    private static IResult Later(HttpContext http, TimeSpan wait)
    {
        ChatProblems.SayWait(http, wait);
        return Refusals.Page(StatusCodes.Status429TooManyRequests, "Thử nhiều lần quá", "Xin đợi một lúc rồi thử lại.");
    }

    private static string NetworkOf(HttpContext http) => "from " + (http.Connection.RemoteIpAddress ?? IPAddress.None);
}
