using System.Globalization;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Conversation;

/// <summary>Which group and which commune: two questions, both may be passed over and changed at any time.</summary>
internal static class Enrolment
{
    private const int PageSize = 3;
    private const string Page = "aud-page:";
    private const string Group = "aud:";
    private const string Place = "xa:";
    private const string Elsewhere = "elsewhere";
    private const string Skip = "skip";

    public static Turn ShowAudiences(Scene scene, int page)
    {
        var all = scene.Catalogue.Campaign.Audiences;
        var first = Math.Clamp(page, 0, Math.Max(0, (all.Count - 1) / PageSize)) * PageSize;
        var buttons = all.Skip(first).Take(PageSize).Select(a => new Button(Group + a.Id, a.Name)).ToList();
        var next = first + PageSize < all.Count ? page + 1 : 0;
        buttons.Add(new Button(Page + next.ToString(CultureInfo.InvariantCulture), scene.Phrase("more")));
        return scene.With(scene.Learner with { Activity = new Activity.ChoosingAudience(page) })
            .Say(scene.Phrase("audience.ask"), buttons);
    }

    /// <param name="topic">The bulletins wanted for it, or null.</param>
    public static Turn AskCommune(Scene scene, string? before = null, string? topic = null) =>
        scene.With(scene.Learner with { Activity = new Activity.ChoosingCommune(topic) })
            .Say((before is null ? "" : before + "\n\n") + scene.Phrase("commune.ask"), [scene.Button(Skip, "skip")]);

    public static Turn? HearAudience(Scene scene, string words)
    {
        var offered = scene.Learner.Offered?.Any(o => Folding.Fold(o.Label) == Folding.Fold(words)) == true;
        return !offered && Meant(words, scene.Catalogue) is { } audience ? Choose(scene, audience) : null;
    }

    /// <summary>The group of this id, or the one these words mean; null when that is none or several.</summary>
    public static Audience? AudienceIn(string words, Catalogue catalogue) => catalogue.Audience(words) ?? Meant(words, catalogue);

    /// <summary>On from a yes. Who is on a class list came with a group and a commune: what is known is not asked again.</summary>
    public static Turn Begin(Scene scene) =>
        scene.Catalogue.Audience(scene.Learner.Audience) is { } audience ? Choose(scene, audience) : ShowAudiences(scene, 0);

    /// <summary>True for a child of a class list: whatever they answer, nothing is kept.</summary>
    public static bool IsChild(Scene scene) => scene.Catalogue.Audience(scene.Learner.Audience) is { Children: true };

    private static Audience? Meant(string words, Catalogue catalogue) =>
        Matching.Closest(words, catalogue.Campaign.Audiences.SelectMany(Called), c => c.Name)?.Audience;

    // "Nông dân, hợp tác xã" are farmers, and cooperatives too.
    private static IEnumerable<Call> Called(Audience audience) =>
        audience.Name.Split(", ").Prepend(audience.Name).Distinct().Select(name => new Call(audience, name));

    public static Turn? HearCommune(Scene scene, string words)
    {
        if (words.Length == 1 || Folding.Fold(words) is "bo qua")
            return null;
        var found = Communes.Find(words, scene.Catalogue.Communes);
        return found switch
        {
            [var only] => Choose(scene, only),
            [] when FreeQuestion.Looks(scene, words) => null,
            [] => scene.Say(scene.Phrase("commune.unknown"), [scene.Button(Skip, "skip")]),
            _ => scene.Say(
                scene.Phrase("commune.which"),
                [.. found.Take(PageSize).Select(c => new Button(Place + c.Id, c.FullName)), scene.Button(Elsewhere, "commune.none")]),
        };
    }

    public static Turn? Tap(Scene scene, string action)
    {
        if (scene.Learner.Activity is Activity.ChoosingAudience)
            return action.StartsWith(Page, StringComparison.Ordinal) && int.TryParse(action[Page.Length..], out var page) ? ShowAudiences(scene, page)
                : action.StartsWith(Group, StringComparison.Ordinal) && scene.Catalogue.Audience(action[Group.Length..]) is { } audience ? Choose(scene, audience)
                : null;
        if (scene.Learner.Activity is not Activity.ChoosingCommune)
            return null;
        return action == Skip ? Menu.Show(scene)
            : action == Elsewhere ? AskCommune(scene)
            : action.StartsWith(Place, StringComparison.Ordinal) && scene.Catalogue.Commune(action[Place.Length..]) is { } commune ? Choose(scene, commune)
            : null;
    }

    private static Turn Choose(Scene scene, Audience audience)
    {
        // A child's learning is written down only with a parent's consent too (Law 91/2025); until a class can give it, nothing is kept.
        if (audience.Children)
            return WithoutRecord(scene, audience);
        var chosen = scene.With(scene.Learner with { Audience = audience.Id, Pronouns = audience.Pronouns });
        var said = scene.Phrase("audience.chosen", ("name", audience.Name));
        if (scene.Learner.Commune is null)
            return AskCommune(chosen, said);
        // Who is on a class list was never asked for the hamlet; who has learnt something was.
        return scene.Learner is { Hamlet: null, Completed: null } ? HamletChoice.Ask(chosen, 0, said) : Menu.Show(chosen, said);
    }

    private static Turn Choose(Scene scene, Area commune)
    {
        // A hamlet belongs to one commune only; the same commune said again keeps it.
        var hamlet = scene.Learner.Commune == commune.Id ? scene.Learner.Hamlet : null;
        var chosen = scene.With(scene.Learner with { Commune = commune.Id, Hamlet = hamlet });
        if (scene.Learner.Activity is Activity.ChoosingCommune { Topic: { } wanted } && scene.Catalogue.Bulletins.Topic(wanted) is { } topic)
            return BulletinActivity.Subscribe(chosen.With(chosen.Learner with { Activity = new Activity.Browsing() }), topic, commune.Id);
        var said = scene.Phrase("commune.chosen", ("name", commune.FullName));
        return HamletChoice.IsOpen(chosen) ? HamletChoice.Ask(chosen, 0, said) : Menu.Show(chosen, said);
    }

    private static Turn WithoutRecord(Scene scene, Audience audience)
    {
        var nobody = scene.With(scene.Learner with
        {
            Consent = Consent.Declined,
            Audience = null,
            Commune = null,
            Hamlet = null,
            Completed = null,
            Counted = null,
            Practised = null,
            Witnessed = null,
            Witnesses = null,
            Slip = null,
            HelpAsked = null,
            Reached = null,
            Bulletins = null,
            Days = null,
            Tested = null,
            Pronouns = audience.Pronouns,
        });
        var menu = Menu.Show(nobody, scene.Phrase("audience.children"));
        // A child is counted on no board, not even for what was said before it was known to be one.
        return menu with
        {
            Events =
            [
                new LearningEvent.ConsentAnswered(scene.Learner.ConsentVersion, Given: false), .. (scene.Learner.Days ?? []).Select(p => p.TakenBack),
                .. (scene.Learner.Tested ?? []).SelectMany(r => r.TakenBack),
            ],
        };
    }

    private sealed record Call(Audience Audience, string Name);
}
