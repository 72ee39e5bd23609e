using System.Globalization;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;

namespace ChatTutor.Core.Conversation;

/// <summary>"Mã của tôi": whether to be on the list for the office, asked once one has done what a target asks; off until the learner says yes.</summary>
internal static class SlipActivity
{
    private const string Join = "slip-yes";
    private const string Leave = "slip-leave";

    public static Turn Show(Scene scene, string? before = null)
    {
        if (!scene.Records)
            return Screens.Again(scene, scene.Phrase("consent.needed"));
        var there = scene.With(scene.Learner with { Activity = new Activity.Browsing() });
        var lead = before is null ? "" : before + "\n\n";
        if (scene.Learner.Slip is { } slip)
            return there.Say(lead + Text(scene, slip), [Menu(scene), scene.Button(Leave, "slip.leave")]);
        return Finished.Of(scene.Everywhere, scene.Learner).Count == 0
            ? there.Say(lead + scene.Phrase("slip.not_yet"), [Menu(scene)])
            : there.Say(lead + scene.Phrase("slip.ask"), [scene.Button(Join, "slip.yes"), scene.Button(Navigation.ToCommand(Commands.Menu), "slip.no")]);
    }

    public static Turn? Tap(Scene scene, string action) => (action, scene.Learner.Slip) switch
    {
        (Join, null) when scene.Records && Finished.Of(scene.Everywhere, scene.Learner).Count > 0 =>
            new(scene.Learner, [], [], [new Effect.DrawCode(CodeUse.Slip)]),
        (Join, not null) => Show(scene),
        (Leave, not null) => Conversation.Menu.Show(scene.With(scene.Learner with { Slip = null }), scene.Phrase("slip.left")),
        _ => null,
    };

    /// <summary>The code was drawn; a second one, asked for by a trembling finger, is not taken.</summary>
    public static Turn Keep(Scene scene, string code) =>
        Show(scene.Learner.Slip is null && scene.Records ? scene.With(scene.Learner with { Slip = new Slip(code, scene.Today) }) : scene);

    /// <summary>A line for whoever has just done what a target asks, under what is said anyway.</summary>
    public static Turn Offer(Catalogue catalogue, Turn turn)
    {
        if (turn.Learner.Slip is not null || turn.Replies.LastOrDefault() is not Reply.Say last)
            return turn;
        var phrases = catalogue.For(turn.Learner.Commune).Phrases.To(turn.Learner.Pronouns);
        return turn with { Replies = [.. turn.Replies.SkipLast(1), last with { Text = $"{last.Text}\n{phrases.Say("slip.offer")}" }] };
    }

    /// <summary>What the office said, in words; null while it has said nothing.</summary>
    public static string? Said(Scene scene, Slip slip) => slip.Answer is not { } answer ? null
        : scene.Phrase(answer.Recorded ? "slip.recorded" : "slip.refused", ("day", Day(answer.Day)));

    private static string Text(Scene scene, Slip slip)
    {
        var done = string.Join(", ", Finished.Of(scene.Everywhere, scene.Learner).Select(f => $"{f.Target.Code} ({Day(f.Day)})"));
        return scene.Phrase("slip.code", ("code", LinkCode.Show(slip.Code)), ("number", scene.Learner.Id.Value), ("done", done))
            + "\n" + (Said(scene, slip) ?? scene.Phrase("slip.waiting"));
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static Button Menu(Scene scene) => scene.Button(Navigation.ToCommand(Commands.Menu), "menu");
}
