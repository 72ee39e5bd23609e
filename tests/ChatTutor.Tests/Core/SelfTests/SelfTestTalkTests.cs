using System.Collections.Immutable;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.SelfTests;

namespace ChatTutor.Tests.Core;

/// <summary>A self-test in the talk: marked once, counted once, left and gone on with at any moment.</summary>
public sealed class SelfTestTalkTests
{
    [Fact]
    public void Before_and_after_are_each_counted_once_with_other_questions()
    {
        var pupil = SelfTestContent.Pupil();
        pupil.Say("THU SUC");
        pupil.Tap("test:mau");
        var before = pupil.Learner.Test!.Items;
        pupil.Through(2);
        Assert.Contains("Bác đúng 2 trong 5 câu. Học xong khóa này mình thử lại nhé.", pupil.Text, StringComparison.Ordinal);
        // The same five again count for nothing, whatever comes of them.
        pupil.Say("thử sức");
        pupil.Tap("test:mau");
        Assert.Equal(before, pupil.Learner.Test!.Items);
        pupil.Through(5);

        Learn(pupil);

        Assert.Equal("Thử sức lại", pupil.Offered("test:mau").Label);
        pupil.Tap("test:mau");
        Assert.Empty(before.Intersect(pupil.Learner.Test!.Items));
        pupil.Through(4);
        Assert.Contains("Bác đúng 4 trong 5 câu.", pupil.Text, StringComparison.Ordinal);
        pupil.Say("thử sức");
        pupil.Tap("test:mau");
        pupil.Through(1);
        Assert.Equal(
            [
                new LearningEvent.SelfTested("mau", SelfTestStage.Before, 2, 5, null, "phuong-sa-dec"),
                new LearningEvent.SelfTested("mau", SelfTestStage.After, 4, 5, 2, "phuong-sa-dec"),
            ],
            pupil.Events.OfType<LearningEvent.SelfTested>());
        Assert.DoesNotContain(pupil.Events, e => e is LearningEvent.QuestionMarked { Step: var step } && before.Any(i => i.EndsWith("#" + step, StringComparison.Ordinal)));
        Assert.Contains("Thử sức “Khóa mẫu”: đúng 2/5 câu trước khi học, 4/5 câu sau khi học", pupil.Say("dữ liệu").Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_count_in_the_commune_of_the_first_even_after_a_move()
    {
        var pupil = SelfTestContent.Pupil();
        Begin(pupil);
        pupil.Through(1);
        Learn(pupil);
        pupil.Learner = pupil.Learner with { Commune = "xa-my-tho" };
        Begin(pupil);
        pupil.Through(3);
        Assert.Equal("phuong-sa-dec", pupil.Events.OfType<LearningEvent.SelfTested>().Last().Commune);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_began_or_ended_in_the_middle_of_the_course_counts_for_nothing(bool beganBefore)
    {
        var pupil = SelfTestContent.Pupil();
        if (beganBefore)
        {
            Begin(pupil);
            pupil.Answer(right: true);
        }
        Complete(pupil, "mau/ngan");
        Begin(pupil);
        Assert.Equal(beganBefore ? 1 : 0, pupil.Learner.Test!.Marks.Count);
        pupil.Through(5);
        Assert.Contains("Bác đúng 5 trong 5 câu", pupil.Text, StringComparison.Ordinal);
        Complete(pupil, "mau/du-loai");
        Assert.False(pupil.IsOffered("test:mau"));
        Begin(pupil);
        pupil.Through(5);
        Assert.DoesNotContain(pupil.Events, e => e is LearningEvent.SelfTested);
        Assert.Null(pupil.Learner.Tested);
    }

    [Fact]
    public void One_left_in_the_middle_of_the_course_is_not_gone_on_with_as_the_one_after_it()
    {
        var pupil = SelfTestContent.Pupil();
        Begin(pupil);
        pupil.Through(0);
        Complete(pupil, "mau/ngan");
        Begin(pupil);
        pupil.Answer(right: true);
        Complete(pupil, "mau/du-loai");
        pupil.Tap("test:mau");
        Assert.Equal((SelfTestStage.After, 0), (pupil.Learner.Test!.Stage, pupil.Learner.Test.Marks.Count));
        pupil.Through(5);
        Assert.Equal(5, pupil.Learner.Tested!.Single().After);
    }

    [Theory]
    [InlineData(Consent.Declined)]
    [InlineData(Consent.Unasked)]
    public void Nothing_is_kept_of_who_did_not_agree(Consent consent)
    {
        var pupil = SelfTestContent.Pupil(consent);
        pupil.Say("thử sức");
        if (consent == Consent.Unasked)
        {
            Assert.Contains("cho con lưu không?", pupil.Text, StringComparison.Ordinal);
            pupil.Tap("consent-no");
            pupil.Say("thử sức");
        }
        pupil.Tap("test:mau");
        pupil.Through(3);
        Assert.Contains("Bác đúng 3 trong 5 câu", pupil.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(pupil.Events, e => e is not LearningEvent.ConsentAnswered);
        Assert.Null(pupil.Learner.Tested);
    }

    [Fact]
    public void Who_turns_out_to_be_a_child_is_counted_no_more_and_who_is_erased_leaves_nothing()
    {
        var pupil = SelfTestContent.Pupil();
        Begin(pupil);
        pupil.Through(3);
        var counted = pupil.Events.OfType<LearningEvent.SelfTested>().Single();
        pupil.Say("nhóm");
        pupil.Say("học sinh cấp hai");
        Assert.Contains(new LearningEvent.Recounted(counted, null, new DateOnly(2026, 11, 23)), pupil.Last.Events);
        Assert.Null(pupil.Learner.Tested);

        var other = SelfTestContent.Pupil();
        Begin(other);
        other.Through(3);
        Begin(other);
        other.Say("xóa");
        var gone = other.Tap("erase-yes").Learner;
        Assert.Equal((null, null, null), (gone.Tested, gone.Test, gone.TestsLeft));
    }

    [Fact]
    public void The_first_answer_stands()
    {
        var pupil = SelfTestContent.Pupil();
        Begin(pupil);
        var (question, shown) = (pupil.AskedIn(), pupil.Learner.Offered!);
        pupil.Answer(right: false);
        Assert.StartsWith("Chưa đúng, không sao đâu.", pupil.Text, StringComparison.Ordinal);
        Assert.Equal(["Tiếp"], pupil.Learner.Offered!.Select(o => o.Label));
        var marks = pupil.Learner.Test!.Marks;
        pupil.Say("làm lại");
        pupil.Say(AnswerKey.Right(question)[0]);
        foreach (var old in shown)
            pupil.Send(new InboundMessage.Choice(old.Id));
        pupil.Say("học");
        Assert.Equal(marks.AsEnumerable(), pupil.Learner.Test!.Marks);
    }

    [Fact]
    public void An_unanswered_question_is_not_passed_over_by_a_word()
    {
        var pupil = SelfTestContent.Pupil();
        Begin(pupil);
        var item = pupil.Learner.Test!.Item;
        pupil.Say("tiếp");
        Assert.StartsWith("Bác trả lời câu này trước nhé.", pupil.Text, StringComparison.Ordinal);
        pupil.Say("lại");
        Assert.Equal(item, pupil.Learner.Test!.Item);
    }

    /// <summary>At every question, asked and answered: whatever comes in between, the word brings back the same screen, and THÔI keeps it too.</summary>
    [Fact]
    public void It_is_gone_on_with_after_any_interruption()
    {
        string[] between = ["hỏi lừa đảo qua điện thoại là sao vậy con", "tôi bị lừa rồi", "mã otp của tôi là 123456", "menu", "dữ liệu", "giúp", "điểm", "xã", "nghỉ", "thôi", "thử sức", "xóa"];
        foreach (var interruption in between)
        {
            var (pupil, real) = (SelfTestContent.Pupil(), SampleContent.Real.Catalogue!);
            pupil.Catalogue = pupil.Catalogue with { Rulebook = real.Rulebook, Lexicon = real.Lexicon };
            Begin(pupil);
            for (var n = 0; n < SelfTestDraw.Questions; n++)
            {
                Interrupt(pupil, interruption);
                pupil.Answer(right: n % 2 == 0);
                Interrupt(pupil, interruption);
                pupil.Say("tiếp");
            }
            Assert.Contains("Bác đúng 3 trong 5 câu", pupil.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_lesson_in_between_keeps_it_and_a_long_pause_says_where_one_was()
    {
        var pupil = SelfTestContent.Pupil();
        Begin(pupil);
        pupil.Answer(right: true);
        var test = Written(pupil.Learner.Test!);
        pupil.Say("menu");
        pupil.Send(new InboundMessage.Started("mau/ngan"));
        Assert.Null(pupil.Learner.Test);
        Assert.Contains("Thử sức đang làm dở: “Khóa mẫu”", pupil.Say("dữ liệu").Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("(đang làm dở)", pupil.Say("thử sức").Replies[0].Text, StringComparison.Ordinal);
        pupil.Tap("test:mau");
        Assert.Equal((test, "mau/ngan"), (Written(pupil.Learner.Test!), pupil.Learner.Lesson!.Lesson));
        pupil.Now += TimeSpan.FromDays(2);
        Assert.StartsWith("Mừng bác trở lại! Mình đang thử sức dở khóa “Khóa mẫu”.", pupil.Say("dạ").Replies[0].Text, StringComparison.Ordinal);
        // Unasked, nobody is called back from it into the lesson.
        pupil.Now += TimeSpan.FromDays(1);
        Assert.Empty(pupil.Send(new InboundMessage.Reminder("mau/ngan")).Replies);
    }

    [Fact]
    public void A_question_taken_out_by_its_author_is_left_out_and_the_rest_counts_for_nothing()
    {
        var pupil = SelfTestContent.Pupil();
        Begin(pupil);
        var gone = pupil.Learner.Test!.Item;
        pupil.Catalogue = pupil.Catalogue.Renewed(pupil.Catalogue.Phrases, pupil.Catalogue.Courses, [.. pupil.Catalogue.Items.Where(i => i.Id != gone)]);
        pupil.Say("học");
        Assert.StartsWith("Câu 2/5", pupil.Text, StringComparison.Ordinal);
        pupil.Through(4);
        Assert.Contains("Bác đúng 4 trong 4 câu", pupil.Text, StringComparison.Ordinal);
        Assert.Empty(pupil.Events);
    }

    [Fact]
    public void Without_ten_questions_a_course_is_not_offered()
    {
        var pupil = new Pupil(SampleContent.Catalogue) { Learner = SelfTestContent.Pupil().Learner };
        pupil.Say("thử sức");
        Assert.StartsWith("Phần thử sức chưa có câu hỏi.", pupil.Text, StringComparison.Ordinal);
        pupil.Send(new InboundMessage.Choice("0:course:mau:0"));
        Assert.False(pupil.IsOffered("test:mau"));
        pupil.Send(new InboundMessage.Choice("0:test:mau"));
        Assert.Null(pupil.Learner.Test);
    }

    [Fact]
    public void The_button_stands_beside_a_course_only_before_its_first_lesson_and_the_first_measure()
    {
        var pupil = SelfTestContent.Pupil();
        bool IsBeside(Learner learner)
        {
            var other = new Pupil(SelfTestContent.Catalogue) { Learner = learner };
            other.Send(new InboundMessage.Choice("0:course:mau:0"));
            return other.IsOffered("test:mau");
        }
        Assert.True(IsBeside(pupil.Learner));
        Assert.False(IsBeside(pupil.Learner with { Completed = ImmutableSortedDictionary<string, DateOnly>.Empty.Add("mau/ngan", new(2026, 11, 1)) }));
        Begin(pupil);
        pupil.Through(0);
        Assert.False(IsBeside(pupil.Learner));
    }

    private static void Begin(Pupil pupil) => pupil.Send(new InboundMessage.Choice($"{pupil.Learner.Screen}:test:mau"));

    private static void Learn(Pupil pupil)
    {
        Complete(pupil, "mau/du-loai");
        Complete(pupil, "mau/ngan");
    }

    private static void Complete(Pupil pupil, string lesson)
    {
        pupil.Send(new InboundMessage.Started(lesson));
        Assert.True(Oracle.Finish(pupil));
    }

    private static void Interrupt(Pupil pupil, string words)
    {
        var test = Written(pupil.Learner.Test!);
        pupil.Say(words);
        if (pupil.Last.Effects is [Effect.Ask { Question: var asked }])
            pupil.Send(new InboundMessage.Answered(new Answer("Dạ, đó là lừa đảo.", ["mau/ngan"], "Sổ tay"), asked));
        if (pupil.Learner.Activity is Activity.Erasing)
            pupil.Tap("erase-no");
        if (pupil.IsOffered("test:mau"))
            pupil.Tap("test:mau");
        else
            pupil.Say("học");
        Assert.Equal(test, Written(pupil.Learner.Test!));
        Assert.True(pupil.Learner.Test!.IsAnswered ? pupil.IsOffered("test-next:" + pupil.AskedIn().Id) : pupil.IsOffered("test-later"), words);
    }

    private static string Written(SelfTest test) => ChatTutor.Service.Ports.StoredJson.Write(test);
}
