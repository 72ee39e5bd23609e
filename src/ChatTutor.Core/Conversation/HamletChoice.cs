using System.Globalization;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Conversation;

/// <summary>Which ấp or khóm: asked only where the commune has a list, by buttons or typing, and it may be passed over.</summary>
internal static class HamletChoice
{
    private const int PageSize = 2;
    private const string Page = "ap-page:";
    private const string Place = "ap:";
    private const string Skip = "skip";

    public static bool IsOpen(Scene scene) => All(scene).Count > 0;

    public static Turn Ask(Scene scene, int page, string? before = null)
    {
        var all = All(scene);
        if (all.Count == 0)
            return Menu.Show(scene, before);
        var last = (all.Count - 1) / PageSize;
        page = Math.Clamp(page, 0, last);
        var buttons = all.Skip(page * PageSize).Take(PageSize).Select(h => new Button(Place + SlugOf(h), h.Name)).ToList();
        if (last > 0)
            buttons.Add(new Button(Page + (page < last ? page + 1 : 0).ToString(CultureInfo.InvariantCulture), scene.Phrase("more")));
        buttons.Add(scene.Button(Skip, "skip"));
        return scene.With(scene.Learner with { Activity = new Activity.ChoosingHamlet(page) })
            .Say((before is null ? "" : before + "\n\n") + scene.Phrase("hamlet.ask"), buttons);
    }

    /// <summary>Null for a digit or the words of a button, which are taken as everywhere, and for a question.</summary>
    public static Turn? Hear(Scene scene, string words)
    {
        if (words.Length == 1 || scene.Learner.Offered?.Any(o => Folding.Fold(o.Label) == Folding.Fold(words)) == true)
            return null;
        if (Matching.Closest(words, All(scene), h => h.Name) is { } hamlet)
            return Choose(scene, hamlet);
        return FreeQuestion.Looks(scene, words) ? null : scene.Say(scene.Phrase("hamlet.unknown"), [scene.Button(Skip, "skip")]);
    }

    public static Turn? Tap(Scene scene, string action)
    {
        if (scene.Learner.Activity is not Activity.ChoosingHamlet)
            return null;
        if (action == Skip)
            return Menu.Show(scene);
        if (action.StartsWith(Page, StringComparison.Ordinal))
            return int.TryParse(action[Page.Length..], out var page) ? Ask(scene, page) : null;
        return action.StartsWith(Place, StringComparison.Ordinal) && All(scene).FirstOrDefault(h => SlugOf(h) == action[Place.Length..]) is { } hamlet
            ? Choose(scene, hamlet) : null;
    }

    private static Turn Choose(Scene scene, Figure.Hamlet hamlet) =>
        Menu.Show(scene.With(scene.Learner with { Hamlet = hamlet.Id }), scene.Phrase("hamlet.chosen", ("name", hamlet.Name)));

    private static IReadOnlyList<Figure.Hamlet> All(Scene scene) => [.. scene.Catalogue.Figures.HamletsOf(scene.Learner.Commune, scene.Today)];

    // A button has room for 64 bytes; the commune is known.
    private static string SlugOf(Figure.Hamlet hamlet) => hamlet.Id[(hamlet.Id.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
