using System.Globalization;
using ChatTutor.Core.Content;
using ChatTutor.Core.Questions;

namespace ChatTutor.Core.Conversation;

/// <summary>How each kind of step looks on the screen, and what is said to an answer.</summary>
internal static class LessonStep
{
    /// <summary>The step the learner stands at, after an optional line.</summary>
    public static Turn Show(Scene scene, Lesson lesson, string? before = null)
    {
        var place = scene.Learner.Lesson!;
        if (place.Answered)
            return scene.Say(Head(scene, lesson, place, before) + scene.Phrase("question.answered"), [Next(scene, place)]);
        return lesson.Find(place.Step) switch
        {
            Card card => scene.Say(
                Head(scene, lesson, place, before) + ScreenReport.TextOf(scene, card),
                [Next(scene, place), .. ScreenReport.Buttons(scene, lesson, card)], SourceLine(scene, card)),
            Picture picture => scene.Show(
                (id, choices) => new Reply.Picture(id, scene.Phrases.Address(Head(scene, lesson, place, before) + picture.Text), choices, picture.File, picture.Alt),
                [Next(scene, place)]),
            Link link => scene.Say(
                Head(scene, lesson, place, before) + link.Text, [Next(scene, place)], SourceLine(scene, link),
                link: new ReplyLink(link.Label, link.Url)),
            Practice practice => scene.Say(
                Head(scene, lesson, place, before) + practice.Text + (practice.Witness ? "\n" + scene.Phrase("practice.witness") : ""),
                [scene.Button(LessonActivity.ForwardFrom(place), "practice.done"), scene.Button(LessonActivity.LaterFrom(place), "practice.later")],
                SourceLine(scene, practice)),
            Question question => Ask(scene, lesson, place, question, before),
            _ => Menu.Show(scene),
        };
    }

    /// <summary>What is said to an answer: why, and a way on; after a slip also the way to try again.</summary>
    public static Turn Feedback(Scene scene, Lesson lesson, LessonPlace place, Question question, Mark mark)
    {
        var tries = (place.Marks.GetValueOrDefault(question.Id)?.Tries ?? 0) + 1;
        var answered = place with
        {
            Answered = true,
            Picked = [],
            Marks = place.Marks.SetItem(question.Id, new StepMark(mark.Right, tries)),
        };
        var there = scene.With(scene.Learner with { Lesson = answered, Activity = null });
        var buttons = mark.Right
            ? [Next(scene, answered)]
            : new[] { scene.Button(LessonActivity.RetryAt(question.Id), "question.retry"), Next(scene, answered) };
        var missing = mark.Missing is null ? "" : scene.Phrase("question.missing", ("label", mark.Missing)) + " ";
        var turn = there.Say($"{scene.Phrase(mark.Right ? "question.right" : "question.wrong")} {missing}{mark.Feedback}", buttons);
        return scene.Records
            ? turn with { Events = [new LearningEvent.QuestionMarked(lesson.Id, question.Id, mark.Right, mark.Given, tries, scene.Learner.Commune)] }
            : turn;
    }

    private static Turn Ask(Scene scene, Lesson lesson, LessonPlace place, Question question, string? before)
    {
        var attempt = LessonActivity.AttemptOf(scene, place, question);
        var options = question.Options(attempt, scene.Phrases).Select(o => new Button(LessonActivity.PickOf(o.Id), o.Label));
        return scene.Say(Head(scene, lesson, place, before) + question.Show(attempt, scene.Phrases), options);
    }

    private static Button Next(Scene scene, LessonPlace place) => scene.Button(LessonActivity.ForwardFrom(place), "next");

    private static string Head(Scene scene, Lesson lesson, LessonPlace place, string? before)
    {
        var step = scene.Phrase("lesson.step", ("n", lesson.IndexOf(place.Step) + 1), ("of", lesson.Steps.Count));
        return (before is null ? "" : before + "\n\n") + step + "\n";
    }

    // The first fact names the source: one line is enough under a card.
    private static string? SourceLine(Scene scene, Telling told) =>
        told.Facts.Select(scene.Catalogue.Fact).FirstOrDefault(f => f?.Sources.Count > 0) is { } fact
            ? scene.Phrase("source", ("title", fact.Sources[0].Title), ("checked", fact.Checked.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)))
            : null;
}
