using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Questions;
using FsCheck;
using FsCheck.Xunit;

namespace ChatTutor.Tests.Core;

/// <summary>Authors change lessons while people learn: the place is kept or the nearest one is taken, and no mark is lost.</summary>
public sealed class ContentChangeTests
{
    private const string Long = "mau/du-loai";

    private readonly Pupil pupil = new Pupil(SampleContent.Catalogue).Begin(Long);

    public static Arbitrary<AnyTalk> Talks() => AnyTalk.Any(60, 120);

    [Fact]
    public void A_step_taken_out_leads_to_the_nearest_one_with_all_marks()
    {
        AnswerUntil("nhieu");
        pupil.Catalogue = pupil.Catalogue.Step(Long, "nhieu", _ => null);
        pupil.Say("hoc");
        Assert.StartsWith("Bài này vừa được sửa.", pupil.Text, StringComparison.Ordinal);
        Assert.Equal("thu-tu", pupil.Learner.Lesson!.Step);
        Assert.Equal(new StepMark(true, 1), pupil.Learner.Lesson.Marks["mot"]);
        Assert.True(Oracle.Finish(pupil));
    }

    [Theory]
    [InlineData("next")]
    [InlineData("button")]
    [InlineData("words")]
    [InlineData("back")]
    public void The_first_thing_done_after_a_step_is_gone_is_answered(string how)
    {
        AnswerUntil("so");
        pupil.Catalogue = pupil.Catalogue.Step(Long, "so", _ => null);
        _ = how switch
        {
            "next" => pupil.Say("tiếp"),
            "back" => pupil.Say("lại"),
            "words" => pupil.Say("bốn"),
            _ => pupil.Tap("opt:4"),
        };
        Assert.Contains("Bài này vừa được sửa.", pupil.Text, StringComparison.Ordinal);
        Assert.Equal("thu-tu", pupil.Learner.Lesson!.Step);
        Assert.Equal(3, pupil.Learner.Lesson.Marks.Count);
    }

    [Fact]
    public void A_step_moved_or_with_new_ones_before_it_is_still_the_place()
    {
        AnswerUntil("thu-tu");
        pupil.Catalogue = pupil.Catalogue.Lesson(Long, l => l with { Steps = [new Card("moi", "Thẻ mới.", []), .. l.Steps.Reverse()] });
        WaysToAnswer.Press(pupil, ["a", "b", "c"]);
        Assert.Equal(new StepMark(true, 1), pupil.Learner.Lesson!.Marks["thu-tu"]);
        pupil.Say("tiếp");
        Assert.StartsWith("Bước 4/9", pupil.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_added_late_is_asked_before_the_end_when_it_is_needed()
    {
        AnswerUntil("so");
        WaysToAnswer.Press(pupil, ["4"]);
        var added = Enumerable.Range(1, 3).Select(i => new TrueFalse($"moi-{i}", "Thử.", true, "Đúng.", "Sai."));
        pupil.Catalogue = pupil.Catalogue.Lesson(Long, l => l with { Steps = [.. added, .. l.Steps] });
        pupil.Say("tiếp");
        Assert.Contains("4/7", pupil.Text, StringComparison.Ordinal);
        pupil.Tap("retry:moi-1");
        Assert.True(Oracle.Finish(pupil));
    }

    [Fact]
    public void A_lesson_taken_out_leads_to_the_menu_and_what_was_completed_stays()
    {
        Assert.True(Oracle.Finish(pupil));
        pupil.Send(new InboundMessage.Started("mau/ngan"));
        pupil.Catalogue = pupil.Catalogue.Lesson("mau/ngan", _ => null);
        pupil.Say("tiếp");
        Assert.Contains("Bài này vừa được thay.", pupil.Text, StringComparison.Ordinal);
        Assert.Null(pupil.Learner.Lesson);
        Assert.Equal([Long], pupil.Learner.Completed!.Keys);
        pupil.Say("điểm");
        pupil.Say("dữ liệu");
        Assert.Contains("Đủ loại bước", pupil.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Picks_of_a_choice_taken_out_do_not_lock_the_question()
    {
        AnswerUntil("nhieu");
        pupil.Tap("opt:c");
        pupil.Catalogue = pupil.Catalogue.Step(Long, "nhieu", s => (SeveralChoices)s with { Choices = [.. ((SeveralChoices)s).Choices.Where(c => c.Id != "c")] });
        pupil.Say("học");
        WaysToAnswer.Press(pupil, ["a", "b"]);
        Assert.True(pupil.Learner.Lesson!.Marks["nhieu"].Right);
    }

    [Fact]
    public void Picks_of_a_thing_to_order_taken_out_do_not_spoil_the_order()
    {
        AnswerUntil("thu-tu");
        pupil.Tap("opt:c");
        pupil.Catalogue = pupil.Catalogue.Step(Long, "thu-tu", s => (Ordering)s with { Items = [new("a", "Dừng lại"), new("b", "Hỏi người nhà"), new("d", "Báo công an")] });
        pupil.Say("học");
        WaysToAnswer.Press(pupil, ["a", "b", "d"]);
        Assert.True(pupil.Learner.Lesson!.Marks["thu-tu"].Right);
    }

    [Fact]
    public void A_group_and_a_commune_taken_out_are_as_if_not_chosen()
    {
        pupil.Learner = pupil.Learner with { Audience = "nhom-cu", Commune = "xa-cu" };
        pupil.Say("dữ liệu");
        Assert.Contains("Nhóm: chưa chọn", pupil.Text, StringComparison.Ordinal);
        Assert.True(Oracle.Finish(pupil));
        Assert.Equal("xa-cu", Assert.Single(pupil.Events.OfType<LearningEvent.LessonCompleted>()).Commune);
    }

    [Property(MaxTest = 40, Arbitrary = [typeof(ContentChangeTests)])]
    public void Any_change_at_any_moment_of_any_talk_loses_nothing(AnyTalk talk)
    {
        var learner = new Pupil(SampleContent.Real.Catalogue!).Begin("vneid/la-gi");
        var seen = new List<string>();
        foreach (var move in talk.Moves)
        {
            if (move.Pick % 10 == 0)
                learner.Catalogue = Variant(move.Pick);
            var completed = learner.Learner.Completed?.Count ?? 0;
            var turn = learner.Send(AnyTalk.Read(move, learner, seen));
            seen.AddRange(turn.Replies.SelectMany(r => r.Choices).Select(c => c.Id));
            Assert.True(learner.Learner.Consent != Consent.Given || (learner.Learner.Completed?.Count ?? 0) >= completed);
        }
        Assert.True(Oracle.Finish(learner), learner.Text);
    }

    // Every lesson turned round and short of a step, and one lesson gone.
    private static Catalogue Variant(int number) => SampleContent.Real.Catalogue!.Lessons(l =>
        (l.Id.Length + number) % 7 == 0 ? null : l with
        {
            Steps = [.. (number % 20 == 0 ? l.Steps.Reverse() : l.Steps).Where((_, i) => i != number % l.Steps.Count)],
        });

    private void AnswerUntil(string step)
    {
        while (pupil.Learner.Lesson!.Step != step)
            if (pupil.Asked is { } question)
                WaysToAnswer.Press(pupil, AnswerKey.Right(question));
            else
                WaysToAnswer.GoOn(pupil, "buttons");
    }
}
