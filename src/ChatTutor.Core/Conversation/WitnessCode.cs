using ChatTutor.Core.Content;

namespace ChatTutor.Core.Conversation;

/// <summary>
/// A practice confirmed from another phone: the learner's chat shows a code, the volunteer beside them types it into their own. It
/// opens nothing else: nobody can join the learner's record by it.
/// </summary>
internal static class WitnessCode
{
    /// <summary>The code is drawn by lot, so it comes as a message of its own.</summary>
    public static Turn Begin(Scene scene) => Witnessing.Open(scene.Everywhere, scene.Learner).Count == 0
        ? Screens.Again(scene, scene.Phrase("witness.nothing"))
        : new(scene.Learner, [], [], [new Effect.DrawCode(CodeUse.Witness)]);

    public static Turn Show(Scene scene, string code) =>
        scene.With(scene.Learner with { Activity = new Activity.Browsing() })
            .Say(scene.Phrase("witness.code", ("code", LinkCode.Show(code)), ("minutes", LinkCode.Life.TotalMinutes)), [Menu(scene)])
            with
        { Change = new IdentityChange.Open(code, scene.Now + LinkCode.Life, ForWitness: true) };

    /// <summary>A code typed by somebody who may confirm; null for everybody else, and for a code that joins.</summary>
    public static Turn? Try(Scene scene, string code)
    {
        if (scene.Volunteer is null || !scene.Phone.MayTryCodes || scene.Phone.WhoShows(code) is not { } learner)
            return null;
        return scene.IsVolunteer ? Witnessing.Which(scene, learner.Id) : Screens.Again(scene, scene.Phrase("witness.back"));
    }

    /// <summary>True when the lesson just completed has a practice of this learner's that nobody has seen yet.</summary>
    public static bool IsWanted(Scene scene, Lesson lesson) =>
        lesson.Witnessed is not null && FirstTimes.Has(scene.Learner.Practised, lesson.Id) && !FirstTimes.Has(scene.Learner.Witnessed, lesson.Id);

    private static Button Menu(Scene scene) => scene.Button(Navigation.ToCommand(Commands.Menu), "menu");
}
