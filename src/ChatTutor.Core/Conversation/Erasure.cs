namespace ChatTutor.Core.Conversation;

/// <summary>"Xóa": everything that leads back to the person goes, after a second yes.</summary>
internal static class Erasure
{
    private const string Yes = "erase-yes";
    private const string No = "erase-no";

    public static Turn Show(Scene scene) =>
        scene.With(scene.Learner with { Activity = new Activity.Erasing() })
            .Say(scene.Phrase("erase.ask"), [scene.Button(No, "erase.no"), scene.Button(Yes, "erase.yes")]);

    /// <summary>The platform passed on that the person took their leave back: the same without a word, for nothing more may be sent.</summary>
    public static Turn Withdraw(Learner learner)
    {
        LearningEvent[] refusal = learner.Consent == Consent.Given ? [new LearningEvent.ConsentAnswered(learner.ConsentVersion, Given: false)] : [];
        return new Turn(learner with { Forgotten = true, Activity = null, Lesson = null }, [], [.. refusal, new LearningEvent.Forgotten()], []);
    }

    public static Turn? Tap(Scene scene, string action)
    {
        if (action is not (Yes or No) || scene.Learner.Activity is not Activity.Erasing)
            return null;
        if (action == No)
            return Menu.Show(scene, scene.Phrase("erase.kept"));
        return Forget(scene, scene.Phrase("erase.done"));
    }

    /// <summary>Nothing is left of this learner but these words to them.</summary>
    public static Turn Forget(Scene scene, string lastWords)
    {
        var gone = scene.With(scene.Learner with
        {
            Forgotten = true,
            Activity = null,
            Lesson = null,
            Completed = null,
            Counted = null,
            Audience = null,
            Commune = null,
            Hamlet = null,
            Practised = null,
            Witnessed = null,
            Witnesses = null,
            Slip = null,
            Reached = null,
            Bulletins = null,
            Days = null,
            Tested = null,
            Test = null,
            TestsLeft = null,
        });
        return gone.Say(lastWords, []) with { Events = [new LearningEvent.Forgotten()] };
    }
}
