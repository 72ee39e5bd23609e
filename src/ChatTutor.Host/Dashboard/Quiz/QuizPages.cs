using System.Globalization;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.LearningDays.Quiz;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Printing;
using ChatTutor.Host.Running;
using ChatTutor.Service.Content;
using ChatTutor.Service.LearningDays;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard.Quiz;

/// <summary>A quiz in a hall: an organiser opens a room, moves it on from the phone, and shows the big screen to everybody.</summary>
public sealed class QuizPages(QuizRooms rooms, IOrganiserStore organisers, CatalogueSource catalogues, PublicAddress address, LiveFigures live)
{
    public const string Path = "/do-vui";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Path).For(OrganiserAction.LeadQuiz, AreaOf.Organiser);
        pages.MapGet("", (Visit visit, QuizPages page) => page.List(visit, null));
        pages.MapPost("", (HttpContext http, Visit visit, QuizPages page) => page.OpenAsync(http, visit));
        pages.MapGet("/{ma}", (string ma, Visit visit, QuizPages page) => page.With(ma, visit, page.Lead));
        pages.MapGet("/{ma}/man-hinh", (string ma, HttpContext http, Visit visit, QuizPages page) => page.With(ma, visit, room => page.Screen(room, http)));
        pages.MapGet("/{ma}/so-lieu", (string ma, HttpContext http, Visit visit, QuizPages page) => page.With(ma, visit, room => page.Live(room.Code, http)));
        pages.MapPost("/{ma}/tiep", (string ma, HttpContext http, Visit visit, QuizPages page) => page.WithAsync(ma, visit, room => page.NextAsync(room, http, visit)));
        pages.MapPost("/{ma}/dong", (string ma, HttpContext http, Visit visit, QuizPages page) => page.WithAsync(ma, visit, room => page.CloseAsync(room, http, visit)));
    }

    internal static string At(string code, string more = "") => $"{Path}/{code}{more}";

    private IResult With(string ma, Visit visit, Func<QuizRoom, IResult> then) => Find(ma, visit) is { } room ? then(room) : Refusals.NotFound();

    private Task<IResult> WithAsync(string ma, Visit visit, Func<QuizRoom, Task<IResult>> then) => Find(ma, visit) is { } room ? then(room) : Task.FromResult(Refusals.NotFound());

    // Another area's room is as good as none.
    private QuizRoom? Find(string ma, Visit visit) => rooms.Find(ma) is { } room && IsOf(visit, room) ? room : null;

    private static bool IsOf(Visit visit, QuizRoom room) => Territory.Parse(room.Area) is { } area && visit.Area.Covers(area);

    private IResult List(Visit visit, string? wrong) => new RazorComponentResult<QuizListPage>(new
    {
        Rooms = (IReadOnlyList<QuizRoom>)[.. rooms.All.Where(r => IsOf(visit, r))],
        Halls = HallsOf(visit.Area),
        Wrong = wrong,
    })
    { StatusCode = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict };

    // A hamlet's volunteers meet in the halls of their commune.
    private IReadOnlyList<Figure.Hall> HallsOf(Territory area) =>
        area.Commune is { } commune && Day is { } day ? [.. catalogues.Current.Figures.HallsOf(day.Id, commune)] : [];

    // The one to come: who rehearses weeks before has its halls; afterwards the last one's questions are still good.
    private LearningDay? Day => DateOnly.FromDateTime(rooms.Now.DateTime) is var today ? catalogues.Current.LearningDays.NextFrom(today) ?? catalogues.Current.LearningDays.Current(today) : null;

    private async Task<IResult> OpenAsync(HttpContext http, Visit visit)
    {
        var hall = (await http.Request.ReadFormAsync(http.RequestAborted))["diem"].ToString();
        var place = HallsOf(visit.Area).FirstOrDefault(h => h.Code == hall)?.Place ?? Areas.NameOf(visit.Area, catalogues.Current);
        var questions = Day is { } day ? rooms.Draw(day) : [];
        if (questions.Count == 0)
            return List(visit, "Chưa có ngày hội nào có câu hỏi trong kho, nên chưa mở được.");
        var room = QuizRoom.Open(rooms.NewCode(), visit.Area.ToString(), place, questions, rooms.Now);
        if (!rooms.Open(room))
            return List(visit, "Đang có nhiều phòng quá. Đợi một lúc rồi mở lại.");
        await NoteAsync(visit, AuditWords.QuizOpened, room, http.RequestAborted);
        return Results.Redirect(At(room.Code));
    }

    private IResult Lead(QuizRoom room) => new RazorComponentResult<QuizLeadPage>(new { Room = room, rooms.Now });

    private IResult Screen(QuizRoom room, HttpContext http)
    {
        var link = $"{address.Root(http)}/?choi={room.Code}";
        return new RazorComponentResult<QuizScreenPage>(new { Room = room, rooms.Now, Address = link, Code = QrCode.Svg(link) });
    }

    private async Task<IResult> NextAsync(QuizRoom room, HttpContext http, Visit visit)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (int.TryParse(form["buoc"], NumberStyles.None, CultureInfo.InvariantCulture, out var from) && from == room.Step)
        {
            // Whoever leaves the page meanwhile: everybody in the hall still gets the question.
            await rooms.NextAsync(room.Code, from, CancellationToken.None);
            await NoteAsync(visit, AuditWords.QuizMoved, room, http.RequestAborted);
        }
        return Results.Redirect(At(room.Code));
    }

    private async Task<IResult> CloseAsync(QuizRoom room, HttpContext http, Visit visit)
    {
        rooms.Close(room.Code);
        await NoteAsync(visit, AuditWords.QuizClosed, room, http.RequestAborted);
        return Results.Redirect(Path);
    }

    private IResult Live(string code, HttpContext http) => live.Stream(http, _ => ValueTask.FromResult<IReadOnlyDictionary<string, string>>(
        rooms.Find(code) is { } room ? QuizFigures.Of(room, rooms.Now) : new Dictionary<string, string> { [QuizFigures.Step] = "" }), QuizFigures.Every);

    private ValueTask NoteAsync(Visit visit, string word, QuizRoom room, CancellationToken stop) =>
        organisers.NoteAsync(visit.Note(rooms.Now, word, $"do-vui/{room.Code}"), stop);
}
