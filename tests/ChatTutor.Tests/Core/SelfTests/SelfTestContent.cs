using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Exams;
using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Core;

/// <summary>The sample with a bank for its course: each of its questions, which are of all kinds, asked in two ways.</summary>
internal static class SelfTestContent
{
    public const string Course = "mau";

    public static Catalogue Catalogue { get; } = SampleContent.Catalogue.Renewed(
        SampleContent.Catalogue.Phrases, SampleContent.Catalogue.Courses,
        [
            .. from lesson in SampleContent.Catalogue.Lessons
               from question in lesson.Questions
               from way in (int[])[1, 2]
               select new Item(question with { Id = $"{question.Id}-{way}", Prompt = $"{question.Prompt} ({way})" }, lesson.Id, null, way, [], []),
        ]);

    /// <summary>Somebody who agreed to be remembered, before any lesson.</summary>
    public static Pupil Pupil(Consent consent = Consent.Given, long id = 1) =>
        new(Catalogue, id) { Learner = new Learner(new LearnerId(id), consent, 3, "nong-dan", "phuong-sa-dec") };

    public static Question AskedIn(this Pupil pupil) => pupil.Catalogue.Items.Single(i => i.Id == pupil.Learner.Test!.Item).Question;

    /// <summary>Answers the question of the self-test on the screen, to its end.</summary>
    public static void Answer(this Pupil pupil, bool right)
    {
        var question = pupil.AskedIn();
        // Of things to put in order the last goes without saying.
        foreach (var option in (right ? AnswerKey.Right(question) : AnswerKey.Wrong(question).First()).TakeWhile(_ => !pupil.Learner.Test!.IsAnswered))
            pupil.Tap("test-opt:" + option);
        if (question is SeveralChoices)
            pupil.Tap("test-opt:done");
    }

    /// <summary>To the end of the self-test, with so many right answers in all.</summary>
    public static void Through(this Pupil pupil, int right)
    {
        while (pupil.Learner.Test is { } test)
        {
            if (!test.IsAnswered)
                pupil.Answer(test.Right < right);
            pupil.Say("tiếp");
        }
    }
}
