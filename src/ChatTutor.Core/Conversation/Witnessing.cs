using ChatTutor.Core.Content;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Core.Conversation;

/// <summary>
/// A volunteer confirms, in their own chat and their own turn, what they have seen somebody do: who, then which practice. Only what
/// the learner said is done, only in the volunteer's area, never for themselves.
/// </summary>
internal static class Witnessing
{
    private const string People = "see-who:";
    private const string Page = "see-page:";
    private const string Seen = "seen:";

    /// <summary>To the list of those who have something to be confirmed.</summary>
    public static Button Button(Scene scene) => scene.Button(Navigation.ToCommand(Commands.Witness), "witness.button");

    /// <summary>True when the volunteer has the phone and somebody else of it has something to be confirmed.</summary>
    public static bool IsWanted(Scene scene) => scene.IsVolunteer && scene.IsShared && Waiting(scene).Any();

    /// <summary>What the learner says is done, wants a witness and has none yet.</summary>
    public static IReadOnlyList<Lesson> Open(Catalogue everywhere, Learner learner) =>
        [.. (learner.Practised ?? []).SelectMany(f => f.Days.Keys).Where(l => !FirstTimes.Has(learner.Witnessed, l))
            .Select(everywhere.For(learner.Commune).Lesson).OfType<Lesson>().Where(l => l.Witnessed is not null)];

    /// <summary>Which organiser the person is who has the phone in hand.</summary>
    public static Scene Remember(Scene scene) =>
        scene.IsVolunteer ? scene.With(scene.Learner with { Organiser = scene.Volunteer!.Id }) : scene;

    /// <summary>True when the one has confirmed something of the other.</summary>
    public static bool IsOf(Learner volunteer, Learner learner) => volunteer.Organiser is { } id && learner.Witnesses?.Contains(id) == true;

    public static Turn Who(Scene scene, int page)
    {
        var waiting = Waiting(scene).ToList();
        var there = scene.With(scene.Learner with { Activity = new Activity.Browsing() });
        return waiting.Count == 0
            ? there.Say(scene.Phrase("witness.none"), [scene.Button(Navigation.ToCommand(Commands.Menu), "menu")])
            : there.Say(scene.Phrase("witness.who"), Paging.Of(scene, waiting, page, Page, w => new Button(People + Paging.Text(w.Person.Number), scene.NameOf(w.Person))));
    }

    /// <summary>Which practice of this learner, or why none.</summary>
    public static Turn Which(Scene scene, LearnerId who)
    {
        if (Refuse(scene, who) is { } refusal)
            return Menu.Show(scene, refusal);
        var open = Open(scene.Everywhere, scene.Phone.Find(who)!);
        if (open.Count == 0)
            return Menu.Show(scene, scene.Phrase("witness.none_of_them"));
        return scene.With(scene.Learner with { Activity = new Activity.Witnessing(who) }).Say(
            scene.Phrase("witness.which"),
            [.. open.Select(l => new Button(Seen + l.Id, Menu.Short(l.Title))), scene.Button(Navigation.ToCommand(Commands.Menu), "menu")]);
    }

    public static Turn? Tap(Scene scene, string action)
    {
        if (!scene.IsVolunteer)
            return null;
        if (action.StartsWith(Page, StringComparison.Ordinal))
            return int.TryParse(action[Page.Length..], out var page) ? Who(scene, page) : null;
        if (action.StartsWith(People, StringComparison.Ordinal))
            return scene.People.FirstOrDefault(p => Paging.Text(p.Number) == action[People.Length..]) is { } person ? Which(scene, person.Learner) : null;
        return action.StartsWith(Seen, StringComparison.Ordinal) && scene.Learner.Activity is Activity.Witnessing { Other: var other }
            ? Confirm(scene, other, action[Seen.Length..]) : null;
    }

    /// <summary>The learner's own turn: the fact is written down once, whoever presses twice.</summary>
    public static Turn Note(Scene scene, string lesson, string by)
    {
        var learner = scene.Learner;
        if (!scene.Records || !FirstTimes.Has(learner.Practised, lesson) || FirstTimes.Has(learner.Witnessed, lesson))
            return Turn.Silent(learner);
        var step = scene.Catalogue.Lesson(lesson)?.Witnessed?.Id ?? "";
        var seen = new LearningEvent.PracticeWitnessed(lesson, step, learner.Audience, learner.Commune, learner.Hamlet, by);
        var known = learner with
        {
            Witnessed = FirstTimes.Add(learner.Witnessed, learner, [lesson], scene.Today),
            Witnesses = [.. (learner.Witnesses ?? []).Union([by])],
        };
        return new Turn(known, Told(scene, lesson), [seen], [])
        {
            Deed = new AuditNote(scene.Now, by, AuditWords.PracticeWitnessed, AreaOf(learner).ToString(), lesson),
        };
    }

    // At the volunteer's phone the volunteer has just been told; what is on the learner's own screen stays as it is.
    private static IReadOnlyList<Reply> Told(Scene scene, string lesson) => !scene.IsOwner ? [] :
    [
        new Reply.Say(
            $"{scene.Learner.Screen}-thay", scene.Headed(scene.Phrase("witness.told", ("title", scene.Catalogue.Lesson(lesson)?.Title ?? lesson))), []),
    ];

    private static Turn Confirm(Scene scene, LearnerId who, string lesson)
    {
        if (Refuse(scene, who) is { } refusal)
            return Menu.Show(scene, refusal);
        if (Open(scene.Everywhere, scene.Phone.Find(who)!).FirstOrDefault(l => l.Id == lesson) is not { } seen)
            return Menu.Show(scene, scene.Phrase("witness.none_of_them"));
        // The record is written in a turn of the learner's own: only the screen after this one can know.
        var there = scene.With(scene.Learner with { Activity = new Activity.Browsing() });
        var done = there.Say(scene.Phrase("witness.done", ("title", seen.Title)), [scene.Button(Navigation.ToCommand(Commands.Menu), "menu")]);
        return done with { Effects = [new Effect.Witness(who, lesson, scene.Volunteer!.Id)] };
    }

    /// <summary>Why this volunteer may not confirm anything of this learner; null = they may.</summary>
    private static string? Refuse(Scene scene, LearnerId who) =>
        scene.People is [var owner, ..] && owner.Learner == who ? scene.Phrase("witness.self")
        : scene.Phone.Find(who) is not { } learner ? scene.Phrase("witness.unknown")
        : learner.Organiser == scene.Volunteer!.Id ? scene.Phrase("witness.self")
        : !Covers(scene.Volunteer!, learner) ? scene.Phrase("witness.area")
        : null;

    // Who has not said which hamlet, as where there is no list of them, is a neighbour all the same.
    private static bool Covers(Organiser volunteer, Learner learner) => AreaOf(learner) is var area
        && (Access.Allows(volunteer, OrganiserAction.ConfirmPractice, area)
            || (area is { IsProvince: false, Hamlet: null } && Access.Allows(volunteer with { Area = new(volunteer.Area.Commune) }, OrganiserAction.ConfirmPractice, area)));

    private static Territory AreaOf(Learner learner) => Territory.Parse(learner.Hamlet ?? learner.Commune ?? Territory.ProvinceName) ?? Territory.Province;

    private static IEnumerable<(PhonePerson Person, int Count)> Waiting(Scene scene) =>
        from person in scene.People.Skip(1)
        let learner = scene.Phone.Find(person.Learner)
        where learner is not null
        let count = Open(scene.Everywhere, learner).Count
        where count > 0
        select (person, count);
}
