using System.Text;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Printing;
using ChatTutor.Host.Running;
using ChatTutor.Service.Content;
using ChatTutor.Service.Effects;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;
using Notice = ChatTutor.Core.Broadcasts.Notice;

namespace ChatTutor.Host.Dashboard.LearningDays;

/// <summary>Where a commune meets on a learning day: a form, a list, and a sheet with the hall's code to hang up.</summary>
public sealed class HallPages(CampaignFigures figures, IOrganiserStore organisers, CatalogueSource catalogues, PublicAddress address, ReportDesk desk)
{
    /// <summary>Characters of a place and of a time: a line each on a phone.</summary>
    public const int LongestPlace = 80, LongestTime = 40;

    /// <summary>Halls of a commune: more would fill the message that lists them.</summary>
    public const int Most = 12;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/xa/{commune}/ngay-hoi/{ngay}").For(OrganiserAction.ImportData);
        pages.MapGet("", (string ngay, Visit visit, HallPages page) => page.With(ngay, visit, (day, commune) => page.Show(day, commune, null)));
        pages.MapPost("", (string ngay, HttpContext http, Visit visit, HallPages page) => page.WithAsync(ngay, visit, (day, commune) => page.AddAsync(day, commune, http, visit)));
        pages.MapPost("/bo", (string ngay, HttpContext http, Visit visit, HallPages page) => page.WithAsync(ngay, visit, (day, commune) => page.CloseAsync(day, commune, http, visit)));
        pages.MapGet("/in/{ma}", (string ngay, string ma, HttpContext http, Visit visit, HallPages page) => page.With(ngay, visit, (day, commune) => page.Sheet(day, commune, ma, http)));
    }

    internal static string At(string commune, string day) => $"/xa/{commune}/ngay-hoi/{day}";

    private IResult With(string ngay, Visit visit, Func<LearningDay, Area, IResult> then) =>
        catalogues.Current.LearningDays.Find(ngay) is { } day && catalogues.Current.Commune(visit.Area.Commune) is { } commune ? then(day, commune) : Refusals.NotFound();

    private Task<IResult> WithAsync(string ngay, Visit visit, Func<LearningDay, Area, Task<IResult>> then) =>
        catalogues.Current.LearningDays.Find(ngay) is { } day && catalogues.Current.Commune(visit.Area.Commune) is { } commune
            ? then(day, commune) : Task.FromResult(Refusals.NotFound());

    private List<Figure.Hall> HallsOf(LearningDay day, Area commune) => [.. catalogues.Current.Figures.HallsOf(day.Id, commune.Id)];

    private IResult Show(LearningDay day, Area commune, string? wrong, string place = "", string time = "") => new RazorComponentResult<HallsPage>(new
    {
        Day = day,
        Commune = commune,
        Halls = HallsOf(day, commune),
        Wrong = wrong,
        Place = place,
        Time = time,
    })
    { StatusCode = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };

    private async Task<IResult> AddAsync(LearningDay day, Area commune, HttpContext http, Visit visit)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (place, time) = (Clean(form["noi"]), Clean(form["gio"]));
        var full = HallsOf(day, commune).Count >= Most ? $"Nhiều nhất {Most} điểm học một xã, phường." : null;
        if ((Wrong(place, LongestPlace) ?? Wrong(time, LongestTime) ?? full) is { } wrong)
            return Show(day, commune, wrong, place, time);
        await SaveAsync(new(LinkCodes.Draw(), day.Id, commune.Id, place, time), AuditWords.HallSaved, http, visit);
        return Results.Redirect(At(commune.Id, day.Id));
    }

    private async Task<IResult> CloseAsync(LearningDay day, Area commune, HttpContext http, Visit visit)
    {
        var code = (await http.Request.ReadFormAsync(http.RequestAborted))["ma"].ToString();
        if (HallsOf(day, commune).Find(h => h.Code == code) is { } hall)
            await SaveAsync(hall with { IsClosed = true }, AuditWords.HallClosed, http, visit);
        return Results.Redirect(At(commune.Id, day.Id));
    }

    private async Task SaveAsync(Figure.Hall hall, string word, HttpContext http, Visit visit)
    {
        await figures.AddAsync([hall], http.RequestAborted);
        await organisers.NoteAsync(visit.Note(desk.Now, word, $"ngay-hoi/{hall.Day}/{hall.Code}"), http.RequestAborted);
    }

    private IResult Sheet(LearningDay day, Area commune, string code, HttpContext http)
    {
        if (HallsOf(day, commune).Find(h => h.Code == code) is not { } hall)
            return Refusals.NotFound();
        var link = $"{address.Root(http)}/?diem-danh={hall.Code}";
        return new RazorComponentResult<HallSheet>(new { Day = day, Commune = commune, Hall = hall, Address = link, Code = QrCode.Svg(link), Typed = LinkCode.Show(hall.Code) });
    }

    // They are read by everybody of the commune: nothing that leads elsewhere.
    private static string? Wrong(string text, int longest) =>
        text.Length == 0 ? "Ghi cả nơi và giờ."
        : text.Length > longest ? $"Dài quá: nơi nhiều nhất {LongestPlace} chữ cái, giờ {LongestTime}."
        : text.AsSpan().IndexOfAny('{', '}') >= 0 || new Notice(text).Fault() is not null ? "Chỉ ghi chữ thường, không có đường dẫn hay ký tự lạ."
        : null;

    private static string Clean(string? text) => string.Join(' ', (text ?? "").Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
