using ChatTutor.Answers;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Content;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Answers;

/// <summary>Free questions answered from the real lessons, without a model.</summary>
public sealed class LessonAnswersTests
{
    private static readonly Catalogue Real = SampleContent.Real.Catalogue!;

    private static readonly LessonAnswers Now = Answers(new CatalogueSource(Real), SampleContent.Today.ToDateTime(default));

    [Theory]
    [InlineData("vneid là gì", "vneid/la-gi")]
    [InlineData("VNEID LA GI", "vneid/la-gi")]
    [InlineData("vê nờ ét ai đi là gì", "vneid/la-gi")]
    [InlineData("quên mật khẩu vneid", "vneid/quen-mat-khau-doi-may")]
    [InlineData("wen mk vneid r lm sao", "vneid/quen-mat-khau-doi-may")]
    [InlineData("ô tê pê là gì", "an-toan-so/otp")]
    [InlineData("mã dùng trồng là gì", "nong-dan-so/ma-vung-trong")]
    [InlineData("sinh chắc học là gì", "thanh-toan-so/sinh-trac-hoc")]
    [InlineData("tui muon chinh chu to len", "cao-tuoi/chu-to-doc-giong")]
    public async Task However_it_is_typed_the_lesson_is_found(string question, string lesson)
    {
        var answer = await AskAsync(Now, question);

        Assert.Equal(lesson, answer.Lessons[0]);
        Assert.NotEmpty(answer.Text);
    }

    [Theory]
    [InlineData("xyzzy plugh qwerty")]
    [InlineData("ừ à nha")]
    [InlineData("")]
    public async Task Nothing_known_is_neither_answered_nor_offered(string question)
    {
        var answer = await AskAsync(Now, question);

        Assert.Empty(answer.Text);
        Assert.Empty(answer.Lessons);
    }

    [Fact]
    public async Task Marks_tell_what_is_salt_from_what_is_a_network()
    {
        Assert.Equal("du-lieu-dong-ruong/xam-nhap-man", (await AskAsync(Now, "đo mặn ở đâu")).Lessons[0]);
        Assert.Equal("khoi-dong/ket-noi-mang", (await AskAsync(Now, "mạng yếu thì làm sao")).Lessons[0]);
    }

    [Fact]
    public async Task A_rules_own_lesson_is_the_answer_and_its_place_comes_after()
    {
        var answer = await AskAsync(Now, "tra giùm hồ sơ đất nhà tui xong chưa");

        Assert.Equal("dich-vu-cong/theo-doi-phi", answer.Lessons[0]);
        Assert.Contains("không tra giùm được", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_three_sentences_and_three_lessons()
    {
        foreach (var lesson in Real.Lessons)
        {
            var answer = await AskAsync(Now, lesson.Title);
            Assert.InRange(answer.Lessons.Count, 0, 3);
            Assert.InRange(answer.Text.Split(". ").Length, 0, 6);
        }
    }

    [Fact]
    public async Task A_fact_that_is_not_confirmed_or_past_its_review_is_never_said()
    {
        var later = Answers(new CatalogueSource(Real), new DateTime(2090, 1, 1));

        foreach (var fact in Real.Facts)
        {
            if (fact.Unconfirmed is not null)
                Assert.DoesNotContain(fact.Says, (await AskAsync(Now, fact.Says)).Text, StringComparison.Ordinal);
            var answer = await AskAsync(later, fact.Says);
            Assert.DoesNotContain(fact.Says, answer.Text, StringComparison.Ordinal);
            Assert.Null(answer.Source);
        }
    }

    [Fact]
    public async Task A_changed_catalogue_is_answered_from_soon()
    {
        var source = new CatalogueSource(SampleContent.Catalogue);
        var answers = Answers(source, SampleContent.Today.ToDateTime(default));
        Assert.DoesNotContain("vneid/tich-hop", (await AskAsync(answers, "đưa bằng lái vào VNeID")).Lessons);

        source.Current = Real;

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await AskAsync(answers, "đưa bằng lái vào VNeID")).Lessons.Contains("vneid/tich-hop"))
            await Task.Delay(20, limit.Token);
    }

    [Fact]
    public async Task A_short_question_leans_on_the_one_before()
    {
        var ask = new Effect.Ask("còn mất máy thì sao") { Earlier = ["vneid quên mật khẩu"] };

        Assert.Equal("vneid/quen-mat-khau-doi-may", (await Now.AnswerAsync(ask, new LearnerId(1), null, CancellationToken.None)).Lessons[0]);
    }

    private static ValueTask<Answer> AskAsync(LessonAnswers answers, string question) =>
        answers.AnswerAsync(new Effect.Ask(question), new LearnerId(1), null, CancellationToken.None);

    private static LessonAnswers Answers(CatalogueSource source, DateTime today) =>
        new(source, new FakeTimeProvider(new DateTimeOffset(today, TimeSpan.Zero)), TimeZoneInfo.Utc, NullLogger<LessonAnswers>.Instance);
}
