using System.Collections.Immutable;
using ChatTutor.Core.Content;
using ChatTutor.Core.Questions;
using ChatTutor.Core.SelfTests;

namespace ChatTutor.Core.Conversation;

/// <summary>Walking through a lesson: step by step, forward and back, with any pause and any detour in between.</summary>
internal static class LessonActivity
{
    private const string Forward = "next:";
    private const string Later = "later:";
    private const string Retry = "retry:";
    private const string Pick = "opt:";

    /// <summary>Lessons left halfway that are remembered.</summary>
    private const int MostPaused = 10;

    public static Turn Start(Scene scene, Lesson lesson)
    {
        scene = scene.With(SelfTest.PutAside(scene.Learner));
        var learner = scene.Learner;
        if (learner.Lesson?.Lesson == lesson.Id)
            return Resume(scene, welcome: false);
        var paused = (learner.Paused ?? []).Append(learner.Lesson).OfType<LessonPlace>().ToList();
        var earlier = paused.Find(p => p.Lesson == lesson.Id);
        paused.RemoveAll(p => p.Lesson == lesson.Id);
        var place = earlier ?? PlaceAt(lesson, 0, ImmutableSortedDictionary<string, StepMark>.Empty);
        var started = scene.With(learner with { Lesson = place, Activity = null, Paused = [.. paused.TakeLast(MostPaused)] });
        if (earlier is not null)
            return Resume(started, welcome: true);
        var turn = LessonStep.Show(started, lesson, scene.Phrase("lesson.intro", ("title", lesson.Title), ("minutes", lesson.Minutes)));
        return scene.Records
            ? turn with { Events = [new LearningEvent.LessonStarted(lesson.Id, lesson.Version)], Effects = LessonReminder.Plan(scene, lesson) }
            : turn;
    }

    /// <summary>Shows the present step again, with a line about where we are after a long pause.</summary>
    public static Turn Resume(Scene scene, bool welcome)
    {
        if (scene.Learner.Lesson is not { } place || scene.Catalogue.Lesson(place.Lesson) is not { } lesson)
            return Menu.Show(Leave(scene), scene.Phrase("lesson.gone"));
        var before = welcome ? scene.Phrase("lesson.welcome_back", ("title", lesson.Title)) : null;
        var here = scene.With(scene.Learner with { Activity = null });
        if (lesson.Find(place.Step) is not null)
            return LessonStep.Show(here, lesson, before);
        // The author took this step out while the learner was away: on with the nearest one.
        var nearest = PlaceAt(lesson, Math.Min(place.Behind, lesson.Steps.Count - 1), place.Marks);
        return LessonStep.Show(here.With(here.Learner with { Lesson = nearest }), lesson, scene.Phrase("lesson.changed"));
    }

    /// <summary>On to the next step; an unanswered question may be passed over and comes back at the end if it is needed.</summary>
    public static Turn Next(Scene scene)
    {
        if (Present(scene) is not var (lesson, place))
            return Resume(scene, welcome: false);
        var index = lesson.IndexOf(place.Step) + 1;
        return index < lesson.Steps.Count
            ? LessonStep.Show(At(scene, PlaceAt(lesson, index, place.Marks)), lesson)
            : LessonEnd.Finish(scene, lesson, place);
    }

    /// <summary>An answered question again, otherwise the step before.</summary>
    public static Turn Back(Scene scene)
    {
        if (Present(scene) is not var (lesson, place))
            return Resume(scene, welcome: false);
        var index = place.Answered ? lesson.IndexOf(place.Step) : Math.Max(0, lesson.IndexOf(place.Step) - 1);
        return LessonStep.Show(At(scene, PlaceAt(lesson, index, place.Marks)), lesson);
    }

    /// <summary>Goes to one step, to answer it again.</summary>
    public static Turn GoTo(Scene scene, string step) =>
        Present(scene) is var (lesson, place) && lesson.IndexOf(step) is >= 0 and var index
            ? LessonStep.Show(At(scene, PlaceAt(lesson, index, place.Marks)), lesson)
            : Resume(scene, welcome: false);

    public static Turn? Tap(Scene scene, string action)
    {
        if (scene.Learner is not { Activity: null, Test: null } || Present(scene) is not var (lesson, place))
            return null;
        if (action == Forward + place.Step)
            return lesson.Find(place.Step) is Practice practice ? Practised(scene, lesson, practice) : Next(scene);
        if (action == Later + place.Step)
            return Next(scene);
        if (ScreenReport.Tap(scene, lesson, place, action) is { } reported)
            return reported;
        if (action.StartsWith(Retry, StringComparison.Ordinal))
            return GoTo(scene, action[Retry.Length..]);
        return action.StartsWith(Pick, StringComparison.Ordinal) && !place.Answered && lesson.Find(place.Step) is Question question
            && question.Tap(action[Pick.Length..], AttemptOf(scene, place, question)) is { } response
            ? Answer(scene, lesson, place, question, response) : null;
    }

    public static Turn? Hear(Scene scene, string words)
    {
        if (Present(scene) is not var (lesson, place) || place.Answered || lesson.Find(place.Step) is not Question question)
            return null;
        return question.Type(words, AttemptOf(scene, place, question)) is { } response
            ? Answer(scene, lesson, place, question, response) : null;
    }

    /// <summary>Whether words answer the question on the screen. Anything typed answers a typed question, so there only the right words count.</summary>
    public static bool Fits(Scene scene, string words) =>
        Present(scene) is var (lesson, place) && !place.Answered && lesson.Find(place.Step) is Question question
        && question.Type(words, AttemptOf(scene, place, question)) is { } response && IsSure(question, response);

    public static bool IsSure(Question question, Response response) => question is not TypedAnswer || response is Response.Marked { Mark.Right: true };

    public static string ForwardFrom(LessonPlace place) => Forward + place.Step;

    public static string LaterFrom(LessonPlace place) => Later + place.Step;

    public static string RetryAt(string step) => Retry + step;

    public static string PickOf(string option) => Pick + option;

    /// <summary>The try under way; picks of what an author has taken out meanwhile are forgotten.</summary>
    public static Attempt AttemptOf(Scene scene, LessonPlace place, Question question) => AttemptOf(scene, $"{place.Lesson}/{place.Step}", place.Picked, question);

    public static Attempt AttemptOf(Scene scene, string where, IReadOnlyList<string> picked, Question question)
    {
        var attempt = new Attempt($"{scene.Learner.Id}/{where}", []);
        var known = question.Options(attempt, scene.Phrases).Select(o => o.Id).ToHashSet();
        return attempt with { Picked = [.. picked.Where(known.Contains)] };
    }

    /// <summary>Out of the lesson, whose place is not needed any more.</summary>
    public static Scene Leave(Scene scene) => scene.With(scene.Learner with { Lesson = null, Activity = null });

    private static Turn Answer(Scene scene, Lesson lesson, LessonPlace place, Question question, Response response) => response.Match(
        mark => LessonStep.Feedback(scene, lesson, place, question, mark),
        picked => LessonStep.Show(At(scene, place with { Picked = picked }), lesson));

    // Said once, it is counted once; going through the lesson again says nothing new.
    private static Turn Practised(Scene scene, Lesson lesson, Practice practice)
    {
        var learner = scene.Learner;
        if (!scene.Records || FirstTimes.Has(learner.Practised, lesson.Id))
            return Next(scene);
        var turn = Next(scene.With(learner with { Practised = FirstTimes.Add(learner.Practised, learner, [lesson.Id], scene.Today) }));
        var said = new LearningEvent.PracticeDone(lesson.Id, practice.Id, learner.Audience, learner.Commune, learner.Hamlet);
        return turn with { Events = [said, .. turn.Events] };
    }

    private static (Lesson Lesson, LessonPlace Place)? Present(Scene scene) =>
        scene.Learner.Lesson is { } place && scene.Catalogue.Lesson(place.Lesson) is { } lesson && lesson.Find(place.Step) is not null
            ? (lesson, place) : null;

    private static LessonPlace PlaceAt(Lesson lesson, int index, ImmutableSortedDictionary<string, StepMark> marks) =>
        new(lesson.Id, lesson.Steps[index].Id, [], false, marks, index);

    private static Scene At(Scene scene, LessonPlace place) => scene.With(scene.Learner with { Lesson = place, Activity = null });
}
