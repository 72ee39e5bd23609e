using System.Text;
using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Core;

/// <summary>One choice of several, plain or as a scenario: by button, digit, letter and words.</summary>
public sealed class ChoiceQuestionTests
{
    private readonly SingleChoice question = Asking.Sample<SingleChoice>();

    [Theory]
    [InlineData("a", true)]
    [InlineData("b", false)]
    [InlineData("c", false)]
    public void A_button_is_marked_with_the_words_of_its_choice(string choice, bool right)
    {
        var mark = question.Tap(choice, Asking.Try()).Marked()!;
        Assert.Equal((right, choice, question.Choices.Single(c => c.Id == choice).Feedback), (mark.Right, mark.Given, mark.Feedback));
    }

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("A")]
    [InlineData("done")]
    public void A_foreign_button_is_no_answer(string choice) => Assert.Null(question.Tap(choice, Asking.Try()));

    [Theory]
    [InlineData("Không đưa")]
    [InlineData("khong dua")]
    [InlineData("KHONG DUA")]
    [InlineData("  không   đưa!! ")]
    [InlineData("khong dau")]
    [InlineData("khongdua")]
    public void Words_are_understood_with_slips(string words) => Assert.Equal("a", question.Type(words, Asking.Try()).Marked()!.Given);

    [Fact]
    public void Decomposed_letters_are_understood() =>
        Assert.Equal("a", question.Type("Không đưa".Normalize(NormalizationForm.FormD), Asking.Try()).Marked()!.Given);

    [Theory]
    [InlineData("{0}")]
    [InlineData("câu {0}")]
    [InlineData("so {0}")]
    [InlineData("chọn {0}.")]
    [InlineData("{0})")]
    public void The_number_of_a_button_is_understood(string how) =>
        Assert.Equal("a", question.Type(string.Format(null, how, question.NumberOf("a")), Asking.Try()).Marked()!.Given);

    [Theory]
    [InlineData("{0}")]
    [InlineData("đáp {0}")]
    [InlineData("Y {0}")]
    public void The_letter_of_a_button_is_understood_in_the_order_shown(string how)
    {
        var letter = (char)('A' + int.Parse(question.NumberOf("a"), null) - 1);
        Assert.Equal("a", question.Type(string.Format(null, how, letter), Asking.Try()).Marked()!.Given);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("4")]
    [InlineData("e")]
    [InlineData("99999999999999999999")]
    [InlineData("không biết nữa")]
    [InlineData("🙂")]
    [InlineData("đưa")]
    public void What_fits_no_choice_is_no_answer(string words) => Assert.Null(question.Type(words, Asking.Try()));

    [Fact]
    public void Every_learner_sees_the_choices_in_an_order_of_their_own_that_stays()
    {
        var orders = Enumerable.Range(1, 50).Select(id => string.Join(' ', Order(id))).ToList();
        Assert.Equal(6, orders.Distinct().Count());
        Assert.Equal(orders, Enumerable.Range(1, 50).Select(id => string.Join(' ', Order(id))));
    }

    [Fact]
    public void A_scenario_shows_what_happened_above_the_question()
    {
        var scenario = Asking.Sample<Scenario>();
        Assert.Equal($"{scenario.Situation}\n{scenario.Prompt}", scenario.Show(Asking.Try(), Asking.Phrases));
        Assert.Equal("a", scenario.Type("cup may", Asking.Try()).Marked()!.Given);
        Assert.False(scenario.Tap("b", Asking.Try()).Marked()!.Right);
    }

    private IEnumerable<string> Order(int learner) =>
        question.Options(new Attempt($"{learner}/mau/du-loai/mot", []), Asking.Phrases).Select(o => o.Id);
}
