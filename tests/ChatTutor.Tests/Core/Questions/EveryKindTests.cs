using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Core;

/// <summary>Every line of the table of step kinds is in the sample, in a talk of tests/transcripts, and can be gone through.</summary>
public sealed class EveryKindTests
{
    public static TheoryData<string> All => [.. StepKinds.All.Keys];

    public static TheoryData<string> Questions => [.. StepKinds.All.Where(k => k.Value.Type.IsAssignableTo(typeof(Question))).Select(k => k.Key)];

    [Theory]
    [MemberData(nameof(All))]
    public void Is_in_the_sample(string kind) => Assert.NotNull(Find(kind).Step);

    [Theory]
    [MemberData(nameof(Questions))]
    public void Is_answered_rightly_and_wrongly_in_a_transcript(string kind)
    {
        var (lesson, step) = Find(kind);
        var marks = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "transcripts"), "*.txt").SelectMany(File.ReadLines)
            .Where(line => line.Contains($"\"lesson\":\"{lesson.Id}\",\"step\":\"{step.Id}\"", StringComparison.Ordinal)).ToList();
        Assert.Contains(marks, line => line.Contains("\"right\":true", StringComparison.Ordinal));
        Assert.Contains(marks, line => !line.Contains("\"right\":true", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Is_tried_again_until_right_and_every_try_is_counted(string kind)
    {
        var (lesson, step) = Find(kind);
        var pupil = new Pupil(SampleContent.Catalogue).Begin(lesson.Id);
        while (pupil.Learner.Lesson!.Step != step.Id)
            pupil.Say("tiep");
        var wrong = AnswerKey.Wrong((Question)step).First();
        for (var slip = 1; slip <= 5; slip++)
        {
            WaysToAnswer.Press(pupil, wrong);
            Assert.Equal(new StepMark(false, slip), pupil.Learner.Lesson!.Marks[step.Id]);
            pupil.Say("lam lai");
        }
        WaysToAnswer.Press(pupil, AnswerKey.Right((Question)step));
        Assert.Equal(new StepMark(true, 6), pupil.Learner.Lesson!.Marks[step.Id]);
        Assert.Equal([1, 2, 3, 4, 5, 6], pupil.Events.OfType<LearningEvent.QuestionMarked>().Select(m => m.Try));
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void An_answer_after_the_answer_is_not_marked_again(string kind)
    {
        var (lesson, step) = Find(kind);
        var pupil = new Pupil(SampleContent.Catalogue).Begin(lesson.Id);
        while (pupil.Learner.Lesson!.Step != step.Id)
            pupil.Say("tiep");
        var options = pupil.Learner.Offered!;
        WaysToAnswer.Press(pupil, AnswerKey.Right((Question)step));
        foreach (var option in options)
            pupil.Send(new InboundMessage.Choice(option.Id));
        Assert.Single(pupil.Events.OfType<LearningEvent.QuestionMarked>());
    }

    private static (Lesson Lesson, Step Step) Find(string kind) =>
        SampleContent.Catalogue.Lessons.SelectMany(l => l.Steps.Select(s => (l, s))).FirstOrDefault(s => s.s.GetType() == StepKinds.All[kind].Type);
}
