using ChatTutor.Core.Content;
using ChatTutor.Core.Sending;

namespace ChatTutor.Core.Conversation;

/// <summary>One friendly word the next morning to somebody who left a lesson halfway; never in the evening, never twice.</summary>
internal static class LessonReminder
{
    private const int Morning = 9;
    private static readonly TimeSpan StillHere = TimeSpan.FromHours(12);

    public static IReadOnlyList<Effect> Plan(Scene scene, Lesson lesson)
    {
        var tomorrow = new DateTimeOffset(scene.Now.Date.AddDays(1).AddHours(Morning), scene.Now.Offset);
        return scene.Learner.Muted ? [] : [new Effect.RemindAt(tomorrow, lesson.Id)];
    }

    public static Turn Remind(Scene scene, string lesson)
    {
        var learner = scene.Learner;
        var wanted = learner is { Consent: Consent.Given, Muted: false, Blocked: false, Activity: not Activity.Erasing, Test: null } && learner.Lesson?.Lesson == lesson
            && scene.Now - learner.LastSeen > StillHere && !QuietHours.Default.Contain(scene.Now);
        if (!wanted || !scene.IsOwner || scene.Catalogue.Lesson(lesson) is not { } halfway)
            return Turn.Silent(learner);
        return scene.Say(
            scene.Phrase("reminder", ("title", halfway.Title)),
            [scene.Button(Navigation.ToCommand(Commands.Learn), "menu.resume"), scene.Button(Navigation.ToCommand(Commands.Stop), "reminder.stop")]);
    }
}
