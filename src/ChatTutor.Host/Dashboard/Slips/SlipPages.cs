using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports.Slips;
using ChatTutor.Host.Importing;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ChatTutor.Host.Dashboard.Slips;

/// <summary>"Danh sách đề nghị xác nhận": the list for the office as a file, and what the office sends back. ChatTutor confirms nothing.</summary>
public sealed class SlipPages(ISlipStore store, IOrganiserStore organisers, CatalogueSource catalogues, ReportDesk desk)
{
    public const string Path = "/de-nghi";

    private const string FileName = "danh-sach-de-nghi";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Path).For(OrganiserAction.ImportData, AreaOf.Organiser);
        pages.MapGet("", (Visit visit, SlipPages page, CancellationToken stop) => page.ShowAsync(visit, new(), stop));
        pages.MapGet("/danh-sach.{format}", (string format, Visit visit, SlipPages page, CancellationToken stop) => page.FileAsync(format, visit, stop));
        pages.MapPost("/nhap", (HttpContext http, Visit visit, SlipPages page) => page.TakeAsync(http, visit))
            .WithMetadata(new RequestSizeLimitAttribute(SheetFile.MostBytes + (1 << 16)));
    }

    private async Task<IResult> ShowAsync(Visit visit, News news, CancellationToken stop)
    {
        var listed = await ListedAsync(visit, stop);
        return new RazorComponentResult<SlipPage>(new
        {
            Place = Areas.NameOf(visit.Area, catalogues.Current),
            Listed = listed.Count,
            Answered = listed.Values.Count(l => l.Slip!.Answer is not null),
            News = news,
        })
        { StatusCode = news.Wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private async Task<IResult> FileAsync(string format, Visit visit, CancellationToken stop)
    {
        if (!TableFile.Knows(format))
            return Refusals.NotFound();
        var table = SlipList.Lay((await ListedAsync(visit, stop)).Values, catalogues.Current, visit.Area);
        await organisers.NoteAsync(visit.Note(desk.Now, AuditWords.Exported, $"{FileName}.{format}"), stop);
        return await TableFile.OfAsync(table, FileName, format);
    }

    /// <summary>First says what would happen; the same list sent again with "luu" is taken in. Everything is checked both times.</summary>
    private async Task<IResult> TakeAsync(HttpContext http, Visit visit)
    {
        var stop = http.RequestAborted;
        var form = await http.Request.ReadFormAsync(stop);
        try
        {
            var rows = await SentSheet.ReadAsync(form, stop);
            var sheet = SlipSheet.Read(rows, await ListedAsync(visit, stop), DateOnly.FromDateTime(desk.Now.DateTime));
            if (sheet.Mistakes.Count > 0)
                return await ShowAsync(visit, new(Wrong: [.. sheet.Mistakes.Take(100).Select(m => m.ToString())]), stop);
            if (form["luu"] != "1")
                return await ShowAsync(visit, new(Sheet: sheet, SheetText: SentSheet.Write(rows)), stop);
            var written = await store.AnswerSlipsAsync(sheet.Answers, visit.Note(desk.Now, AuditWords.SlipsAnswered), stop);
            return await ShowAsync(visit, new(Done: $"Đã ghi {written} câu trả lời của cơ quan."), stop);
        }
        catch (SheetFileException e)
        {
            return await ShowAsync(visit, new(Wrong: [e.Message]), stop);
        }
    }

    private async Task<Dictionary<LearnerId, Learner>> ListedAsync(Visit visit, CancellationToken stop) =>
        (await store.AllSlipsAsync(stop)).Where(l => SlipList.Covers(visit.Area, l)).ToDictionary(l => l.Id);

    /// <summary>What a page has to say beside the counts.</summary>
    public sealed record News(string? Done = null, IReadOnlyList<string>? Wrong = null, SlipSheet? Sheet = null, string? SheetText = null);
}
