using ChatTutor.Answers;
using ChatTutor.Core.Content;
using ChatTutor.Host.Asking;
using ChatTutor.Service.Content;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Host.Asking;

/// <summary>Our own list of questions stays as well answered as it is: a change of rules or words that makes it worse fails here.</summary>
public sealed class OwnQuestionsTests
{
    private static readonly Catalogue Catalogue = SampleContent.Real.Catalogue!;

    private static readonly IReadOnlyList<AskedQuestion> Questions =
        QuestionFile.Read(Path.Combine(Repository.Root, "tests", "questions", "own.csv"));

    [Fact]
    public async Task Our_own_questions_are_answered_as_well_as_they_were()
    {
        var judged = await JudgeAsync(Questions);

        Assert.True(judged.First >= 95.5 && judged.Three >= 98 && judged.Behaviour >= 95 && judged.Wrong <= 1.2, judged.ToString());
        Assert.Equal(0, judged.OutOfScope);
        Assert.All(judged.Gates, gate => Assert.Equal(100, gate.Value));
    }

    /// <summary>Nobody tuned for these when they were written; the floor is what they then gave.</summary>
    [Fact]
    public async Task Questions_nobody_tuned_for_are_answered_as_well_as_they_were()
    {
        var judged = await JudgeAsync(QuestionFile.Read(Path.Combine(Repository.Root, "tests", "questions", "unseen.csv")));

        Assert.True(judged.First >= 86 && judged.Three >= 95 && judged.Behaviour >= 88 && judged.Wrong <= 6, judged.ToString());
        Assert.Equal(100, judged.Gates["EMERGENCY"]);
        Assert.Equal(100, judged.Gates["BLOCK-SECRET"]);
    }

    [Fact]
    public void Every_expected_lesson_exists_and_no_question_is_itself_a_way_of_asking()
    {
        Assert.All(Questions.SelectMany(q => q.Lessons), lesson => Assert.NotNull(Catalogue.Lesson(lesson)));
        var asked = Catalogue.Lexicon.Lessons.SelectMany(l => l.Asked).Select(ChatTutor.Core.Language.Folding.Fold).ToHashSet();
        Assert.DoesNotContain(Questions.Where(q => q.Question.Length > 25), q => asked.Contains(ChatTutor.Core.Language.Folding.Fold(q.Question)));
    }

    private static async Task<Judgement> JudgeAsync(IReadOnlyList<AskedQuestion> questions)
    {
        var answers = new LessonAnswers(
            new CatalogueSource(Catalogue), new FakeTimeProvider(new DateTimeOffset(SampleContent.Today, default, TimeSpan.Zero)), TimeZoneInfo.Utc,
            NullLogger<LessonAnswers>.Instance);
        var desk = new AskDesk(Catalogue, answers);
        var all = new List<(AskedQuestion, AskAnswer)>();
        foreach (var question in questions)
            all.Add((question, await desk.AnswerAsync(question, CancellationToken.None)));
        return Judgement.Of(all);
    }
}
