namespace ChatTutor.Core.Conversation;

/// <summary>What each of the always-valid words does.</summary>
internal static class CommandActivity
{
    public static Turn Run(Scene scene, string command, bool isBack)
    {
        // Before the first yes or no there is only one thing to do; help, erasing and data work even then.
        var asksFirst = command is Commands.Learn or Commands.Next or Commands.Again or Commands.Menu or Commands.SelfTest;
        if (asksFirst && scene.Learner.Consent == Consent.Unasked)
            return Greeting.Show(scene);
        return command switch
        {
            Commands.Learn => Learn(scene, isBack),
            Commands.Menu => Menu.Show(scene),
            Commands.Ask => FreeQuestion.Invite(scene),
            Commands.Results => Personal.Results(scene),
            Commands.Next when isBack => Learn(scene, isBack),
            Commands.Next when scene.Learner.Test is not null => SelfTestActivity.Next(scene),
            Commands.Next => scene.Learner.Lesson is null ? Learn(scene, isBack) : LessonActivity.Next(scene),
            Commands.Again when scene.Learner.Test is not null => SelfTestActivity.Resume(scene, welcome: false),
            Commands.Again => scene.Learner.Lesson is null ? Menu.Show(scene) : LessonActivity.Back(scene),
            Commands.Help => Personal.Help(scene),
            Commands.Stop => Personal.Mute(scene, muted: true),
            Commands.Wake => Personal.Mute(scene, muted: false),
            Commands.Data => Personal.Data(scene),
            Commands.Erase => Erasure.Show(scene),
            Commands.LearningDay => LearningDayTalk.Show(scene),
            Commands.JoinDay => LearningDayTalk.Join(scene),
            Commands.LeaveDay => LearningDayTalk.Leave(scene),
            Commands.Exam => Personal.Exam(scene),
            Commands.Commune => Enrol(scene, () => Enrolment.AskCommune(scene)),
            Commands.Scammed => Understood.Scammed(scene),
            Commands.Audience => Enrol(scene, () => Enrolment.ShowAudiences(scene, 0)),
            Commands.Link => Linking.Begin(scene),
            Commands.Unlink => Linking.AskToPart(scene),
            Commands.Witness => scene.IsVolunteer ? Witnessing.Who(scene, 0) : WitnessCode.Begin(scene),
            Commands.Slip => SlipActivity.Show(scene),
            Commands.SelfTest => SelfTestMenu.Show(scene, 0),
            Commands.People => Household.Show(scene),
            _ => Menu.Show(scene),
        };
    }

    private static Turn Learn(Scene scene, bool isBack)
    {
        if (Screens.Place(scene, isBack) is { } place)
            return place;
        return LessonPath.Next(scene) is { } lesson
            ? LessonActivity.Start(scene, lesson)
            : Menu.Courses(scene, 0, scene.Phrase("path.finished"));
    }

    // Group and commune are only kept for those who agreed to be remembered.
    private static Turn Enrol(Scene scene, Func<Turn> ask) =>
        scene.Records ? ask() : Screens.Again(scene, scene.Phrase("consent.needed"));
}
