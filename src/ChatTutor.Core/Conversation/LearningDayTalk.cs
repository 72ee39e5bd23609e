using System.Globalization;
using System.Text.RegularExpressions;
using ChatTutor.Core.Language;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.Reports;

namespace ChatTutor.Core.Conversation;

/// <summary>The learning day in the talk: what it is, saying one comes and does not, being there, and the way into the challenge.</summary>
internal static partial class LearningDayTalk
{
    private const string Payload = "diem-danh/";

    /// <summary>The hall a link or a printed code leads to ("diem-danh/K7M2QX", with "__" where a platform forbids the slash), or null.</summary>
    public static string? HallIn(string? payload) => payload?.Replace("__", "/", StringComparison.Ordinal).Trim() is { } clean
        && clean.StartsWith(Payload, StringComparison.OrdinalIgnoreCase) ? LinkCode.In(clean[Payload.Length..]) : null;

    /// <summary>"điểm danh K7M 2QX", or the code of a hall alone; null for anything else.</summary>
    public static Turn? Hear(Scene scene, string text)
    {
        if (CheckIn().Match(Folding.Fold(text)) is { Success: true } said)
            return LinkCode.In(said.Groups[1].Value) is { } code ? CheckInAt(scene, code) : scene.Say(scene.Phrase("day.no_code"), [Menu(scene)]);
        return LinkCode.In(text) is { } alone && scene.Catalogue.Figures.HallOf(alone) is not null ? CheckInAt(scene, alone) : null;
    }

    /// <summary>"1010": when, where, how many already, and the ten minutes.</summary>
    public static Turn Show(Scene scene, string? before = null)
    {
        if (scene.Catalogue.LearningDays.NextFrom(scene.Today) is not { } day)
            return scene.Say(scene.Phrase("day.none"), [scene.Button(Navigation.ToCommand(Commands.Learn), "menu.learn"), Menu(scene)]);
        var comes = DayPart.Find(scene.Learner, day.Id, DayStage.Joined) is not null;
        string?[] lines =
        [
            before, scene.Phrase(day.Day == scene.Today ? "day.today" : "day.when", ("name", day.Name), ("date", Date(day.Day))), .. Halls(scene, day),
            Turnout(scene, day), scene.Phrase("day.challenge"), before is null && comes ? scene.Phrase("day.you_come") : null,
        ];
        return scene.Say(string.Join('\n', lines.OfType<string>()),
        [
            comes ? scene.Button(Navigation.ToCommand(Commands.LeaveDay), "day.leave") : scene.Button(Navigation.ToCommand(Commands.JoinDay), "day.join"),
            .. Challenge(scene, day), Menu(scene),
        ]);
    }

    /// <summary>"THAM GIA": once, however often it is said; who has told their commune since is counted there.</summary>
    public static Turn Join(Scene scene)
    {
        if (scene.Catalogue.LearningDays.NextFrom(scene.Today) is not { } day)
            return Show(scene);
        if (!scene.Records)
            return Unrecorded(scene);
        var known = DayPart.Find(scene.Learner, day.Id, DayStage.Joined);
        if (known is { Commune: not null } || (known is not null && scene.Learner.Commune is null))
            return Show(scene, scene.Phrase("day.joined_before"));
        var part = new DayPart(day.Id, DayStage.Joined, scene.Today, scene.Learner.Commune);
        var turn = Show(With(scene, part, known), scene.Phrase("day.joined"));
        return turn with { Events = [.. known is null ? [] : new[] { Left(known) }, part.Happened] };
    }

    /// <summary>"Không đi nữa": taken back, and counted no more.</summary>
    public static Turn Leave(Scene scene)
    {
        if (scene.Catalogue.LearningDays.NextFrom(scene.Today) is not { } day || DayPart.Find(scene.Learner, day.Id, DayStage.Joined) is not { } known)
            return scene.Say(scene.Phrase("day.not_joined"), [scene.Button(Navigation.ToCommand(Commands.LearningDay), "day.button"), Menu(scene)]);
        var turn = With(scene, null, known).Say(scene.Phrase("day.left"), [scene.Button(Navigation.ToCommand(Commands.JoinDay), "day.join"), Menu(scene)]);
        return turn with { Events = [Left(known)] };
    }

    /// <summary>In a hall, on the day and on no other; once for each person, whichever hall they come to later.</summary>
    public static Turn CheckInAt(Scene scene, string code)
    {
        if (scene.Catalogue.Figures.HallOf(code) is not { IsClosed: false } hall || scene.Catalogue.LearningDays.Find(hall.Day) is not { } day)
            return scene.Say(scene.Phrase("day.no_hall"), [scene.Button(Navigation.ToCommand(Commands.LearningDay), "day.button"), Menu(scene)]);
        if (day.Day != scene.Today)
            return scene.Say(scene.Phrase(scene.Today < day.Day ? "day.too_early" : "day.over", ("date", Date(day.Day))), [scene.Button(Navigation.ToCommand(Commands.LearningDay), "day.button"), Menu(scene)]);
        if (!scene.Records)
            return Unrecorded(scene, code);
        if (DayPart.Find(scene.Learner, day.Id, DayStage.CheckedIn) is not null)
            return scene.Say(scene.Phrase("day.checked_in_before"), [.. Challenge(scene, day), Menu(scene)]);
        var part = new DayPart(day.Id, DayStage.CheckedIn, scene.Today, hall.Commune, code);
        var there = With(scene, part, null);
        return there.Say(there.Phrase("day.checked_in", ("place", hall.Place)), [.. Challenge(there, day), Menu(there)]) with { Events = [part.Happened] };
    }

    /// <summary>The days this person has taken part in, in words.</summary>
    public static string? Names(Scene scene) => scene.Learner.Days is { Count: > 0 } parts
        ? string.Join(", ", parts.Select(p => p.Day).Distinct().Select(id => scene.Catalogue.LearningDays.Find(id) is { } day ? $"{day.Name} {Date(day.Day)}" : id))
        : null;

    private static Turn Unrecorded(Scene scene, string? hall = null) => scene.Learner.Consent == Consent.Unasked
        ? Greeting.Show(scene, new(Hall: hall, Joins: hall is null)) : Screens.Again(scene, scene.Phrase("day.consent"));

    private static LearningEvent.DayLeft Left(DayPart part) => new(part.Day, part.Commune);

    private static Scene With(Scene scene, DayPart? added, DayPart? gone)
    {
        List<DayPart> parts = [.. (scene.Learner.Days ?? []).Where(p => p != gone)];
        if (added is not null)
            parts.Add(added);
        return scene.With(scene.Learner with { Days = parts.Count > 0 ? parts : null, Activity = new Activity.Browsing() });
    }

    private static IEnumerable<string> Halls(Scene scene, LearningDay day)
    {
        if (scene.Catalogue.Commune(scene.Learner.Commune) is not { } commune)
            return [scene.Phrase("day.which_commune")];
        var halls = scene.Catalogue.Figures.HallsOf(day.Id, commune.Id).ToList();
        return halls.Count == 0
            ? [scene.Phrase("day.hall_unknown", ("commune", commune.FullName))]
            : halls.Select(h => scene.Phrase("day.hall", ("commune", commune.FullName), ("place", h.Place), ("time", h.Time)));
    }

    // What the board hides, nobody is told here either.
    private static string? Turnout(Scene scene, LearningDay day) =>
        scene.Catalogue.DayBoard is { } board && board.Day.Id == day.Id && board.Of(scene.Learner.Commune) is { Joined: >= Suppression.Least and var people } row
            ? scene.Phrase("day.turnout", ("commune", row.Name), ("n", Rounded.Say(people))) : null;

    private static IEnumerable<Button> Challenge(Scene scene, LearningDay day)
    {
        var lessons = day.LessonsOf(scene.Catalogue).ToList();
        return (lessons.Find(l => !scene.Learner.HasCompleted(l.Id)) ?? lessons.FirstOrDefault()) is { } next ? [new(Navigation.ToLesson(next.Id), scene.Phrase("day.start"))] : [];
    }

    private static Button Menu(Scene scene) => scene.Button(Navigation.ToCommand(Commands.Menu), "menu");

    private static string Date(DateOnly day) => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex("^diem ?danh(?: (.{1,20}))?$")]
    private static partial Regex CheckIn();
}
