using ChatTutor.Core.Content;

namespace ChatTutor.Core.Conversation;

/// <summary>
/// Cards that describe an app's screen grow old with the app: learners say "màn hình khác rồi", and those with an iPhone see the
/// words for it.
/// </summary>
internal static class ScreenReport
{
    private const string Differs = "differs:";
    private const string Phone = "phone:";

    /// <summary>Reports a learner's phone remembers, so that one person counts once for each version of a card.</summary>
    private const int MostRemembered = 30;

    /// <summary>The card's words on this learner's phone.</summary>
    public static string TextOf(Scene scene, Card card) => scene.Learner.HasIphone ? card.Iphone ?? card.Text : card.Text;

    /// <summary>What may be pressed under a card besides going on.</summary>
    public static IEnumerable<Button> Buttons(Scene scene, Lesson lesson, Card card)
    {
        if (card.Iphone is not null)
            yield return scene.Button(Phone + card.Id, scene.Learner.HasIphone ? "screen.android" : "screen.iphone");
        if (card.Screen is not null && !IsReported(scene, lesson, card))
            yield return scene.Button(Differs + card.Id, "screen.differs");
    }

    public static Turn? Tap(Scene scene, Lesson lesson, LessonPlace place, string action)
    {
        if (lesson.Find(place.Step) is not Card card)
            return null;
        if (action == Phone + card.Id && card.Iphone is not null)
            return LessonStep.Show(scene.With(scene.Learner with { HasIphone = !scene.Learner.HasIphone }), lesson);
        return action == Differs + card.Id && card.Screen is not null ? Report(scene, lesson, card) : null;
    }

    private static Turn Report(Scene scene, Lesson lesson, Card card)
    {
        var reported = (scene.Learner.Reported ?? []).Append(NameOf(lesson, card)).TakeLast(MostRemembered);
        var turn = LessonStep.Show(scene.With(scene.Learner with { Reported = [.. reported] }), lesson, scene.Phrase("screen.thanks"));
        return scene.Records && !IsReported(scene, lesson, card)
            ? turn with { Events = [new LearningEvent.ScreenDiffered(lesson.Id, card.Id, lesson.Version)] }
            : turn;
    }

    private static bool IsReported(Scene scene, Lesson lesson, Card card) => scene.Learner.Reported?.Contains(NameOf(lesson, card)) == true;

    private static string NameOf(Lesson lesson, Card card) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{lesson.Id}#{card.Id}@{lesson.Version}");
}
