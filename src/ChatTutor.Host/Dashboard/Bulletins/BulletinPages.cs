using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Organisers;
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

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Path).For(OrganiserAction.ImportData);
        pages.MapGet("", (HttpContext http, CancellationToken stop) => ShowAsync(http, Blank, [], stop));
        pages.MapPost("", PostAsync);
        pages.MapPost("/{id}/rut", WithdrawAsync);
    }

    private static async Task<IResult> PostAsync(HttpContext http, Visit visit, BulletinDesk desk, IOrganiserStore organisers, Conversations conversations, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        var fields = BulletinForm.Fields.ToDictionary(f => f, f => form[f].ToString());
        var receipt = await desk.PostAsync([new(1, fields)], check: false, stop);
        if (receipt.Mistakes.Count > 0)
            return await ShowAsync(http, fields, receipt.Mistakes, stop);
        await organisers.NoteAsync(visit.Note(conversations.Now, AuditWords.BulletinPosted, $"{fields["topic"]} {fields["place"]}"), stop);
        return SeeOther(http);
    }

    private static async Task<IResult> WithdrawAsync(
        HttpContext http, Visit visit, string id, IStore store, IOrganiserStore organisers, Conversations conversations, CancellationToken stop)
    {
        await store.WithdrawAsync(id, stop);
        await organisers.NoteAsync(visit.Note(conversations.Now, AuditWords.BulletinWithdrawn, id), stop);
        return SeeOther(http);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, IReadOnlyDictionary<string, string> written, IReadOnlyList<BulletinRowMistake> mistakes, CancellationToken stop)
    {
        var services = http.RequestServices;
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
}
