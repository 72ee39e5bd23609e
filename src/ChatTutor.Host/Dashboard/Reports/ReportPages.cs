using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Core.Reports.Progress;
using ChatTutor.Host.Dashboard.Targets;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ChatTutor.Host.Dashboard.Reports;

/// <summary>The tables of the province and of a commune, on pages and as files, and a commune's first page.</summary>
public sealed class ReportPages(ReportDesk desk, CatalogueSource catalogues, IStore store, IOrganiserStore organisers)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(PageAddress.Root, (Visit visit, ReportPages pages, CancellationToken stop) => pages.ShowAsync(visit, ReportKinds.All[0].Id, new(), stop))
            .For(OrganiserAction.ViewFigures);
        foreach (var place in new[] { "", PageAddress.Commune })
        {
            app.MapGet(place + PageAddress.Root + "/{name}", GoAsync).For(OrganiserAction.ViewFigures);
            app.MapGet(place + PageAddress.Root + "/{name}.{format}", DownloadAsync).For(OrganiserAction.ExportFigures);
        }
        app.MapGet(PageAddress.Commune, (Visit visit, ReportPages pages, CancellationToken stop) => pages.CommuneAsync(visit, stop)).For(OrganiserAction.ViewFigures);
    }

    // A form without a script can only ask with "?xa=": the commune's own address has its own gate.
    private static async Task<IResult> GoAsync(
        Visit visit, string name, [FromQuery(Name = PageAddress.Unit)] string? unit, [AsParameters] Parts parts, ReportPages pages, CancellationToken stop) =>
        string.IsNullOrEmpty(unit) ? await pages.ShowAsync(visit, name, parts, stop) : Results.Redirect(PageAddress.Of(name, parts.In(unit)));

    private static Task<IResult> DownloadAsync(Visit visit, string name, string format, [AsParameters] Parts parts, ReportPages pages, CancellationToken stop) =>
        pages.FileAsync(visit, name, format, parts, stop);

    private async Task<IResult> ShowAsync(Visit visit, string name, Parts parts, CancellationToken stop)
    {
        if (Find(visit, name, parts) is not ({ } report, var query))
            return Refusals.NotFound();
        if (desk.Refuse(query) is { } why)
            return Results.Text(why, statusCode: StatusCodes.Status400BadRequest);
        var (input, place) = (await desk.InputAsync(report, query, stop), Areas.NameOf(visit.Area, catalogues.Current));
        return report switch
        {
            Core.Reports.Targets => new RazorComponentResult<ProgressPage>(new
            {
                Rows = TargetRows.Of(input),
                Query = query,
                Place = place,
                At = desk.Now,
                Visit = visit,
                Communes = catalogues.Current.Communes,
            }),
            Completions => new RazorComponentResult<ReportPage>(
                new { Report = report, Table = report.Lay(input), Trend = Trend.OfProvince(input), At = desk.Now, Visit = visit }),
            _ => new RazorComponentResult<TablePage>(new { Report = report, Table = report.Lay(input), Query = query, Place = place, At = desk.Now, Visit = visit }),
        };
    }

    private async Task<IResult> FileAsync(Visit visit, string name, string format, Parts parts, CancellationToken stop)
    {
        if (Find(visit, name, parts) is not ({ } report, var query) || !TableFile.Knows(format))
            return Refusals.NotFound();
        if (desk.Refuse(query) is { } why)
            return Results.Text(why, statusCode: StatusCodes.Status400BadRequest);
        var table = await desk.LayAsync(report, query, stop);
        await organisers.NoteAsync(visit.Note(desk.Now, AuditWords.Exported, $"{name}.{format}"), stop);
        return await TableFile.OfAsync(table, name, format);
    }

    private async Task<IResult> CommuneAsync(Visit visit, CancellationToken stop)
    {
        var catalogue = catalogues.Current;
        if (catalogue.Commune(visit.Area.Commune) is not { } commune)
            return Refusals.NotFound();
        return new RazorComponentResult<CommunePage>(new
        {
            Commune = commune.Id,
            Name = Areas.NameOf(visit.Area, catalogue),
            Crumbs = Areas.CrumbsTo(visit.Area, catalogue, visit),
            Figures = await Today.TodayFigures.ReadAsync(store, desk, visit.Area, stop),
            Trend = await desk.TrendAsync(commune.Id, stop),
            At = desk.Now,
        });
    }

    /// <summary>The report, if there is one and it can be told of this area and target. A week that is none is told as such.</summary>
    private (Report? Report, ReportQuery Query) Find(Visit visit, string name, Parts parts)
    {
        var query = parts.In(visit.Area.Commune);
        return ReportKinds.Find(name) is { } report && (query.Unit is null || report.IsByCommune) && desk.Refuse(query with { Week = null }) is null
            ? (report, query) : (null, query);
    }

    /// <summary>What narrows a report, beside the commune.</summary>
    private sealed record Parts([FromQuery(Name = PageAddress.Target)] string? Target = null, [FromQuery(Name = PageAddress.Week)] string? Week = null,
        [FromQuery(Name = PageAddress.Day)] string? Day = null, [FromQuery(Name = PageAddress.Course)] string? Course = null)
    {
        public ReportQuery In(string? unit) => new(unit, Part(Target), Part(Week), Part(Day), Part(Course));

        private static string? Part(string? text) => string.IsNullOrEmpty(text) ? null : text;
    }
}
