using System.Collections.Immutable;
using ChatTutor.Core.Content;

namespace ChatTutor.Core.Conversation;

/// <summary>The end of a lesson: completed when enough of its questions were answered rightly, in as many tries as one likes.</summary>
internal static class LessonEnd
{
    /// <summary>Share of the questions, in percent, that makes a lesson completed (curriculum, lesson shape).</summary>
    private const int Enough = 60;

    public static Turn Finish(Scene scene, Lesson lesson, LessonPlace place)
    {
        var questions = lesson.Questions.ToList();
        var right = questions.Count(q => place.Marks.GetValueOrDefault(q.Id)?.Right == true);
        return right * 100 >= Enough * questions.Count
            ? Complete(scene, lesson, right, questions.Count)
            : Encourage(scene, lesson, place, right, questions.Count);
    }

    private static Turn Encourage(Scene scene, Lesson lesson, LessonPlace place, int right, int of)
    {
        var again = lesson.Questions.First(q => place.Marks.GetValueOrDefault(q.Id)?.Right != true);
        return scene.Say(
            scene.Phrase("lesson.nearly", ("right", right), ("of", of)),
            [scene.Button(LessonActivity.RetryAt(again.Id), "question.retry"), scene.Button(Navigation.ToCommand(Commands.Menu), "menu")]);
    }

    private static Turn Complete(Scene scene, Lesson lesson, int right, int of)
    {
        var (left, events) = Record(LessonActivity.Leave(scene), lesson, right, of);
        var text = scene.Phrase("lesson.completed", ("title", lesson.Title), ("right", right), ("of", of)) + "\n" + lesson.Recap;
        if (WitnessCode.IsWanted(left, lesson))
            text += "\n" + left.Phrase("witness.hint");
        var turn = left.With(left.Learner with { Activity = new Activity.Browsing() }).Say(text, Onward(left, lesson));
        return turn with { Events = events };
    }

    private static (Scene Scene, IReadOnlyList<LearningEvent> Events) Record(Scene scene, Lesson lesson, int right, int of)
    {
        if (!scene.Records)
            return (scene, []);
        var learner = scene.Learner;
        var completed = learner.Completed ?? ImmutableSortedDictionary<string, DateOnly>.Empty;
        var done = new LearningEvent.LessonCompleted(
            lesson.Id, lesson.Version, right, of, First: !completed.ContainsKey(lesson.Id), FirstEver: completed.IsEmpty,
            learner.Audience, learner.Commune, learner.Hamlet);
        return done.First
            ? (scene.With(learner with { Completed = completed.Add(lesson.Id, scene.Today), Counted = CompletionRecord.Add(learner, lesson.Id), HelpAsked = null }), [done])
            : (scene, [done]);
    }

    private static IEnumerable<Button> Onward(Scene scene, Lesson finished)
    {
        if (scene.Learner.Paused is [.., var paused] && scene.Catalogue.Lesson(paused.Lesson) is { } halfway)
            yield return new Button(Navigation.ToLesson(halfway.Id), scene.Phrase("lesson.back_to", ("title", Menu.Short(halfway.Title))));
        else if (LessonPath.Next(scene, finished.Id) is { } next)
            yield return new Button(Navigation.ToLesson(next.Id), scene.Phrase("lesson.next", ("title", Menu.Short(next.Title))));
        if (scene is { Records: true, Learner.Audience: null })
            yield return scene.Button(Navigation.ToCommand(Commands.Audience), "audience.choose");
        foreach (var again in SelfTestMenu.Afterwards(scene, finished))
            yield return again;
        yield return scene.Button(Navigation.ToCommand(Commands.Menu), "menu");
    }
}
