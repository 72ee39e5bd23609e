using System.Globalization;
using ChatTutor.Core.Classes;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Importing;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ChatTutor.Host.Dashboard.Classes;

/// <summary>"Danh sách lớp": a volunteer brings the people of a class to their own linked phone at once. Nobody is counted before their own yes.</summary>
public sealed class ClassPages(IClassStore store, IOrganiserStore organisers, CatalogueSource catalogues, ReportDesk desk)
{
    public const string Path = "/lop";

    private const string FileName = "danh-sach-lop";

    /// <summary>More lines of mistakes help nobody.</summary>
    private const int MostMistakes = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Path).For(OrganiserAction.ConfirmPractice, AreaOf.Organiser);
        pages.MapGet("", (Visit visit, ClassPages page, CancellationToken stop) => page.ShowAsync(visit, new(), stop));
        pages.MapPost("", (HttpContext http, Visit visit, ClassPages page) => page.TakeAsync(http, visit))
            .WithMetadata(new RequestSizeLimitAttribute(SheetFile.MostBytes + (1 << 16)));
        pages.MapGet("/mau.csv", (Visit visit, ClassPages page, CancellationToken stop) => page.TemplateAsync(visit, stop));
    }

    /// <summary>What the page says besides its forms.</summary>
    /// <param name="Sent">What was tried or refused.</param>
    /// <param name="Sheet">A list that may be taken in.</param>
    public sealed record News(string? Done = null, IReadOnlyList<string>? Wrong = null, SentClass? Sent = null, ClassSheet? Sheet = null);

    private async Task<IResult> ShowAsync(Visit visit, News news, CancellationToken stop)
    {
        var people = PhoneOf(visit) is { } phone ? await store.PeopleAsync(phone, stop) : null;
        return new RazorComponentResult<ClassPage>(new { Check = CheckFor(visit, people ?? []), IsLinked = people is not null, News = news })
        {
            StatusCode = news.Wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private async Task<IResult> TemplateAsync(Visit visit, CancellationToken stop)
    {
        await organisers.NoteAsync(visit.Note(desk.Now, AuditWords.Exported, FileName + ".csv"), stop);
        return await TableFile.OfAsync(ClassSheet.Template(CheckFor(visit, [])), FileName, "csv");
    }

    /// <summary>First says what would happen; the same list sent again with "luu" is taken in. Everything is checked both times.</summary>
    private async Task<IResult> TakeAsync(HttpContext http, Visit visit)
    {
        var stop = http.RequestAborted;
        var form = await http.Request.ReadFormAsync(stop);
        // The page then says what is missing.
        if (PhoneOf(visit) is not { } phone || await store.PeopleAsync(phone, stop) is not { Count: > 0 } people)
            return await ShowAsync(visit, new(), stop);
        try
        {
            var sent = await SentClass.ReadAsync(form, stop);
            var isTaken = form["luu"] == "1";
            var sheet = isTaken ? await EnrolAsync(visit, phone, sent, stop) : sent.Check(CheckFor(visit, people));
            return await ShowAsync(visit, sheet is null ? new() : Tell(sent, sheet, isTaken), stop);
        }
        catch (SheetFileException e)
        {
            return await ShowAsync(visit, new(Wrong: [e.Message], Sent: new(null, form[SentClass.LinesField])), stop);
        }
    }

    /// <summary>Takes the list in if it is still good for those who are there at that moment; null when nobody is there any more.</summary>
    private async Task<ClassSheet?> EnrolAsync(Visit visit, Address phone, SentClass sent, CancellationToken stop)
    {
        ClassSheet? sheet = null;
        await store.EnrolAsync(
            phone,
            people =>
            {
                var check = CheckFor(visit, people);
                sheet = sent.Check(check);
                var note = visit.Note(desk.Now, AuditWords.ClassEnrolled, sheet.Members.Count.ToString(CultureInfo.InvariantCulture));
                return sheet.Mistakes.Count > 0 ? null : new(sheet.Members, check.OwnName(sheet.Members), note);
            },
            stop);
        return sheet;
    }

    private static News Tell(SentClass sent, ClassSheet sheet, bool isTaken) =>
        // Whoever pressed twice has done nothing wrong.
        sheet.IsThere ? new(Done: "Ai trong danh sách này cũng đã có trong máy của bạn rồi; không thêm ai nữa.")
        : sheet.Mistakes.Count > 0 ? new(Wrong: [.. sheet.Mistakes.Take(MostMistakes).Select(m => m.ToString())], Sent: sent)
        : isTaken ? new(Done: $"Đã thêm {sheet.Members.Count} người vào máy của bạn.")
        : new(Sent: sent, Sheet: sheet);

    private ClassCheck CheckFor(Visit visit, IReadOnlyList<PhonePerson> people) =>
        new(catalogues.Current, visit.Organiser, DateOnly.FromDateTime(desk.Now.DateTime), people);

    private static Address? PhoneOf(Visit visit) => visit.Organiser.Chat?.Split(':', 2) is [var channel, var user] ? new Address(channel, user) : null;
}
