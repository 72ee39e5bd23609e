using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Core.Reports.Progress;
using ChatTutor.Host.Dashboard.Reports;
using ChatTutor.Host.Importing;
using ChatTutor.Service.Content;
using ChatTutor.Service.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ChatTutor.Host.Dashboard.Targets;

/// <summary>The Monday page of a commune, and the forms for numbers from outside.</summary>
public static class TargetPages
{
    public const string Import = PageAddress.Root + "/nhap";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(PageAddress.Commune + "/thu-hai", BriefAsync).For(OrganiserAction.ViewFigures);
        var forms = app.MapGroup(Import).For(OrganiserAction.ImportData);
        forms.MapGet("/{kind}", (string kind) => ImportForm.Show(kind));
        forms.MapPost("/{kind}", (HttpRequest request, Visit visit, string kind, ImportForm form, CancellationToken stop) => form.TakeAsync(request, visit, kind, stop))
            .WithMetadata(new RequestSizeLimitAttribute(SheetFile.MostBytes + (1 << 16)));
    }

    private static async Task<IResult> BriefAsync(Visit visit, ReportDesk desk, CatalogueSource catalogues, CancellationToken stop)
    {
        if (catalogues.Current.Commune(visit.Area.Commune) is not { } area)
            return Refusals.NotFound();
        ValueTask<ReportInput> Of(Report report) => desk.InputAsync(report, new ReportQuery(area.Id), stop);
        var brief = CommuneBrief.Of(area, await Of(new Weeks()), await Of(new Core.Reports.Targets()), await Of(new Untouched()), await Of(new Mistakes()));
        return new RazorComponentResult<BriefPage>(new { Brief = brief });
    }
}
