using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard.Reports;

/// <summary>The province's tables on pages and as files, and a commune's own figures.</summary>
public static class ReportPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/bao-cao", (Visit visit, IStore store, CatalogueSource catalogues, Conversations conversations, CancellationToken stop) =>
            ShowAsync(visit, ReportKinds.All[0].Id, store, catalogues, conversations, stop)).For(OrganiserAction.ViewFigures);
        app.MapGet("/bao-cao/{name}", ShowAsync).For(OrganiserAction.ViewFigures);
        app.MapGet("/bao-cao/{name}.{format}", FileAsync).For(OrganiserAction.ExportFigures);
        app.MapGet("/xa/{commune}", CommuneAsync).For(OrganiserAction.ViewFigures);
    }

    private static async Task<IResult> ShowAsync(
        Visit visit, string name, IStore store, CatalogueSource catalogues, Conversations conversations, CancellationToken stop)
    {
        if (ReportKinds.Find(name) is not { } report)
            return Refusals.NotFound();
        var table = report.Lay(await store.TalliesAsync(report.Id, stop), catalogues.Current);
        return report is Completions
            ? new RazorComponentResult<ReportPage>(new { Report = report, Table = table, At = conversations.Now, Visit = visit })
            : new RazorComponentResult<TablePage>(new { Report = report, Table = table, At = conversations.Now, Visit = visit });
    }

    private static async Task<IResult> FileAsync(
        Visit visit, string name, string format, IStore store, IOrganiserStore organisers, CatalogueSource catalogues, Conversations conversations, CancellationToken stop)
    {
        if (ReportKinds.Find(name) is not { } report || !TableFile.Knows(format))
            return Refusals.NotFound();
        var table = report.Lay(await store.TalliesAsync(report.Id, stop), catalogues.Current);
        await organisers.NoteAsync(visit.Note(conversations.Now, AuditWords.Exported, $"{name}.{format}"), stop);
        return await TableFile.OfAsync(table, name, format);
    }

    private static async Task<IResult> CommuneAsync(
        Visit visit, string commune, IStore store, CatalogueSource catalogues, Conversations conversations, CancellationToken stop)
    {
        var catalogue = catalogues.Current;
        if (catalogue.Commune(commune) is null)
            return Refusals.NotFound();
        var figures = await Today.TodayFigures.ReadAsync(store, catalogue, visit.Area, DateOnly.FromDateTime(conversations.Now.DateTime), stop);
        return new RazorComponentResult<CommunePage>(new
        {
            Name = Areas.NameOf(visit.Area, catalogue),
            Crumbs = Areas.CrumbsTo(visit.Area, catalogue, visit),
            Figures = figures,
            At = conversations.Now,
        });
    }
}
