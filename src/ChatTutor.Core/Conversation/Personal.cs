using System.Collections.Immutable;
using System.Globalization;

namespace ChatTutor.Core.Conversation;

/// <summary>What a person may know and decide about themselves: results, what is kept, being left alone, help.</summary>
internal static class Personal
{
    public static Turn Results(Scene scene)
    {
        var done = scene.Learner.Completed?.Count ?? 0;
        var path = LessonPath.Of(scene.Catalogue, scene.Learner.Audience).Count;
        var text = !scene.Records ? scene.Phrase("results.none_kept")
            : done == 0 ? scene.Phrase("results.none_yet")
            : scene.Phrase("results.text", ("done", done), ("of", path));
        return Offer(scene, text);
    }

    public static Turn Help(Scene scene)
    {
        // Kept for the volunteer on whose phone they learn.
        var there = scene.Records ? scene.With(scene.Learner with { HelpAsked = scene.Now }) : scene;
        return Offer(there, scene.Phrase("help.text"));
    }

    public static Turn Mute(Scene scene, bool muted)
    {
        var there = scene.With(scene.Learner with { Muted = muted });
        return muted
            ? there.Say(scene.Phrase("mute.done"), [scene.Button(Navigation.ToCommand(Commands.Wake), "mute.undo"), Onward(there)])
            : Offer(there, scene.Phrase("mute.undone"));
    }

    /// <summary>Everything that is kept about the learner, in plain words.</summary>
    public static Turn Data(Scene scene)
    {
        var (learner, catalogue) = (scene.Learner, scene.Catalogue);
        var consent = learner.Consent switch { Consent.Given => "data.consent_given", Consent.Declined => "data.consent_declined", _ => "data.consent_unasked" };
        List<string> lines =
        [
            scene.Phrase("data.head"),
            "• " + scene.Phrase(consent),
            "• " + scene.Phrase("data.audience", ("name", catalogue.Audience(learner.Audience)?.Name ?? scene.Phrase("data.unset"))),
            "• " + scene.Phrase("data.commune", ("name", catalogue.Commune(learner.Commune)?.FullName ?? scene.Phrase("data.unset"))),
        ];
        if (learner.Hamlet is { } hamlet)
            lines.Add("• " + scene.Phrase("data.hamlet", ("name", catalogue.Figures.Hamlet(hamlet)?.Name ?? hamlet)));
        if (learner.Practised is { Count: > 0 } practised)
            lines.Add("• " + scene.Phrase("data.practised", ("n", practised.Sum(p => p.Days.Count))));
        if (LearningDayTalk.Names(scene) is { } days)
            lines.Add("• " + scene.Phrase("data.days", ("names", days)));
        if (learner.Witnessed is { Count: > 0 } witnessed)
            lines.Add("• " + scene.Phrase("data.witnessed", ("n", witnessed.Sum(p => p.Days.Count))));
        lines.AddRange(SelfTestEnd.Kept(scene).Select(line => "• " + line));
        if (learner.Slip is { } slip)
            lines.Add("• " + scene.Phrase("data.slip", ("day", slip.Since.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)))
                + (SlipActivity.Said(scene, slip) is { } said ? " " + said : ""));
        if (learner.HelpAsked is { } helped)
            lines.Add("• " + scene.Phrase("data.help_asked", ("day", helped.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture))));
        if (learner.Pronouns is { } pronouns)
            lines.Add("• " + scene.Phrase("data.pronouns", ("called", pronouns.You)));
        if (learner.HasIphone)
            lines.Add("• " + scene.Phrase("data.iphone"));
        if (learner.Earlier is { Count: > 0 } asked)
            lines.Add("• " + scene.Phrase("data.questions", ("n", asked.Count)));
        if (learner.Noted > 0)
            lines.Add("• " + scene.Phrase("data.noted", ("n", learner.Noted), ("weeks", (int)QuestionGap.Kept.TotalDays / 7)));
        if (scene.Records)
            lines.Add("• " + scene.Phrase(learner.Muted ? "data.muted" : "data.unmuted"));
        lines.AddRange(BulletinActivity.Names(scene).Select(name => "• " + scene.Phrase("data.bulletins", ("name", name))));
        if (learner.Lesson is { } place)
            lines.Add("• " + scene.Phrase("data.lesson", ("title", catalogue.Lesson(place.Lesson)?.Title ?? place.Lesson)));
        lines.AddRange((learner.Completed ?? ImmutableSortedDictionary<string, DateOnly>.Empty).Select(c =>
            $"✓ {catalogue.Lesson(c.Key)?.Title ?? c.Key} ({c.Value.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)})"));
        if (scene.Phone.PlacesOf(learner.Id) is > 1 and var places)
            lines.Add("• " + scene.Phrase("data.places", ("n", places)));
        if (scene.Person?.Name is { } name)
            lines.Add("• " + scene.Phrase("data.name", ("name", name)));
        lines.Add(scene.Phrase("data.foot"));
        return scene.Say(string.Join('\n', lines),
        [
            Onward(scene), scene.Button(Navigation.ToCommand(Commands.Link), "link.button"),
            scene.Button(Navigation.ToCommand(Commands.People), scene.IsShared ? "people.switch" : "people.add"),
            scene.Button(Navigation.ToCommand(Commands.Menu), "menu"),
        ]);
    }

    public static Turn Exam(Scene scene) => Offer(scene, scene.Phrase("exam.soon"));

    private static Turn Offer(Scene scene, string text) =>
        scene.Say(text, [Onward(scene), scene.Button(Navigation.ToCommand(Commands.Menu), "menu")]);

    private static Button Onward(Scene scene) =>
        scene.Button(Navigation.ToCommand(Commands.Learn), scene.Learner.HasPlace ? "menu.resume" : "menu.learn");
}
