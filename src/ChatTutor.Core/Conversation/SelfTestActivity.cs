using ChatTutor.Core.Content;
using ChatTutor.Core.Exams;
using ChatTutor.Core.Language;
using ChatTutor.Core.Questions;
using ChatTutor.Core.SelfTests;

namespace ChatTutor.Core.Conversation;

/// <summary>
/// Walking through a self-test: five questions, one at a time, each marked on the first answer. It may be put aside at any time and is
/// gone on with where it was left.
/// </summary>
internal static class SelfTestActivity
{
    private const string Forward = "test-next:";
    private const string Pick = "test-opt:";
    private const string Later = "test-later";

    private static readonly string[] LaterWords = ["thoi", "thoi de sau", "de sau", "tam nghi"];

    public static Turn Start(Scene scene, Course course)
    {
        var learner = scene.Learner;
        if (learner.Consent == Consent.Unasked)
            return Greeting.Show(scene);
        var pool = SelfTestDraw.Pool(scene.Catalogue, course.Id, learner.Audience);
        if (pool.Count < SelfTestDraw.Least)
            return SelfTestMenu.Show(scene, 0);
        var stage = SelfTestStages.Of(course, learner);
        // One begun before the course was finished does not measure what comes after it.
        if (SelfTest.Of(learner, course.Id) is { } left && (stage != SelfTestStage.After || left.Stage == SelfTestStage.After))
            return Resume(scene.With(SelfTest.TakeUp(learner, left)), welcome: false);
        var items = SelfTestDraw.Draw(pool, $"{learner.Id}/{course.Id}", stage, SelfTestResult.Find(learner, course.Id)?.Items);
        var begun = scene.With(SelfTest.TakeUp(learner, SelfTest.Begin(course.Id, stage, items)));
        return Show(begun, scene.Phrase("selftest.intro", ("title", course.Title), ("n", items.Count)));
    }

    /// <summary>The question on the screen again; where an author has taken it out meanwhile, the next one.</summary>
    public static Turn Resume(Scene scene, bool welcome)
    {
        var there = scene.With(scene.Learner with { Activity = null });
        var title = scene.Catalogue.Course(scene.Learner.Test!.Course)?.Title;
        var before = welcome && title is not null ? scene.Phrase("selftest.welcome_back", ("title", title)) : null;
        return Present(there) is null ? Advance(there) : Show(there, before);
    }

    public static Turn Next(Scene scene)
    {
        var there = scene.With(scene.Learner with { Activity = null });
        return Present(there) is var (test, _) && !test.IsAnswered ? Show(there, scene.Phrase("selftest.answer_first")) : Advance(there);
    }

    public static Turn? Tap(Scene scene, string action)
    {
        if (scene.Learner.Activity is not null || Present(scene) is not var (test, item))
            return null;
        if (action == Later)
            return PutAside(scene);
        if (action == Forward + item.Question.Id)
            return test.IsAnswered ? Advance(scene) : null;
        return action.StartsWith(Pick, StringComparison.Ordinal) && !test.IsAnswered
            && item.Question.Tap(action[Pick.Length..], AttemptOf(scene, test, item)) is { } response ? Answer(scene, test, item, response) : null;
    }

    public static Turn? Hear(Scene scene, string words) => Present(scene) is not var (test, item) ? null
        : LaterWords.Contains(Folding.Fold(words)) ? PutAside(scene)
        : !test.IsAnswered && item.Question.Type(words, AttemptOf(scene, test, item)) is { } response ? Answer(scene, test, item, response)
        : null;

    /// <summary>Whether words answer the question on the screen.</summary>
    public static bool Fits(Scene scene, string words) => Present(scene) is var (test, item) && !test.IsAnswered
        && item.Question.Type(words, AttemptOf(scene, test, item)) is { } response && LessonActivity.IsSure(item.Question, response);

    private static Turn Answer(Scene scene, SelfTest test, Item item, Response response) => response.Match(
        mark => Feedback(scene, test, item, mark),
        picked => Show(At(scene, test with { Picked = picked })));

    private static Turn Feedback(Scene scene, SelfTest test, Item item, Mark mark)
    {
        var missing = mark.Missing is null ? "" : scene.Phrase("question.missing", ("label", mark.Missing)) + " ";
        return At(scene, test with { Picked = [], Marks = test.Marks.Add(item.Id, mark.Right) })
            .Say($"{scene.Phrase(mark.Right ? "question.right" : "question.wrong")} {missing}{mark.Feedback}", [Onward(scene, item)]);
    }

    private static Turn Show(Scene scene, string? before = null)
    {
        if (Present(scene) is not var (test, item))
            return Advance(scene);
        var head = (before is null ? "" : before + "\n\n")
            + scene.Phrase("selftest.question", ("n", test.Items.ToList().IndexOf(item.Id) + 1), ("of", test.Items.Count)) + "\n";
        if (test.IsAnswered)
            return scene.Say(head + scene.Phrase("selftest.answered"), [Onward(scene, item)]);
        var attempt = AttemptOf(scene, test, item);
        var options = item.Question.Options(attempt, scene.Phrases).Select(o => new Button(Pick + o.Id, o.Label));
        return scene.Say(head + item.Question.Show(attempt, scene.Phrases), [.. options, scene.Button(Later, "selftest.later")]);
    }

    /// <summary>The first question that waits for an answer, or the end.</summary>
    private static Turn Advance(Scene scene)
    {
        var test = scene.Learner.Test!;
        return test.Items.FirstOrDefault(id => !test.Marks.ContainsKey(id) && Find(scene, id) is not null) is { } next
            ? Show(At(scene, test with { Item = next, Picked = [] }))
            : SelfTestEnd.Finish(scene, test);
    }

    private static Turn PutAside(Scene scene)
    {
        var test = scene.Learner.Test!;
        return Menu.Browse(scene.With(SelfTest.PutAside(scene.Learner))).Say(
            scene.Phrase("selftest.put_aside"),
            [scene.Button(Navigation.ToTest(test.Course), "selftest.go_on"), scene.Button(Navigation.ToCommand(Commands.Menu), "menu")]);
    }

    private static (SelfTest Test, Item Item)? Present(Scene scene) =>
        scene.Learner.Test is { } test && Find(scene, test.Item) is { } item ? (test, item) : null;

    private static Item? Find(Scene scene, string id) => scene.Catalogue.Items.FirstOrDefault(i => i.Id == id);

    private static Attempt AttemptOf(Scene scene, SelfTest test, Item item) => LessonActivity.AttemptOf(scene, item.Id, test.Picked, item.Question);

    private static Button Onward(Scene scene, Item item) => scene.Button(Forward + item.Question.Id, "next");

    private static Scene At(Scene scene, SelfTest test) => scene.With(scene.Learner with { Test = test });
}
