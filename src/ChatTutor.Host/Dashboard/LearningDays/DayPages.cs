using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Chat;
using ChatTutor.Host.Dashboard.Broadcasts;
using ChatTutor.Service.Broadcasts;
using ChatTutor.Service.Content;
using ChatTutor.Service.LearningDays;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard.LearningDays;

/// <summary>Learning days: the page for everybody, and the organisers' list from which drafts, halls, numbers and quizzes are reached.</summary>
public sealed class DayPages(IBroadcastStore broadcasts, IOrganiserStore organisers, BroadcastDesk desk, CatalogueSource catalogues)
{
    public const string Path = "/ngay-hoi-so";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/ngay-hoi/{ngay}", BoardAsync).ForEverybody().AddEndpointFilter(SafeHeaders.OrganisersFilter);
        var pages = app.MapGroup(Path).For(OrganiserAction.Announce, AreaOf.Organiser);
        pages.MapGet("", (Visit visit, DayPages page, string? ngay, string? xa, CancellationToken stop) => page.ListAsync(visit, ngay, xa, stop));
        pages.MapPost("/{ngay}/thu", (string ngay, HttpContext http, Visit visit, DayPages page) => page.DraftAsync(ngay, http, visit));
    }

    private static async Task<IResult> BoardAsync(string ngay, HttpContext http, DayBoards boards, CancellationToken stop)
    {
        if (await boards.OfAsync(ngay, stop) is not { } board)
            return Refusals.NotFound();
        http.Response.Headers.CacheControl = FormattableString.Invariant($"public, max-age={DayBoards.Fresh.TotalSeconds}");
        return new RazorComponentResult<DayBoardPage>(new { Board = board });
    }

    // A form without a script can only ask with "?xa=": the halls of a commune have their own gate.
    private async Task<IResult> ListAsync(Visit visit, string? ngay, string? xa, CancellationToken stop)
    {
        var catalogue = catalogues.Current;
        if (catalogue.LearningDays.Find(ngay) is { } chosen && catalogue.Commune(xa) is { } commune)
            return Results.Redirect(HallPages.At(commune.Id, chosen.Id));
        var written = (await broadcasts.BroadcastsAsync(stop)).Select(s => s.Broadcast).Where(b => b.About is not null && b.State != BroadcastState.Stopped).ToList();
        return new RazorComponentResult<DayListPage>(new { Catalogue = catalogue, Visit = visit, Written = (IReadOnlyList<Broadcast>)written, Today = DateOnly.FromDateTime(desk.Now.DateTime) });
    }

    /// <summary>Makes the draft of an announcement, or goes to the one that was made before: a person tests and sends it, as every other.</summary>
    private async Task<IResult> DraftAsync(string ngay, HttpContext http, Visit visit)
    {
        var (stop, name) = (http.RequestAborted, (await http.Request.ReadFormAsync(http.RequestAborted))["thu"].ToString());
        var communes = BroadcastForms.Selection(FormCollection.Empty, visit.Area).Who.Communes;
        if (catalogues.Current.LearningDays.Find(ngay) is not { } day || DayNotices.Write(day, name, communes, catalogues.Current) is not var (words, who))
            return Refusals.NotFound();
        var (about, area) = (DayNotices.About(day, name), visit.Area.ToString());
        if ((await broadcasts.BroadcastsAsync(stop)).Select(s => s.Broadcast).FirstOrDefault(b => b.About == about && b.Area == area && b.State != BroadcastState.Stopped) is { } known)
            return Results.Redirect(BroadcastPages.At(known.Id));
        var draft = new Broadcast(0, visit.Organiser.Id, area, words, who, DayNotices.When(day, name, desk.Now), Written: desk.Now, About: about);
        var added = await broadcasts.AddBroadcastAsync(id => draft with { Id = id }, stop);
        await organisers.NoteAsync(visit.Note(desk.Now, AuditWords.BroadcastSaved, FormattableString.Invariant($"thong-bao/{added.Id}")), stop);
        return Results.Redirect(BroadcastPages.At(added.Id, "/nguoi-nhan"));
    }
}
