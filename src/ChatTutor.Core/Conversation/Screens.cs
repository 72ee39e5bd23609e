namespace ChatTutor.Core.Conversation;

/// <summary>Shows again what the learner is at, with a word before it: after a slip nobody is left without a next step.</summary>
internal static class Screens
{
    public static Turn Again(Scene scene, string before)
    {
        var turn = Current(scene);
        var replies = turn.Replies.Select(r => r with { Text = $"{before}\n\n{r.Text}" });
        return turn with { Replies = [.. replies] };
    }

    /// <summary>What they are at: the self-test, or else the lesson; null = neither.</summary>
    public static Turn? Place(Scene scene, bool welcome) => scene.Learner.Test is not null ? SelfTestActivity.Resume(scene, welcome)
        : scene.Learner.Lesson is not null ? LessonActivity.Resume(scene, welcome) : null;

    public static Turn Current(Scene scene) => scene.Learner.Activity switch
    {
        Activity.Consenting consenting => Greeting.Show(scene, consenting),
        Activity.ChoosingAudience choosing => Enrolment.ShowAudiences(scene, choosing.Page),
        Activity.ChoosingCommune => Enrolment.AskCommune(scene),
        Activity.ChoosingHamlet choosing => HamletChoice.Ask(scene, choosing.Page),
        Activity.Asking => FreeQuestion.Invite(scene),
        Activity.Erasing => Erasure.Show(scene),
        Activity.NamingPerson naming => Household.AskName(scene, naming.Newcomer),
        Activity.Joining joining => Linking.Ask(scene, joining.Other),
        Activity.Witnessing witnessing when scene.IsVolunteer => Witnessing.Which(scene, witnessing.Other),
        null when Place(scene, welcome: false) is { } place => place,
        null when scene.Learner.Consent == Consent.Unasked => Greeting.Show(scene),
        _ => Menu.Show(scene),
    };
}
