using System.Text;
using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Core;

/// <summary>A statement that is true or false.</summary>
public sealed class TrueFalseTests
{
    /// <summary>The sample's statement is false.</summary>
    private readonly TrueFalse question = Asking.Sample<TrueFalse>();

    [Fact]
    public void Buttons_are_judged_and_explained()
    {
        Assert.Equal(new Mark(true, question.IfRight, "false"), question.Tap("false", Asking.Try()).Marked());
        Assert.Equal(new Mark(false, question.IfWrong, "true"), question.Tap("true", Asking.Try()).Marked());
        Assert.Null(question.Tap("maybe", Asking.Try()));
    }

    [Theory]
    [InlineData("sai", "false")]
    [InlineData("SAI!", "false")]
    [InlineData("s", "false")]
    [InlineData("không", "false")]
    [InlineData("khong dung", "false")]
    [InlineData("hổng", "false")]
    [InlineData("2", "false")]
    [InlineData("b", "false")]
    [InlineData("đúng", "true")]
    [InlineData("dung", "true")]
    [InlineData("Đúng rồi", "true")]
    [InlineData("Đ", "true")]
    [InlineData("phải", "true")]
    [InlineData("có", "true")]
    [InlineData("1", "true")]
    [InlineData("A", "true")]
    public void Words_digits_and_letters_are_understood(string words, string given)
    {
        Assert.Equal(given, question.Type(words, Asking.Try()).Marked()!.Given);
        Assert.Equal(given, question.Type(words.Normalize(NormalizationForm.FormD), Asking.Try()).Marked()!.Given);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("đúng hay sai")]
    [InlineData("")]
    public void Anything_else_is_no_answer(string words) => Assert.Null(question.Type(words, Asking.Try()));
}
