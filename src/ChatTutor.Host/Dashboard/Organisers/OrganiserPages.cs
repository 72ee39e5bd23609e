using ChatTutor.Core.Organisers;
using ChatTutor.Host.Importing;
using ChatTutor.Host.Running;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Organisers;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ChatTutor.Host.Dashboard.Organisers;

/// <summary>Who the organisers are: add, change, disable, hand out a link, bring in a list.</summary>
public sealed class OrganiserPages(
    IOrganiserStore store, OrganiserOffice office, CatalogueSource catalogues, Conversations conversations, PublicAddress address)
{
    public const string Path = "/nguoi-to-chuc";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Path).For(OrganiserAction.ManageOrganisers);
        pages.MapGet("", (OrganiserPages page, CancellationToken stop) => page.ShowAsync(new(), stop));
        pages.MapPost("", (HttpContext http, Visit visit, OrganiserPages page) => page.SaveAsync(http, visit));
        pages.MapGet("/danh-sach.{format}", (string format, Visit visit, OrganiserPages page, CancellationToken stop) => page.FileAsync(format, visit, stop));
        pages.MapPost("/{id}/khoa", (string id, Visit visit, OrganiserPages page, CancellationToken stop) => page.DisableAsync(id, visit, stop));
        pages.MapPost("/{id}/bo-ma", (string id, Visit visit, OrganiserPages page, CancellationToken stop) => page.ForgetFactorAsync(id, visit, stop));
        pages.MapPost("/{id}/duong-dan", (string id, HttpContext http, Visit visit, OrganiserPages page) => page.LinkAsync(id, http, visit));
        pages.MapPost("/nhap", (HttpContext http, Visit visit, OrganiserPages page) => page.ImportAsync(http, visit))
            .WithMetadata(new RequestSizeLimitAttribute(SheetFile.MostBytes + (1 << 16)));
    }

    /// <summary>What the page says besides its list.</summary>
    /// <param name="Wrong">What is wrong with what was sent, to be said above the form it came from.</param>
    /// <param name="Done">What has been done.</param>
    /// <param name="Link">A link to be handed over, shown once.</param>
    /// <param name="Sheet">A list that may be taken in, as it will be sent again.</param>
    public sealed record News(
        IReadOnlyList<string>? Wrong = null, string? Done = null, string? Link = null, IReadOnlyDictionary<string, string>? Fields = null,
        OrganiserSheet? Sheet = null, string? SheetText = null);

    private async Task<IResult> ShowAsync(News news, CancellationToken stop)
    {
        var all = (await store.OrganisersAsync(stop)).Values.OrderBy(o => o.IsDisabled).ThenBy(o => o.Id, StringComparer.Ordinal);
        return new RazorComponentResult<OrganisersPage>(new { All = all.ToList(), News = news, Catalogue = catalogues.Current })
        {
            StatusCode = news.Wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    private async Task<IResult> SaveAsync(HttpContext http, Visit visit)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var fields = OrganiserSheet.Columns.ToDictionary(c => c, c => form[c].ToString());
        var sheet = OrganiserSheet.Of(fields, await store.OrganisersAsync(http.RequestAborted), catalogues.Current);
        if (sheet.Mistakes.Count > 0)
            return await ShowAsync(new(Wrong: [.. sheet.Mistakes.Select(m => m.Message)], Fields: fields), http.RequestAborted);
        await office.SaveAsync([.. sheet.News, .. sheet.Changed], visit.Note(conversations.Now, AuditWords.OrganiserSaved), http.RequestAborted);
        return await ShowAsync(new(Done: $"Đã lưu {fields[OrganiserSheet.Name]}."), http.RequestAborted);
    }

    /// <summary>The active ones, as the same list can be brought in again.</summary>
    private async Task<IResult> FileAsync(string format, Visit visit, CancellationToken stop)
    {
        if (!TableFile.Knows(format))
            return Refusals.NotFound();
        await store.NoteAsync(visit.Note(conversations.Now, AuditWords.Exported, $"nguoi-to-chuc.{format}"), stop);
        var active = (await store.OrganisersAsync(stop)).Values.Where(o => o.IsActive).OrderBy(o => o.Id, StringComparer.Ordinal);
        return await TableFile.OfAsync(OrganiserSheet.Write(active), "nguoi-to-chuc", format);
    }

    private async Task<IResult> DisableAsync(string id, Visit visit, CancellationToken stop)
    {
        // Whoever locks themselves out may be the last one who could undo it.
        if (id == visit.Organiser.Id)
            return await ShowAsync(new(Wrong: ["Không tự khóa mình được; nhờ người khác của ban tổ chức tỉnh."]), stop);
        return await office.DisableAsync(id, visit.Note(conversations.Now, AuditWords.OrganiserDisabled), stop)
            ? await ShowAsync(new(Done: $"Đã khóa {id}. Lưu lại người này thì mở khóa."), stop)
            : Refusals.NotFound();
    }

    private async Task<IResult> ForgetFactorAsync(string id, Visit visit, CancellationToken stop) =>
        await office.ForgetFactorAsync(id, visit.Note(conversations.Now, AuditWords.FactorRemoved), stop)
            ? await ShowAsync(new(Done: $"Đã bỏ mã thứ hai của {id}; lần sau vào, người này cài mã mới."), stop)
            : Refusals.NotFound();

    private async Task<IResult> LinkAsync(string id, HttpContext http, Visit visit) =>
        await office.IssueLinkAsync(id, visit.Note(conversations.Now, AuditWords.LinkSent), http.RequestAborted) is { } code
            ? await ShowAsync(new(Link: address.SignIn(code, http)), http.RequestAborted)
            : Refusals.NotFound();

    /// <summary>First says what would happen; the same list sent again with "luu" is taken in. Everything is checked both times.</summary>
    private async Task<IResult> ImportAsync(HttpContext http, Visit visit)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        try
        {
            var rows = await SentSheet.ReadAsync(form, http.RequestAborted);
            var sheet = OrganiserSheet.Read(rows, await store.OrganisersAsync(http.RequestAborted), catalogues.Current);
            if (sheet.Mistakes.Count > 0)
                return await ShowAsync(new(Wrong: [.. sheet.Mistakes.Select(m => m.ToString())]), http.RequestAborted);
            if (form["luu"] != "1")
                return await ShowAsync(new(Sheet: sheet, SheetText: SentSheet.Write(rows)), http.RequestAborted);
            await office.SaveAsync([.. sheet.News, .. sheet.Changed], visit.Note(conversations.Now, AuditWords.OrganisersImported), http.RequestAborted);
            return await ShowAsync(new(Done: $"Đã thêm {sheet.News.Count} người, sửa {sheet.Changed.Count} người."), http.RequestAborted);
        }
        catch (SheetFileException e)
        {
            return await ShowAsync(new(Wrong: [e.Message]), http.RequestAborted);
        }
    }
}
