using System.Collections.Immutable;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Chat;
using ChatTutor.Host.Dashboard.Today;
using ChatTutor.Service.Broadcasts;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Http.HttpResults;
using Notice = ChatTutor.Core.Broadcasts.Notice;

namespace ChatTutor.Host.Dashboard.Broadcasts;

/// <summary>Announcements: write, choose people, look and test, send and watch. Each step a page with one ordinary form.</summary>
public sealed class BroadcastPages(
    IBroadcastStore store, IOrganiserStore organisers, BroadcastDesk desk, BroadcastFiles files, CatalogueSource catalogues, LiveFigures live, Settings settings)
{
    public const string Path = "/thong-bao";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Path).For(OrganiserAction.Announce, AreaOf.Organiser);
        pages.MapGet("", (Visit visit, BroadcastPages page, CancellationToken stop) => page.ListAsync(visit, stop));
        pages.MapGet("/moi", (Visit visit, BroadcastPages page) => page.Write(visit, null, null));
        pages.MapPost("/moi", (HttpContext http, Visit visit, BroadcastPages page) => page.AddAsync(http, visit));
        pages.MapGet("/{so}", (string so, Visit visit, BroadcastPages page, CancellationToken stop) => page.WithAsync(so, visit, s => page.ShowAsync(s, visit, null, stop), stop));
        pages.MapGet("/{so}/noi-dung", (string so, Visit visit, BroadcastPages page, CancellationToken stop) => page.WithAsync(so, visit, s => Task.FromResult(page.Write(visit, s.Broadcast, null)), stop));
        pages.MapPost("/{so}/noi-dung", (string so, HttpContext http, Visit visit, BroadcastPages page) => page.WithAsync(so, visit, s => page.SaveNoticeAsync(s, http, visit), http.RequestAborted));
        pages.MapGet("/{so}/nguoi-nhan", (string so, Visit visit, BroadcastPages page, CancellationToken stop) => page.WithAsync(so, visit, s => page.PeopleAsync(s.Broadcast, visit, null, stop), stop));
        pages.MapPost("/{so}/nguoi-nhan", (string so, HttpContext http, Visit visit, BroadcastPages page) => page.WithAsync(so, visit, s => page.SavePeopleAsync(s, http, visit), http.RequestAborted));
        pages.MapGet("/{so}/xem-thu", (string so, Visit visit, BroadcastPages page, CancellationToken stop) => page.WithAsync(so, visit, s => page.PreviewAsync(s.Broadcast, visit, null, stop), stop));
        pages.MapPost("/{so}/gui-thu", (string so, Visit visit, BroadcastPages page, CancellationToken stop) => page.WithAsync(so, visit, s => page.TestAsync(s, visit, stop), stop));
        pages.MapPost("/{so}/gui", (string so, HttpContext http, Visit visit, BroadcastPages page) => page.WithAsync(so, visit, s => page.SendAsync(s, http, visit), http.RequestAborted));
        pages.MapPost("/{so}/tam-dung", Step(AuditWords.BroadcastPaused, (b, _, _) => BroadcastFlow.Pause(b)));
        pages.MapPost("/{so}/tiep-tuc", Step(AuditWords.BroadcastResumed, (b, _, _) => BroadcastFlow.Resume(b)));
        pages.MapPost("/{so}/dung", Step(AuditWords.BroadcastStopped, (b, by, now) => BroadcastFlow.Stop(b, by, now)));
        pages.MapGet("/{so}/so-lieu", (string so, HttpContext http, Visit visit, BroadcastPages page) => page.WithAsync(so, visit, s => Task.FromResult(page.Live(s.Broadcast.Id, http)), http.RequestAborted));
        pages.MapGet("/{so}/ket-qua.csv", (string so, Visit visit, BroadcastPages page, CancellationToken stop) => page.WithAsync(so, visit, s => page.FileAsync(s, visit, stop), stop));
        app.MapPost(Path + "/{so}/duyet", Step(AuditWords.BroadcastApproved, (b, by, now) => BroadcastFlow.Approve(b, by, now)))
            .For(OrganiserAction.ApproveAnnouncement, AreaOf.Organiser);
    }

    private static Func<string, Visit, BroadcastPages, CancellationToken, Task<IResult>> Step(string word, Func<Broadcast, string, DateTimeOffset, BroadcastStep> step) =>
        (so, visit, page, stop) => page.WithAsync(so, visit, s => page.StepAsync(s, visit, word, step, stop), stop);

    /// <summary>Where a broadcast is to be found.</summary>
    internal static string At(long id, string more = "") => FormattableString.Invariant($"{Path}/{id}{more}");

    // Another area's broadcast is as good as none.
    private async Task<IResult> WithAsync(string so, Visit visit, Func<Standing, Task<IResult>> then, CancellationToken stop) =>
        long.TryParse(so, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id)
        && await store.FindBroadcastAsync(id, stop) is { } standing && IsOf(visit, standing.Broadcast)
            ? await then(standing) : Refusals.NotFound();

    private static bool IsOf(Visit visit, Broadcast broadcast) => Territory.Parse(broadcast.Area) is { } area && visit.Area.Covers(area);

    private async Task<IResult> ListAsync(Visit visit, CancellationToken stop)
    {
        var all = (await store.BroadcastsAsync(stop)).Where(s => IsOf(visit, s.Broadcast)).ToList();
        return new RazorComponentResult<BroadcastListPage>(new { All = all, Names = await organisers.OrganisersAsync(stop) });
    }

    private IResult Write(Visit visit, Broadcast? broadcast, BroadcastRefusal? refusal) => new RazorComponentResult<WritePage>(new
    {
        Id = broadcast?.Id,
        General = broadcast?.General ?? new Notice(""),
        Own = broadcast?.Channels,
        desk.Channels,
        Catalogue = catalogues.Current.For(visit.Area.Commune),
        Pictures,
        Refusal = refusal,
    })
    { StatusCode = StatusOf(refusal) };

    private IReadOnlyList<string> Pictures => Media.Pictures(System.IO.Path.Combine(settings.ContentDirectory, "media"));

    // A picture that is in no list of ours is none.
    private (Notice General, ImmutableSortedDictionary<string, Notice>? Own) Read(IFormCollection form)
    {
        var general = BroadcastForms.Notice(form);
        general = Pictures.Contains(general.Picture) ? general : general with { Picture = null, Alt = null };
        return (general, BroadcastForms.OwnNotices(form, general, desk.Channels.Select(c => c.Name)));
    }

    private async Task<IResult> AddAsync(HttpContext http, Visit visit)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (general, own) = Read(form);
        var who = BroadcastForms.Selection(FormCollection.Empty, visit.Area);
        var written = BroadcastFlow.Write(new(0, visit.Organiser.Id, visit.Area.ToString(), general, who, new Schedule.Now()), general, own, who, desk.Now);
        if (written.After is not { } draft)
            return Write(visit, new(0, "", "", general, who, new Schedule.Now(), Channels: own), written.Refusal);
        var added = await store.AddBroadcastAsync(id => draft with { Id = id }, http.RequestAborted);
        await NoteAsync(visit, AuditWords.BroadcastSaved, added.Id, http.RequestAborted);
        return Results.Redirect(At(added.Id, "/nguoi-nhan"));
    }

    private async Task<IResult> SaveNoticeAsync(Standing standing, HttpContext http, Visit visit)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (general, own) = Read(form);
        var step = await desk.StepAsync(standing.Broadcast.Id, b => BroadcastFlow.Write(b, general, own, b.Who, desk.Now), http.RequestAborted);
        if (step.Refusal is { } refusal)
            return Write(visit, standing.Broadcast with { General = general, Channels = own }, refusal);
        await NoteAsync(visit, AuditWords.BroadcastSaved, standing.Broadcast.Id, http.RequestAborted);
        return Results.Redirect(At(standing.Broadcast.Id, "/nguoi-nhan"));
    }

    private async Task<IResult> PeopleAsync(Broadcast broadcast, Visit visit, BroadcastRefusal? refusal, CancellationToken stop) =>
        new RazorComponentResult<PeoplePage>(new
        {
            Broadcast = broadcast,
            Count = await desk.CountAsync(broadcast.Who, stop),
            Catalogue = catalogues.Current.For(visit.Area.Commune),
            Channels = desk.Channels.Select(c => c.Name).ToList(),
            visit.Area,
            Today = DateOnly.FromDateTime(desk.Now.DateTime),
            Refusal = refusal,
        })
        { StatusCode = StatusOf(refusal) };

    private async Task<IResult> SavePeopleAsync(Standing standing, HttpContext http, Visit visit)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (id, who) = (standing.Broadcast.Id, BroadcastForms.Selection(form, visit.Area));
        var step = await desk.StepAsync(id, b => BroadcastFlow.Write(b, b.General, b.Channels, who, desk.Now), http.RequestAborted);
        if (step.Refusal is { } refusal)
            return await PeopleAsync(standing.Broadcast, visit, refusal, http.RequestAborted);
        await NoteAsync(visit, AuditWords.BroadcastSaved, id, http.RequestAborted);
        return Results.Redirect(At(id, form["dem"].Count > 0 ? "/nguoi-nhan" : "/xem-thu"));
    }

    private async Task<IResult> PreviewAsync(Broadcast broadcast, Visit visit, BroadcastRefusal? refusal, CancellationToken stop)
    {
        var count = await desk.CountAsync(broadcast.Who, stop);
        return new RazorComponentResult<PreviewPage>(new
        {
            Broadcast = broadcast,
            Count = count,
            Until = desk.Forecast(count, desk.Now),
            Shown = Previews.Of(broadcast, desk.Channels, catalogues.Current, settings.ContentDirectory),
            HasChat = visit.Organiser.Chat is not null,
            Refusal = refusal,
        })
        { StatusCode = StatusOf(refusal) };
    }

    private async Task<IResult> TestAsync(Standing standing, Visit visit, CancellationToken stop)
    {
        if (visit.Organiser.Chat?.Split(':', 2) is not [var channel, var user])
            return Results.Redirect(Account.AccountPages.Path);
        var step = standing.Broadcast.State is BroadcastState.Draft or BroadcastState.Tested
            ? await desk.TestAsync(standing.Broadcast.Id, new Address(channel, user), stop) : BroadcastRefusal.OutOfTurn;
        if (step.Refusal is { } refusal)
            return await PreviewAsync(standing.Broadcast, visit, refusal, stop);
        await NoteAsync(visit, AuditWords.BroadcastTested, standing.Broadcast.Id, stop);
        return Results.Redirect(At(standing.Broadcast.Id, "/xem-thu"));
    }

    private async Task<IResult> ShowAsync(Standing standing, Visit visit, BroadcastRefusal? refusal, CancellationToken stop) =>
        new RazorComponentResult<RunPage>(new
        {
            Standing = standing,
            Reachable = standing.Broadcast.State == BroadcastState.Tested ? (await desk.CountAsync(standing.Broadcast.Who, stop)).Reachable : standing.Broadcast.Counted,
            MayApprove = visit.May(OrganiserAction.ApproveAnnouncement, visit.Area) && standing.Broadcast.Author != visit.Organiser.Id,
            desk.Now,
            Refusal = refusal,
        })
        { StatusCode = StatusOf(refusal) };

    private async Task<IResult> SendAsync(Standing standing, HttpContext http, Visit visit)
    {
        var (id, stop) = (standing.Broadcast.Id, http.RequestAborted);
        if (BroadcastForms.Schedule(await http.Request.ReadFormAsync(stop), desk.Now.Offset) is not { } when)
            return await ShowAsync(standing, visit, BroadcastRefusal.InThePast, stop);
        if ((await desk.CountAsync(standing.Broadcast.Who, stop)).Reachable > desk.Widest && !visit.May(OrganiserAction.AnnounceWidely, visit.Area))
            return Refusals.Page(StatusCodes.Status403Forbidden, "Việc này cần mã thứ hai", $"Gửi cho hơn {TodayPages.Plain(desk.Widest)} người thì vào mục Tài khoản, cài mã thứ hai, rồi gửi lại.");
        var step = await desk.SendAsync(id, when, stop);
        if (step.Refusal is { } refusal)
            return await ShowAsync(standing, visit, refusal, stop);
        await NoteAsync(visit, AuditWords.BroadcastSent, id, stop);
        return Results.Redirect(At(id));
    }

    private async Task<IResult> StepAsync(
        Standing standing, Visit visit, string word, Func<Broadcast, string, DateTimeOffset, BroadcastStep> step, CancellationToken stop)
    {
        var (id, now) = (standing.Broadcast.Id, desk.Now);
        var taken = await desk.StepAsync(id, b => step(b, visit.Organiser.Id, now), stop);
        if (taken.Refusal is { } refusal)
            return await ShowAsync(await store.FindBroadcastAsync(id, stop) ?? standing, visit, refusal, stop);
        await NoteAsync(visit, word, id, stop);
        return Results.Redirect(At(id));
    }

    private IResult Live(long id, HttpContext http) => live.Stream(http, async stop =>
        await store.FindBroadcastAsync(id, stop) is { } standing ? RunFigures.Of(standing) : new Dictionary<string, string>());

    private async Task<IResult> FileAsync(Standing standing, Visit visit, CancellationToken stop)
    {
        await NoteAsync(visit, AuditWords.Exported, standing.Broadcast.Id, stop);
        return files.Csv(standing.Broadcast.Id);
    }

    private ValueTask NoteAsync(Visit visit, string word, long id, CancellationToken stop) =>
        organisers.NoteAsync(visit.Note(desk.Now, word, FormattableString.Invariant($"thong-bao/{id}")), stop);

    private static int StatusOf(BroadcastRefusal? refusal) => refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
}
