using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Core.Reports.Progress;
using ChatTutor.Host.Dashboard.Reports;
using ChatTutor.Host.Importing;
using ChatTutor.Host.Printing.Paper;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
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
        app.MapGet(PageAddress.Brief("{commune}"), ShowAsync).For(OrganiserAction.ViewFigures);
        app.MapGet(PageAddress.BriefFile("{commune}"), PrintAsync).For(OrganiserAction.ViewFigures);
        var forms = app.MapGroup(Import).For(OrganiserAction.ImportData);
        forms.MapGet("/{kind}", (string kind) => ImportForm.Show(kind));
        forms.MapPost("/{kind}", (HttpRequest request, Visit visit, string kind, ImportForm form, CancellationToken stop) => form.TakeAsync(request, visit, kind, stop))
            .WithMetadata(new RequestSizeLimitAttribute(SheetFile.MostBytes + (1 << 16)));
    }

    private static async Task<IResult> ShowAsync(Visit visit, ReportDesk desk, CatalogueSource catalogues, CancellationToken stop) =>
        await BriefAsync(visit, desk, catalogues, stop) is { } brief
            ? new RazorComponentResult<BriefPage>(new { brief.Commune, Sheet = BriefSheet.Of(brief) }) : Refusals.NotFound();

    // Whoever may see the page may carry it away: the file holds the same words.
    private static async Task<IResult> PrintAsync(
        Visit visit, ReportDesk desk, CatalogueSource catalogues, BriefPress press, IOrganiserStore organisers, CancellationToken stop)
    {
        if (await BriefAsync(visit, desk, catalogues, stop) is not { } brief)
            return Refusals.NotFound();
        if (press.Print(BriefSheet.Of(brief)) is not { } file)
            return Refusals.Page(
                StatusCodes.Status503ServiceUnavailable, "Máy chủ này chưa làm được tệp PDF", "Xin quay lại trang thứ hai của xã, in trang đó (Ctrl + P) và chọn “Lưu thành PDF”.");
        await organisers.NoteAsync(visit.Note(desk.Now, AuditWords.Exported, "thu-hai.pdf"), stop);
        return Results.Bytes(file, "application/pdf", $"thu-hai-{brief.Commune.Id}-{brief.Monday:yyyy-MM-dd}.pdf");
    }

    /// <summary>Null = there is no such commune.</summary>
    private static async Task<CommuneBrief?> BriefAsync(Visit visit, ReportDesk desk, CatalogueSource catalogues, CancellationToken stop)
    {
        if (catalogues.Current.Commune(visit.Area.Commune) is not { } area)
            return null;
        ValueTask<ReportInput> Of(Report report) => desk.InputAsync(report, new ReportQuery(area.Id), stop);
        return CommuneBrief.Of(area, await Of(new Weeks()), await Of(new Core.Reports.Targets()), await Of(new Untouched()), await Of(new Mistakes()));
    }
}
