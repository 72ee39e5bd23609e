using ChatTutor.Core.Content;
using ChatTutor.Core.SelfTests;

namespace ChatTutor.Core.Conversation;

/// <summary>The ways into a self-test. Nobody is asked unasked: a word, and a button where its course is on the screen anyway.</summary>
internal static class SelfTestMenu
{
    /// <summary>"THỬ SỨC": the learner's courses, what they are at or come to next first.</summary>
    public static Turn Show(Scene scene, int page)
    {
        var courses = LessonPath.Of(scene.Catalogue, scene.Learner.Audience).Select(l => l.Course).Distinct().Select(scene.Catalogue.Course).OfType<Course>()
            .Where(c => IsOffered(scene, c)).OrderBy(c => Turn(scene, c)).ToList();
        if (courses.Count == 0)
            return Menu.Show(scene, scene.Phrase("selftest.none"));
        var shown = Menu.Page(courses, ref page).ToList();
        var lines = shown.Select(c => $"• {c.Title}{(SelfTest.Of(scene.Learner, c.Id) is null ? "" : $" ({scene.Phrase("selftest.open")})")}");
        var buttons = shown.Select(c => new Button(Navigation.ToTest(c.Id), Menu.Short(c.Title))).ToList();
        Menu.Turn(scene, buttons, courses.Count, page, Navigation.ToTests);
        return Menu.Browse(scene).Say($"{scene.Phrase("selftest.which")}\n{string.Join('\n', lines)}", buttons);
    }

    public static bool IsOffered(Scene scene, Course course) => SelfTestDraw.Pool(scene.Catalogue, course.Id, scene.Learner.Audience).Count >= SelfTestDraw.Least;

    /// <summary>Beside the lessons of a course none of which is completed, as long as nothing was measured.</summary>
    public static IEnumerable<Button> Beside(Scene scene, Course course)
    {
        if (SelfTestStages.Of(course, scene.Learner) == SelfTestStage.Before && SelfTestResult.Find(scene.Learner, course.Id) is null && IsOffered(scene, course))
            yield return scene.Button(Navigation.ToTest(course.Id), "selftest.button");
    }

    /// <summary>Once all lessons of a course are completed, for somebody who was measured before it and not yet after it.</summary>
    public static IEnumerable<Button> Afterwards(Scene scene, Lesson finished)
    {
        if (scene.Catalogue.Course(finished.Course) is { } course && SelfTestStages.Of(course, scene.Learner) == SelfTestStage.After
            && SelfTestResult.Find(scene.Learner, course.Id) is { After: null } && IsOffered(scene, course))
            yield return scene.Button(Navigation.ToTest(course.Id), "selftest.again");
    }

    private static int Turn(Scene scene, Course course)
    {
        var learner = scene.Learner;
        var isAt = (learner.Paused ?? []).Append(learner.Lesson).OfType<LessonPlace>().Any(p => p.Lesson.StartsWith(course.Id + "/", StringComparison.Ordinal))
            || LessonPath.Next(scene)?.Course == course.Id;
        return SelfTest.Of(learner, course.Id) is not null ? 0
            : SelfTestStages.Of(course, learner) == SelfTestStage.After && SelfTestResult.Find(learner, course.Id) is { After: null } ? 1
            : isAt || SelfTestStages.Of(course, learner) == SelfTestStage.Between ? 2 : 3;
    }
}
