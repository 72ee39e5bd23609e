using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Core;

/// <summary>Several right choices: ticked one by one and finished, or typed at once.</summary>
public sealed class SeveralChoicesTests
{
    private readonly SeveralChoices question = Asking.Sample<SeveralChoices>();

    [Fact]
    public void A_button_ticks_and_unticks_and_judges_nothing()
    {
        Assert.Equal(["a"], question.Tap("a", Asking.Try()).Picked()!);
        Assert.Equal(["a", "c"], question.Tap("c", Asking.Try("a")).Picked()!);
        Assert.Equal(["c"], question.Tap("a", Asking.Try("a", "c")).Picked()!);
        Assert.Null(question.Tap("x", Asking.Try()));
    }

    [Fact]
    public void Done_is_offered_once_something_is_ticked()
    {
        Assert.DoesNotContain("Xong", question.Labels());
        Assert.Null(question.Tap("done", Asking.Try()));
        Assert.Equal(["✓ Hối gấp", "Xong"], question.Labels("a").Where(l => l is "Xong" || l.StartsWith('✓')));
    }

    [Theory]
    [InlineData(true, "Hối gấp và giữ kín là hai dấu hiệu hay gặp.", "a", "b")]
    [InlineData(false, "Họ sợ người nhà mình can.", "a")]
    [InlineData(false, "Chào hỏi thì ai cũng làm.", "a", "b", "c")]
    [InlineData(false, "Chào hỏi thì ai cũng làm.", "c")]
    public void Done_explains_a_wrong_tick_before_a_missing_one(bool right, string feedback, params string[] picked)
    {
        var mark = question.Tap("done", Asking.Try(picked)).Marked()!;
        Assert.Equal((right, feedback, string.Join(' ', picked)), (mark.Right, mark.Feedback, mark.Given));
    }

    [Theory]
    [InlineData("{0} {1}")]
    [InlineData("{1},{0}")]
    [InlineData("{0}{1}")]
    [InlineData("{0} và {1}")]
    [InlineData("{1} + {0}")]
    public void Numbers_typed_at_once_are_judged(string how) =>
        Assert.True(question.Type(string.Format(null, how, question.NumberOf("a"), question.NumberOf("b")), Asking.Try()).Marked()!.Right);

    [Theory]
    [InlineData("hoi gap, bat giu kin")]
    [InlineData("Bắt giữ kín và hối gấp")]
    [InlineData("BAT GIU KIN HOI GAP")]
    [InlineData("hoi gpa; bat giu kim")]
    public void Words_typed_at_once_are_judged(string words) => Assert.Equal("a b", question.Type(words, Asking.Try()).Marked()!.Given);

    [Fact]
    public void One_typed_alone_is_ticked_like_its_button()
    {
        Assert.Equal(["a"], question.Type("hối gấp", Asking.Try()).Picked()!);
        Assert.Equal(["a", "b"], question.Type(question.NumberOf("b"), Asking.Try("a")).Picked()!);
    }

    [Theory]
    [InlineData("xong")]
    [InlineData("Hết")]
    public void The_word_done_judges_what_is_ticked(string words)
    {
        Assert.True(question.Type(words, Asking.Try("a", "b")).Marked()!.Right);
        Assert.Null(question.Type(words, Asking.Try()));
    }

    [Theory]
    [InlineData("1 9")]
    [InlineData("1 1")]
    [InlineData("hối gấp, trời mưa")]
    [InlineData("")]
    public void A_part_not_understood_leaves_it_unanswered(string words) => Assert.Null(question.Type(words, Asking.Try()));
}
