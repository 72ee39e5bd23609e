using ChatTutor.Core.SelfTests;

namespace ChatTutor.Core.Conversation;

/// <summary>The end of a self-test: how many were right, a way on, and what is kept of it.</summary>
internal static class SelfTestEnd
{
    public static Turn Finish(Scene scene, SelfTest test)
    {
        var free = Menu.Browse(scene.With(scene.Learner with { Test = null }));
        var course = scene.Catalogue.Course(test.Course);
        if (course is null || test.Marks.IsEmpty)
            return Menu.Show(free, scene.Phrase("lesson.gone"));
        var stage = SelfTestStages.Of(course, free.Learner);
        var (there, events) = Record(free, test, stage);
        var next = course.Lessons.FirstOrDefault(l => !free.Learner.HasCompleted(l.Id));
        return there.Say(
            scene.Phrase(next is null ? "selftest.after" : "selftest.done", ("right", test.Right), ("of", test.Marks.Count)),
            [
                next is null ? scene.Button(Navigation.ToCommand(Commands.Learn), scene.Learner.Lesson is null ? "menu.learn" : "menu.resume")
                    : new Button(Navigation.ToLesson(next.Id), scene.Phrase("lesson.next", ("title", Menu.Short(next.Title)))),
                scene.Button(Navigation.ToCommand(Commands.Menu), "menu"),
            ]) with
        { Events = events };
    }

    /// <summary>What is kept of the learner's self-tests, in words.</summary>
    public static IEnumerable<string> Kept(Scene scene)
    {
        var learner = scene.Learner;
        foreach (var result in learner.Tested ?? [])
            yield return scene.Phrase(
                result.After is null ? "data.selftest" : "data.selftest_after",
                ("title", TitleOf(scene, result.Course)), ("before", result.Before), ("after", result.After ?? 0), ("of", result.Of));
        foreach (var test in (learner.TestsLeft ?? []).Append(learner.Test).OfType<SelfTest>())
            yield return scene.Phrase("data.selftest_open", ("title", TitleOf(scene, test.Course)));
    }

    private static string TitleOf(Scene scene, string course) => scene.Catalogue.Course(course)?.Title ?? course;

    // Only a whole one that began and ended on the same side of the course measures anything, and the first of each only.
    private static (Scene Scene, IReadOnlyList<LearningEvent> Events) Record(Scene scene, SelfTest test, SelfTestStage stage)
    {
        var learner = scene.Learner;
        var known = SelfTestResult.Find(learner, test.Course);
        if (!scene.Records || test.Stage != stage || test.Marks.Count != SelfTestDraw.Questions)
            return (scene, []);
        var now = (stage, known) switch
        {
            (SelfTestStage.Before, null) => new SelfTestResult(test.Course, test.Marks.Count, test.Right, scene.Today, test.Items, learner.Commune),
            (SelfTestStage.After, { After: null }) when !test.Items.Intersect(known.Items).Any() => known with { After = test.Right, AfterOn = scene.Today },
            _ => null,
        };
        if (now is null)
            return (scene, []);
        var others = (learner.Tested ?? []).Where(r => r.Course != test.Course);
        return (scene.With(learner with { Tested = [.. others, now] }), [now.Happened.Last().Event]);
    }
}
