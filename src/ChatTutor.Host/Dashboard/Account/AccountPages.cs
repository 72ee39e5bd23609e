using ChatTutor.Core.Organisers;
using ChatTutor.Host.Dashboard.SigningIn;
using ChatTutor.Host.Printing;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Organisers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard.Account;

/// <summary>One's own account: the second factor, the linked chat, signing out everywhere.</summary>
public static class AccountPages
{
    public const string Path = "/tai-khoan";

    public const string FactorPath = Path + "/ma-thu-hai";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Path).For(OrganiserAction.OwnAccount, AreaOf.Organiser);
        pages.MapGet("", (Visit visit, CatalogueSource catalogues) => Show(visit, catalogues, null));
        pages.MapPost("/dang-xuat", SignOutAsync);
        pages.MapPost("/noi-chat", PairAsync);
        pages.MapGet("/ma-thu-hai", (Visit visit, SecondFactors factors) => ShowFactor(visit, factors, factors.New(), wrong: false));
        pages.MapPost("/ma-thu-hai", SetUpAsync);
    }

    private static RazorComponentResult<AccountPage> Show(Visit visit, CatalogueSource catalogues, string? code) =>
        new(new { Visit = visit, Area = Areas.NameOf(visit.Area, catalogues.Current), Code = code });

    private static async Task<IResult> SignOutAsync(HttpContext http, Visit visit, OrganiserOffice office, Conversations conversations)
    {
        await office.SignOutAsync(visit.Organiser.Id, visit.Note(conversations.Now, AuditWords.SignedOut), http.RequestAborted);
        await http.SignOutAsync(Session.Scheme);
        return Results.Redirect(SignIn.Path);
    }

    private static async Task<IResult> PairAsync(
        Visit visit, OrganiserOffice office, CatalogueSource catalogues, Conversations conversations, CancellationToken stop) =>
        Show(visit, catalogues, await office.IssuePairingAsync(visit.Organiser.Id, visit.Note(conversations.Now, AuditWords.PairingSent), stop));

    /// <summary>Sets up a new factor, or takes the code of one set up meanwhile; this session then has it.</summary>
    private static async Task<IResult> SetUpAsync(
        HttpContext http, Visit visit, SecondFactors factors, WrongCodes wrong, Conversations conversations, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        var (id, code, secret) = (visit.Organiser.Id, (string?)form["ma"], (string?)form["khoa"] ?? "");
        var hasFactor = visit.Organiser.Factor is not null;
        if (wrong.MustWait(id) is not null)
            return Refusals.Page(StatusCodes.Status429TooManyRequests, "Thử nhiều lần quá", "Xin đợi một lúc rồi thử lại.");
        var done = hasFactor
            ? await factors.UseAsync(id, code, visit.Note(conversations.Now, AuditWords.SignedIn), stop)
            : await factors.SetUpAsync(id, secret, code, visit.Note(conversations.Now, AuditWords.FactorSetUp), stop);
        if (!done)
        {
            wrong.Wrong(id);
            return ShowFactor(visit, factors, factors.Open(secret) is null ? factors.New() : secret, wrong: true);
        }
        wrong.Right(id);
        await Session.OpenAsync(http, visit.Organiser, hasFactor: true);
        return Results.Redirect(Path);
    }

    private static RazorComponentResult<SetUpFactorPage> ShowFactor(Visit visit, SecondFactors factors, string secret, bool wrong)
    {
        var plain = factors.Open(secret)!;
        return new(new { Visit = visit, Secret = secret, Written = Totp.Write(plain), Code = QrCode.Svg(Totp.AppAddress(visit.Organiser.Id, plain)), Wrong = wrong });
    }
}
