using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Core;

/// <summary>Things put in order: one tap after the other, or typed at once.</summary>
public sealed class OrderingTests
{
    private readonly Ordering question = Asking.Sample<Ordering>();

    [Fact]
    public void The_last_one_left_goes_without_saying()
    {
        Assert.Equal(["a"], question.Tap("a", Asking.Try()).Picked()!);
        Assert.Equal((true, "a b c"), Judged(question.Tap("b", Asking.Try("a"))));
        Assert.Equal((false, "a c b"), Judged(question.Tap("c", Asking.Try("a"))));
    }

    [Fact]
    public void What_is_picked_is_shown_and_not_offered_again()
    {
        Assert.Equal(["Hỏi người nhà", "Xóa tin", "Xếp lại từ đầu"], question.Labels("a").Order(StringComparer.Ordinal));
        Assert.Contains("Dừng lại", question.Show(Asking.Try("a"), Asking.Phrases), StringComparison.Ordinal);
        Assert.Null(question.Tap("a", Asking.Try("a")));
        Assert.Null(question.Tap("x", Asking.Try()));
        Assert.Empty(question.Tap("again", Asking.Try("a")).Picked()!);
    }

    [Theory]
    [InlineData("{0} {1} {2}")]
    [InlineData("{0}{1}{2}")]
    [InlineData("{0}, {1}, {2}")]
    [InlineData("{0} -> {1} -> {2}")]
    [InlineData("{0} rồi {1} rồi {2}")]
    public void Numbers_typed_at_once_are_judged(string how) => Assert.Equal(
        (true, "a b c"),
        Judged(question.Type(string.Format(null, how, question.NumberOf("a"), question.NumberOf("b"), question.NumberOf("c")), Asking.Try())));

    [Theory]
    [InlineData("dung lai, hoi nguoi nha, xoa tin", true)]
    [InlineData("Dừng lại rồi hỏi người nhà rồi xóa tin", true)]
    [InlineData("XOA TIN; DUNG LAI; HOI NGUOI NHA", false)]
    public void Words_typed_at_once_are_judged(string words, bool right) => Assert.Equal(right, Judged(question.Type(words, Asking.Try())).Right);

    [Fact]
    public void One_of_them_typed_is_as_good_as_its_button() =>
        Assert.Equal(["a"], question.Type("dung lai", Asking.Try()).Picked()!);

    [Theory]
    [InlineData("1 2")]
    [InlineData("1 1 2")]
    [InlineData("1 2 3 4")]
    [InlineData("dừng lại, ăn cơm, xóa tin")]
    [InlineData("")]
    public void An_incomplete_order_is_no_answer(string words) => Assert.Null(question.Type(words, Asking.Try()));

    [Fact]
    public void No_learner_is_shown_the_right_order()
    {
        var shown = Enumerable.Range(1, 200).Select(id => question.Options(new Attempt($"{id}/x", []), Asking.Phrases).Select(o => o.Id));
        Assert.All(shown, order => Assert.NotEqual(["a", "b", "c"], order));
    }

    private static (bool Right, string Given) Judged(Response? response) => (response.Marked()!.Right, response.Marked()!.Given);
}
