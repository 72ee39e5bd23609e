using ChatTutor.Core.Understanding;

namespace ChatTutor.Core.Conversation;

/// <summary>What is said at once to words that were understood, without looking anything up and without a model.</summary>
internal static class Understood
{
    /// <summary>Null when it is a question to be looked up.</summary>
    public static Turn? Respond(Scene scene, Meaning meaning) => meaning.Match<Turn?>(
        command => CommandActivity.Run(scene, command.Name, isBack: false),
        emergency => Say(scene, emergency.Rule),
        secret => Say(scene, secret.Rule),
        refusal => Say(scene, refusal.Rule),
        injection => Say(scene, injection.Rule),
        redirect => Say(scene, redirect.Rule),
        clarify => Say(scene.With(scene.Learner with { Activity = new Activity.Asking(), Earlier = Kept(scene, clarify.Words) }), clarify.Rule),
        _ => null);

    /// <summary>Whether it cannot wait, whatever the learner is at.</summary>
    public static bool IsUrgent(Meaning meaning) => meaning is Meaning.Emergency or Meaning.Secret;

    public static Turn Scammed(Scene scene) => ByRule(scene, Rulebook.Scammed);

    /// <summary>Nobody looks at pictures; people should not send those of their papers.</summary>
    public static Turn Photo(Scene scene) => ByRule(scene, Rulebook.Photo);

    private static Turn ByRule(Scene scene, string id) =>
        scene.Catalogue.Rulebook.Find(id) is { } rule ? Say(scene, rule) : Menu.Show(scene);

    private static Turn Say(Scene scene, Rule rule) => scene.Say(rule.Text(scene.Catalogue, scene.Today), [FreeQuestion.Back(scene)]);

    // What is asked back is answered with a word or two: they mean nothing without the question before.
    private static List<EarlierQuestion>? Kept(Scene scene, string words) =>
        scene.Records ? [new EarlierQuestion(words, scene.Now)] : null;
}
