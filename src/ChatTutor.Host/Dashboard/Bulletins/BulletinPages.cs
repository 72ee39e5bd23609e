using ChatTutor.Core.Bulletins;
using ChatTutor.Host.Chat;
using ChatTutor.Service.Bulletins;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard.Bulletins;

/// <summary>The organisers' page of bulletins: a form to post one, what is in force, what has expired; without any script.</summary>
internal static class BulletinPages
{
    public const string Path = "/ban-tin";

    /// <summary>Expired ones on the page, the latest.</summary>
    private const int MostPast = 50;

    private static readonly Dictionary<string, string> Blank = [];

    public static void MapBulletins(this WebApplication app)
    {
        var pages = app.MapGroup(Path).RequireAuthorization().AddEndpointFilter(SafeHeaders.Filter).AddEndpointFilter(Notice.Filter);
        pages.MapGet("", (HttpContext http, CancellationToken stop) => ShowAsync(http, Blank, [], stop));
        pages.MapPost("", PostAsync).AddEndpointFilter(OwnFormAsync).DisableAntiforgery();
        pages.MapPost("/{id}/rut", WithdrawAsync).AddEndpointFilter(OwnFormAsync).DisableAntiforgery();
    }

    private static async Task<IResult> PostAsync(HttpContext http, BulletinDesk desk, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        var fields = BulletinForm.Fields.ToDictionary(f => f, f => form[f].ToString());
        var receipt = await desk.PostAsync([new(1, fields)], check: false, stop);
        return receipt.Mistakes.Count > 0 ? await ShowAsync(http, fields, receipt.Mistakes, stop) : SeeOther(http);
    }

    private static async Task<IResult> WithdrawAsync(HttpContext http, string id, IStore store, CancellationToken stop)
    {
        await store.WithdrawAsync(id, stop);
        return SeeOther(http);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, IReadOnlyDictionary<string, string> written, IReadOnlyList<BulletinRowMistake> mistakes, CancellationToken stop)
    {
        var services = http.RequestServices;
        http.Response.Headers.CacheControl = "no-store";
        var now = services.GetRequiredService<Conversations>().Now;
        var all = await services.GetRequiredService<IStore>().BulletinsAsync(stop);
        return new RazorComponentResult<BulletinsPage>(new
        {
            Catalogue = services.GetRequiredService<CatalogueSource>().Current,
            Current = all.Where(p => !p.Withdrawn && p.Bulletin.IsInForce(now)).ToList(),
            Past = all.Where(p => p.Withdrawn || !p.Bulletin.IsInForce(now)).Take(MostPast).ToList(),
            Written = written,
            Mistakes = mistakes,
            Token = services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http),
            At = now,
        })
        {
            StatusCode = mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    // After a post the page is fetched anew: loading it again posts nothing.
    private static IResult SeeOther(HttpContext http)
    {
        http.Response.Headers.Location = Path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    // Only a form of our own page may post in the organiser's name.
    private static async ValueTask<object?> OwnFormAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        try
        {
            await call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(call.HttpContext);
        }
        catch (AntiforgeryValidationException)
        {
            return Results.Text("Mẫu này đã cũ hoặc không phải của trang này. Mở lại trang Bản tin rồi gửi lại.", statusCode: StatusCodes.Status400BadRequest);
        }
        return await next(call);
    }
}
