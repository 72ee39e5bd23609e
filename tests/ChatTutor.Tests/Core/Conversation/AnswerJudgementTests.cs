using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Core;

/// <summary>"Đúng ý" and "Chưa đúng": counted once, kept masked, and the lesson stays where it is.</summary>
public sealed class AnswerJudgementTests
{
    private static readonly Answer Good = new("Bấm nhầm không hư máy đâu.", ["mau/ngan", "mau/du-loai"]);

    private readonly Pupil pupil = new(SampleContent.Catalogue);

    [Theory]
    [InlineData("good", true)]
    [InlineData("bad", false)]
    public void However_often_it_is_pressed_it_counts_once(string button, bool liked)
    {
        pupil.Begin("mau/ngan");
        Answered("bấm nhầm có hư máy không");
        var id = pupil.Offered($"{button}:{pupil.Learner.Screen}").Id;
        var other = pupil.Learner.Offered!.Single(o => o.Id.Contains(liked ? ":bad:" : ":good:", StringComparison.Ordinal)).Id;
        var gaps = new List<QuestionGap?>();
        foreach (var press in (string[])[id, id, other, id])
        {
            pupil.Now += TimeSpan.FromMinutes(2);
            gaps.Add(pupil.Send(new InboundMessage.Choice(press)).Gap);
            Assert.Single(pupil.Last.Replies);
        }

        Assert.Equal([new LearningEvent.AnswerJudged("mau/ngan", liked)], pupil.Events.OfType<LearningEvent.AnswerJudged>());
        Assert.Equal(liked ? [] : ["bấm nhầm có hư máy không"], gaps.OfType<QuestionGap>().Select(g => g.Words));
        Assert.Equal(liked ? 0 : 1, pupil.Learner.Noted);
    }

    [Fact]
    public void After_no_other_lessons_are_offered_and_the_place_is_kept()
    {
        pupil.Begin("mau/ngan");
        pupil.Say("tiếp");
        var next = pupil.Offered("next:chac").Id;
        var place = pupil.Learner.Lesson;
        Answered("bấm nhầm có hư máy không");
        pupil.Say("chua dung");

        Assert.Equal(["Đủ loại bước", "Học tiếp"], pupil.Learner.Offered!.Select(o => o.Label));
        Assert.Equal(StoredJson.Write(new Learner(default, Lesson: place)), StoredJson.Write(new Learner(default, Lesson: pupil.Learner.Lesson)));
        pupil.Send(new InboundMessage.Choice(next));
        Assert.Equal("dung-sai", pupil.Learner.Lesson!.Step);
    }

    [Fact]
    public void It_may_be_pressed_after_the_lesson_has_gone_on()
    {
        pupil.Begin("mau/ngan");
        Answered("bấm nhầm có hư máy không");
        var bad = pupil.Learner.Offered!.Single(o => o.Label == "Chưa đúng").Id;
        pupil.Say("tiếp");
        pupil.Say("tiếp");
        Assert.NotNull(pupil.Send(new InboundMessage.Choice(bad)).Gap);
        Assert.Equal("dung-sai", pupil.Learner.Lesson!.Step);
    }

    [Theory]
    [InlineData("Đúng ý", true)]
    [InlineData("dung y", true)]
    [InlineData("ĐÚNG", true)]
    [InlineData("đúng rồi", true)]
    [InlineData("chưa đúng", false)]
    [InlineData("CHUA DUNG", false)]
    [InlineData("sai", false)]
    [InlineData("không đúng", false)]
    public void Words_mean_the_answer_while_it_is_the_latest_message_and_the_lesson_afterwards(string words, bool liked)
    {
        pupil.Begin("mau/ngan");
        pupil.Say("tiếp");
        pupil.Say("tiếp");
        Answered("bấm nhầm có hư máy không");
        pupil.Say(words);
        Assert.Equal(new LearningEvent.AnswerJudged("mau/ngan", liked), pupil.Events[^1]);
        pupil.Say("đúng");
        Assert.Equal("dung-sai", Assert.IsType<LearningEvent.QuestionMarked>(pupil.Events[^1]).Step);
        Assert.False(pupil.Learner.Muted);
    }

    [Fact]
    public void The_word_that_stops_still_stops_under_an_answer()
    {
        pupil.Begin("mau/ngan");
        Answered("bấm nhầm có hư máy không");
        pupil.Say("dung");
        Assert.True(pupil.Learner.Muted);
    }

    [Fact]
    public void A_number_means_a_choice_under_the_answer_although_the_lesson_waits()
    {
        pupil.Begin("mau/ngan");
        pupil.Say("tiếp");
        pupil.Say("tiếp");
        Answered("bấm nhầm có hư máy không");
        Assert.Equal(["Đúng ý", "Chưa đúng", "Học tiếp"], pupil.Learner.Offered!.Select(o => o.Label));
        pupil.Say("2");
        Assert.Equal(new LearningEvent.AnswerJudged("mau/ngan", false), pupil.Events[^1]);
    }

    [Fact]
    public void A_stranger_and_one_who_said_no_may_judge_and_nothing_of_it_is_kept()
    {
        Answered("bấm nhầm có hư máy không");
        pupil.Say("Chưa đúng");
        Assert.Contains("Đủ loại bước", pupil.Learner.Offered!.Select(o => o.Label));
        pupil.Begin("mau/ngan");
        pupil.Say("xóa");
        pupil.Tap("erase-yes");
        pupil.Send(new InboundMessage.Started("mau/ngan"));
        pupil.Tap("consent-no");
        Answered("chuyện riêng của bác làm sao");
        var judged = pupil.Say("chưa đúng");
        var unknown = pupil.Send(new InboundMessage.Answered(new Answer("", []), "chuyện riêng khác"));

        Assert.Equal((null, null), (judged.Gap, unknown.Gap));
        Assert.DoesNotContain(pupil.Events, e => e is LearningEvent.AnswerJudged);
        Assert.DoesNotContain("chuyện riêng", StoredJson.Write(pupil.Learner), StringComparison.Ordinal);
        Assert.DoesNotContain("người soạn bài", pupil.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_hour_its_words_are_forgotten()
    {
        pupil.Begin("mau/ngan");
        Answered("chuyện của bác làm sao");
        var bad = pupil.Learner.Offered!.Single(o => o.Label == "Chưa đúng").Id;
        pupil.Now += TimeSpan.FromHours(1);
        Assert.Null(pupil.Send(new InboundMessage.Choice(bad)).Gap);
        Assert.Single(pupil.Last.Replies);
        Assert.DoesNotContain("chuyện của bác", StoredJson.Write(pupil.Learner), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_kept_is_masked_and_told_to_the_person()
    {
        pupil.Begin("mau/ngan");
        var turn = pupil.Send(new InboundMessage.Answered(new Answer("", [], Near: ["mau/ngan"]), "tôi tên Nguyễn Văn An muốn nuôi lươn"));
        Assert.Equal(new("tôi tên ••• muốn nuôi lươn", GapKind.Unanswered, []), turn.Gap! with { Near = [] });
        Assert.Equal(["mau/ngan"], turn.Gap!.Near);
        Assert.Contains("người soạn bài", pupil.Text, StringComparison.Ordinal);
        pupil.Say("dữ liệu");
        Assert.Contains("Câu hỏi ghi cho người soạn bài: 1 câu", pupil.Text, StringComparison.Ordinal);
    }

    private void Answered(string question)
    {
        Assert.Single(pupil.Say(question).Effects);
        pupil.Send(new InboundMessage.Answered(Good, question));
    }
}
