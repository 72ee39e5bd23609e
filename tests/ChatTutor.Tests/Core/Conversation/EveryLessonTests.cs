using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Core;

/// <summary>Every lesson of the repository can be finished by every way of answering, and through every wrong answer.</summary>
public sealed class EveryLessonTests
{
    /// <summary>Messages a lesson of 6 cards, 4 questions and a practice may take by the longest way.</summary>
    private const int Most = 60;

    public static TheoryData<string, string> LessonsAndWays
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var lesson in Lessons)
                foreach (var way in WaysToAnswer.All.Keys)
                    data.Add(lesson, way);
            return data;
        }
    }

    public static IEnumerable<string> Lessons => SampleContent.Real.Catalogue!.Lessons.Concat(SampleContent.Catalogue.Lessons).Select(l => l.Id);

    public static TheoryData<string> AllLessons => [.. Lessons];

    [Theory]
    [MemberData(nameof(LessonsAndWays))]
    public void Is_finished_with_right_answers(string id, string way)
    {
        var (catalogue, lesson) = Find(id);
        var pupil = new Pupil(catalogue).Begin(id);
        while (pupil.Learner.Lesson is not null)
        {
            if (pupil.Asked is { } question)
                WaysToAnswer.All[way](pupil, AnswerKey.Right(question));
            else
                WaysToAnswer.GoOn(pupil, way);
            Assert.True(pupil.Sent < Most, $"stuck at: {pupil.Text}");
        }
        var questions = lesson.Questions.ToList();
        Assert.Equal(questions.Select(q => q.Id), pupil.Events.OfType<LearningEvent.QuestionMarked>().Select(m => m.Step));
        Assert.All(pupil.Events.OfType<LearningEvent.QuestionMarked>(), m => Assert.True(m is { Right: true, Try: 1 }, m.ToString()));
        var done = Assert.Single(pupil.Events.OfType<LearningEvent.LessonCompleted>());
        Assert.Equal((id, questions.Count, questions.Count, true), (done.Lesson, done.Right, done.Questions, done.First));
        Assert.Contains(catalogue.Phrases.Address(lesson.Recap), pupil.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllLessons))]
    public void Explains_every_wrong_answer_and_offers_another_try(string id)
    {
        var (catalogue, lesson) = Find(id);
        var pupil = new Pupil(catalogue).Begin(id);
        while (pupil.Learner.Lesson is { } place)
            if (pupil.Asked is { } question)
                GoWrongEveryWay(pupil, place, question);
            else
                WaysToAnswer.GoOn(pupil, "buttons");
        var marks = pupil.Events.OfType<LearningEvent.QuestionMarked>().ToList();
        Assert.Equal(lesson.Questions.Sum(q => AnswerKey.Wrong(q).Count()), marks.Count(m => !m.Right));
        Assert.Equal(lesson.Questions.Count(), Assert.Single(pupil.Events.OfType<LearningEvent.LessonCompleted>()).Right);
    }

    [Theory]
    [MemberData(nameof(AllLessons))]
    public void Passing_over_every_question_leads_back_to_them_and_still_to_the_end(string id)
    {
        var (catalogue, lesson) = Find(id);
        var pupil = new Pupil(catalogue).Begin(id);
        for (var step = 0; step < lesson.Steps.Count; step++)
            pupil.Say("tiếp");
        Assert.Contains("0/", pupil.Text, StringComparison.Ordinal);
        pupil.Tap("retry:" + lesson.Questions.First().Id);
        while (pupil.Learner.Lesson is not null)
            if (pupil.Asked is { } question)
                WaysToAnswer.Press(pupil, AnswerKey.Right(question));
            else
                WaysToAnswer.GoOn(pupil, "buttons");
        Assert.Single(pupil.Events.OfType<LearningEvent.LessonCompleted>());
    }

    [Theory]
    [MemberData(nameof(AllLessons))]
    public void Cards_change_for_an_iphone_take_a_report_and_go_on(string id)
    {
        var (catalogue, lesson) = Find(id);
        var pupil = new Pupil(catalogue).Begin(id);
        while (pupil.Learner.Lesson is { } place)
        {
            if (lesson.Find(place.Step) is Card { Iphone: { } iphone } card)
            {
                pupil.Tap("phone:" + card.Id);
                Assert.Contains(catalogue.Phrases.Address(iphone), pupil.Text, StringComparison.Ordinal);
                pupil.Tap("phone:" + card.Id);
                Assert.Contains(catalogue.Phrases.Address(card.Text), pupil.Text, StringComparison.Ordinal);
            }
            if (pupil.IsOffered("differs:" + place.Step))
                pupil.Tap("differs:" + place.Step);
            if (pupil.Asked is { } question)
                WaysToAnswer.Press(pupil, AnswerKey.Right(question));
            else
                WaysToAnswer.GoOn(pupil, "buttons");
        }
        Assert.Equal(
            lesson.Steps.OfType<Card>().Where(c => c.Screen is not null).Select(c => c.Id),
            pupil.Events.OfType<LearningEvent.ScreenDiffered>().Select(e => e.Step));
    }

    private static void GoWrongEveryWay(Pupil pupil, LessonPlace place, Question question)
    {
        foreach (var wrong in AnswerKey.Wrong(question))
        {
            WaysToAnswer.Press(pupil, wrong);
            Assert.Contains(pupil.Catalogue.Phrases.Address(AnswerKey.Explained(question, wrong)), pupil.Text, StringComparison.Ordinal);
            Assert.False(pupil.Learner.Lesson!.Marks[question.Id].Right);
            pupil.Tap("retry:" + question.Id);
            Assert.Equal(place.Step, pupil.Learner.Lesson!.Step);
        }
        WaysToAnswer.Press(pupil, AnswerKey.Right(question));
        Assert.True(pupil.Learner.Lesson!.Marks[question.Id].Right);
    }

    private static (Catalogue, Lesson) Find(string id)
    {
        var catalogue = id.StartsWith("mau/", StringComparison.Ordinal) ? SampleContent.Catalogue : SampleContent.Real.Catalogue!;
        return (catalogue, catalogue.Lesson(id)!);
    }
}
