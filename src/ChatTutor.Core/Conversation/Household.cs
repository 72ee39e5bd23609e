using System.Globalization;

namespace ChatTutor.Core.Conversation;

/// <summary>Several learners on one phone, each with their own record: a list to pick from, a newcomer, somebody who goes.</summary>
internal static class Household
{
    /// <summary>People on one phone: a long list of names is no help any more.</summary>
    private const int Most = 12;

    /// <summary>On a volunteer's phone: a class at the communal house, in pages.</summary>
    public const int MostOfVolunteer = 30;

    public const string Switch = "who:";
    private const string Add = "who-add";
    private const string Reduce = "who-less";
    private const string Drop = "who-drop:";
    private const string DropYes = "who-gone:";
    private const string Page = "who-page:";
    private const string DropPage = "who-drop-page:";

    /// <summary>Who learns here; the one learning now is named first and not offered.</summary>
    public static Turn Show(Scene scene, string? before = null, int page = 0)
    {
        var lead = before is null ? "" : before + "\n\n";
        var there = Browse(scene);
        if (!scene.IsShared)
            return there.Say(lead + scene.Phrase("people.one"), [scene.Button(Add, "people.add"), Menu(scene)]);
        var buttons = Paging.Of(scene, [.. Others(scene)], page, Page, p => new Button(Switch + Text(p.Number), scene.NameOf(p)));
        if (Witnessing.IsWanted(scene))
            buttons.Add(Witnessing.Button(scene));
        if (!IsFull(scene))
            buttons.Add(scene.Button(Add, "people.add"));
        buttons.Add(scene.Button(Reduce, "people.remove"));
        return there.Say(lead + scene.Phrase("people.ask", ("name", scene.NameOf(scene.Person))), buttons);
    }

    /// <summary>The screen of another person of this phone, who learns from now on.</summary>
    public static Turn SwitchTo(Scene scene, int number) =>
        scene.People.FirstOrDefault(p => p.Number == number) is { } person && scene.To(person) is { } other
            ? Screens.Current(other) : Show(scene);

    public static Turn? Tap(Scene scene, string action) => action switch
    {
        Add => Begin(scene),
        Reduce when scene.IsShared => Ask(scene, 0),
        _ when PageOf(action, Page) is { } page => Show(scene, page: page),
        _ when scene.IsShared && PageOf(action, DropPage) is { } page => Ask(scene, page),
        _ when Find(scene, action, Drop) is { } person => Confirm(scene, person),
        _ when Find(scene, action, DropYes) is { } person => Remove(scene, person),
        _ => null,
    };

    /// <summary>The name somebody was asked for.</summary>
    public static Turn HearName(Scene scene, bool newcomer, string words)
    {
        if (PersonName.Of(words) is not { } name)
            return AskName(scene, newcomer, "people.name_unclear");
        if (scene.People.Any(p => p.Learner != (newcomer ? default : scene.Learner.Id) && PersonName.IsSame(p.Name, name)))
            return AskName(scene, newcomer, "people.name_taken");
        return newcomer ? Welcome(scene, name)
            : AskName(scene, newcomer: true, "people.name_kept") with { Change = new IdentityChange.Name(name) };
    }

    public static Turn AskName(Scene scene, bool newcomer, string? before = null)
    {
        var lead = before is null ? "" : scene.Phrase(before) + "\n\n";
        return scene.With(scene.Learner with { Activity = new Activity.NamingPerson(newcomer) })
            .Say(lead + scene.Phrase(newcomer ? "people.name_new" : "people.name_first"), [Menu(scene)]);
    }

    private static Turn Begin(Scene scene) =>
        IsFull(scene) ? Full(scene) : AskName(scene, newcomer: scene.Person?.Name is not null);

    private static Turn Welcome(Scene scene, string name)
    {
        if (IsFull(scene))
            return Full(scene);
        var newcomer = scene.Phone.Newcomer with { Name = name };
        var there = scene.To(newcomer, new Learner(newcomer.Learner)) with { People = [.. scene.People, newcomer] };
        return Greeting.Show(there) with { Change = new IdentityChange.Add(name) };
    }

    private static bool IsFull(Scene scene) => scene.People.Count >= MostOf(scene);

    private static int MostOf(Scene scene) => scene.Volunteer is null ? Most : MostOfVolunteer;

    private static Turn Full(Scene scene) => Show(scene, scene.Phrase("people.full", ("n", MostOf(scene))));

    private static Turn Ask(Scene scene, int page) => Browse(scene).Say(
        scene.Phrase("people.remove_ask"),
        [.. Paging.Of(scene, scene.People, page, DropPage, p => new Button(Drop + Text(p.Number), scene.NameOf(p))), Menu(scene)]);

    private static int? PageOf(string action, string prefix) =>
        action.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(action[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null;

    private static Turn Confirm(Scene scene, PhonePerson person) => Browse(scene).Say(
        scene.Phrase(LearnsElsewhere(scene, person) ? "people.remove_elsewhere" : "people.remove_all", ("name", scene.NameOf(person))),
        [scene.Button(Navigation.ToCommand(Commands.People), "people.keep"), scene.Button(DropYes + Text(person.Number), "people.remove_yes")]);

    private static Turn Remove(Scene scene, PhonePerson person)
    {
        var done = scene.Phrase("people.removed", ("name", scene.NameOf(person)));
        if (!LearnsElsewhere(scene, person))
            return scene.To(person) is { } there ? Erasure.Forget(there, done) : Show(scene);
        var next = person.Learner == scene.Learner.Id ? Others(scene).Select(p => scene.To(p)).FirstOrDefault(s => s is not null) : scene;
        if (next is null)
            return Show(scene);
        var left = next with { People = [.. next.People.Where(p => p != person)] };
        return Show(left, done) with { Change = new IdentityChange.Remove(person.Learner) };
    }

    private static bool LearnsElsewhere(Scene scene, PhonePerson person) => scene.Phone.PlacesOf(person.Learner) > 1;

    private static IEnumerable<PhonePerson> Others(Scene scene) => scene.People.Where(p => p.Learner != scene.Learner.Id);

    private static Scene Browse(Scene scene) => scene.With(scene.Learner with { Activity = new Activity.Browsing() });

    private static Button Menu(Scene scene) => scene.Button(Navigation.ToCommand(Commands.Menu), "menu");

    private static PhonePerson? Find(Scene scene, string action, string prefix) =>
        scene.IsShared && action.StartsWith(prefix, StringComparison.Ordinal)
            ? scene.People.FirstOrDefault(p => Text(p.Number) == action[prefix.Length..]) : null;

    private static string Text(int number) => Paging.Text(number);
}
