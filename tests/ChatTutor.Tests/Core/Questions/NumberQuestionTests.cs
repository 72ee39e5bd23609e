using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Core;

/// <summary>A number by button, by digits as Vietnamese writes them, or in words.</summary>
public sealed class NumberQuestionTests
{
    private static readonly NumberQuestion Sample = Asking.Sample<NumberQuestion>();

    [Theory]
    [InlineData("4", true)]
    [InlineData("3", false)]
    [InlineData("5", false)]
    public void An_offered_number_is_judged(string option, bool right) => Assert.Equal(right, Sample.Tap(option, Asking.Try()).Marked()!.Right);

    [Theory]
    [InlineData("6")]
    [InlineData("4.0")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("1e999")]
    [InlineData("bốn")]
    public void What_no_button_offers_is_no_answer(string option) => Assert.Null(Sample.Tap(option, Asking.Try()));

    [Fact]
    public void Numbers_are_offered_in_their_order() => Assert.Equal(["3", "4", "5"], Sample.Labels());

    [Theory]
    [InlineData("4")]
    [InlineData("bốn")]
    [InlineData("BON")]
    [InlineData("số 4")]
    [InlineData("4 việc")]
    [InlineData("là 4 đó con")]
    [InlineData("4,0")]
    public void Digits_and_words_are_understood(string words) => Assert.True(Sample.Type(words, Asking.Try()).Marked()!.Right);

    [Theory]
    [InlineData("156", 156)]
    [InlineData("một năm sáu", 156)]
    [InlineData("mot tram nam muoi sau", 156)]
    [InlineData("mười", 10)]
    [InlineData("mười hai", 12)]
    [InlineData("muoi lam", 15)]
    [InlineData("hai mươi", 20)]
    [InlineData("hai muoi mot", 21)]
    [InlineData("hai mươi lăm", 25)]
    [InlineData("ba mươi tư", 34)]
    [InlineData("một trăm", 100)]
    [InlineData("một trăm lẻ năm", 105)]
    [InlineData("năm không năm", 505)]
    [InlineData("một không một không", 1010)]
    [InlineData("1.000", 1000)]
    [InlineData("10.000 đồng", 10000)]
    [InlineData("0,5", 0.5)]
    [InlineData("1,5 triệu", 1.5)]
    public void Numbers_are_read_as_they_are_written_and_spoken(string words, double number)
    {
        var question = Sample with { Answer = (decimal)number };
        Assert.True(question.Type(words, Asking.Try()).Marked()!.Right);
    }

    [Theory]
    [InlineData("")]
    [InlineData("không biết")]
    [InlineData("mấy việc vậy")]
    [InlineData("4 hay 5")]
    [InlineData("1.2.3.4")]
    [InlineData("mười mười")]
    [InlineData("trăm mươi")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("4 việc, con nói dài dòng quá nên không phải câu trả lời")]
    public void What_is_no_number_is_no_answer(string words) => Assert.Null(Sample.Type(words, Asking.Try()));

    [Theory]
    [InlineData("9", false)]
    [InlineData("9,5", true)]
    [InlineData("10", true)]
    [InlineData("10.5", true)]
    [InlineData("10,51", false)]
    public void Near_enough_is_right_within_the_tolerance(string words, bool right)
    {
        var question = Sample with { Answer = 10, Tolerance = 0.5m };
        Assert.Equal(right, question.Type(words, Asking.Try()).Marked()!.Right);
    }
}
