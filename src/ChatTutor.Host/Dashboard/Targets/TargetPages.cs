using ChatTutor.Core.Reports;
using ChatTutor.Core.Reports.Progress;
using ChatTutor.Host.Chat;
using ChatTutor.Host.Commands;
using ChatTutor.Service.Content;
using ChatTutor.Service.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard.Targets;

/// <summary>Reports as pages and files, the Monday page of a commune, and the forms for numbers from outside.</summary>
public static class TargetPages
{
    private static readonly Dictionary<string, string> FileTypes = new()
    {
        ["csv"] = "text/csv; charset=utf-8",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["json"] = "application/json; charset=utf-8",
    };

    /// <summary>All of them below one address. Who may see which commune is for the group's own filter: the commune is in "xa" or in the path.</summary>
    public static RouteGroupBuilder MapTargets(this IEndpointRouteBuilder endpoints, string root)
    {
        var pages = endpoints.MapGroup(root).AddEndpointFilter(NotStored).AddEndpointFilter(SameSite.Filter);
        pages.MapGet("/thu-hai/{xa}", (string xa, ReportDesk desk, CatalogueSource catalogues, CancellationToken stop) => BriefAsync(root, xa, desk, catalogues, stop));
        pages.MapGet("/nhap/{kind}", (string kind) => ImportForm.Show(root, kind));
        // Not bound to parameters: SameSite guards it, and the form's fields are free.
        pages.MapPost("/nhap/{kind}", (HttpRequest request, string kind, CampaignFigures figures, CancellationToken stop) =>
            ImportForm.TakeAsync(request, root, kind, figures, stop));
        foreach (var format in FileTypes.Keys)
            pages.MapGet("/{name}." + format, (HttpRequest request, string name, ReportDesk desk, CancellationToken stop) =>
                FileAsync(name, format, PageAddress.Query(request), desk, stop));
        pages.MapGet("/{name}", (HttpRequest request, string name, ReportDesk desk, CatalogueSource catalogues, CancellationToken stop) =>
            PageAsync(root, name, PageAddress.Query(request), desk, catalogues, stop));
        return pages;
    }

    private static async Task<IResult> PageAsync(string root, string name, ReportQuery query, ReportDesk desk, CatalogueSource catalogues, CancellationToken stop)
    {
        if (ReportKinds.Find(name) is not { } report || desk.Refuse(query) is not null)
            return Results.NotFound();
        var (input, communes) = (await desk.InputAsync(report, query, stop), catalogues.Current.Communes);
        var place = catalogues.Current.Commune(query.Unit)?.FullName;
        return report is Core.Reports.Targets
            ? new RazorComponentResult<ProgressPage>(new { Root = root, Rows = TargetRows.Of(input), Communes = communes, Query = query, Place = place ?? "cả tỉnh", At = desk.Now })
            : new RazorComponentResult<ReportTablePage>(new { Root = root, Report = report, Table = report.Lay(input), Query = query, Place = place, At = desk.Now });
    }

    private static async Task<IResult> FileAsync(string name, string format, ReportQuery query, ReportDesk desk, CancellationToken stop)
    {
        if (ReportKinds.Find(name) is not { } report || desk.Refuse(query) is not null)
            return Results.NotFound();
        var table = await desk.LayAsync(report, query, stop);
        // Written to memory first: an Excel sheet is a ZIP file, whose writer wants to go back.
        var file = new MemoryStream();
        await TableFormats.All[format](table, file);
        return Results.Bytes(file.ToArray(), FileTypes[format], $"{name}.{format}");
    }

    private static async Task<IResult> BriefAsync(string root, string commune, ReportDesk desk, CatalogueSource catalogues, CancellationToken stop)
    {
        if (catalogues.Current.Commune(commune) is not { } area)
            return Results.NotFound();
        ValueTask<ReportInput> Of(Report report) => desk.InputAsync(report, new ReportQuery(commune), stop);
        var brief = CommuneBrief.Of(area, await Of(new Weeks()), await Of(new Core.Reports.Targets()), await Of(new Untouched()), await Of(new Mistakes()));
        return new RazorComponentResult<BriefPage>(new { Root = root, Brief = brief });
    }

    private static ValueTask<object?> NotStored(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        call.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(call);
    }
}
