using System.Text;
using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Core;

/// <summary>A word or two to type.</summary>
public sealed class TypedAnswerTests
{
    private readonly TypedAnswer question = Asking.Sample<TypedAnswer>();

    [Theory]
    [InlineData("quay về")]
    [InlineData("Quay ve")]
    [InlineData("QUAY VỀ")]
    [InlineData("nút quay về")]
    [InlineData("quya ve")]
    [InlineData("nut quay vee")]
    [InlineData("q\u200buay về")]
    public void Case_diacritics_and_slips_do_not_matter(string words)
    {
        Assert.True(question.Type(words, Asking.Try()).Marked()!.Right);
        Assert.True(question.Type(words.Normalize(NormalizationForm.FormD), Asking.Try()).Marked()!.Right);
    }

    [Fact]
    public void A_wrong_word_is_explained_and_never_kept()
    {
        var mark = question.Type("nút màu đỏ", Asking.Try()).Marked()!;
        Assert.Equal(new Mark(false, question.IfWrong, "typed"), mark);
    }

    [Fact]
    public void Offered_words_are_answers_by_button_digit_and_letter()
    {
        Assert.Equal(new Mark(true, question.IfRight, "o0"), question.Tap("o0", Asking.Try()).Marked());
        Assert.Equal(new Mark(false, question.IfWrong, "o1"), question.Tap("o1", Asking.Try()).Marked());
        Assert.Equal("o0", question.Type(question.NumberOf("o0"), Asking.Try()).Marked()!.Given);
        Assert.Equal("o1", question.Type("tat may", Asking.Try()).Marked()!.Given);
        Assert.Null(question.Tap("o2", Asking.Try()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("nút nào vậy?")]
    [InlineData("con ơi cho bác hỏi nút này nằm ở đâu vậy")]
    public void A_question_or_a_story_is_no_answer(string words) => Assert.Null(question.Type(words, Asking.Try()));
}
