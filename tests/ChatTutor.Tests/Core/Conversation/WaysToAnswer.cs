using ChatTutor.Core.Language;
using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Core;

/// <summary>The three ways a person answers and goes on: pressing buttons, typing their numbers, typing their words without diacritics.</summary>
public static class WaysToAnswer
{
    private static readonly string[] Digits = ["khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"];

    public static readonly IReadOnlyDictionary<string, Action<Pupil, IReadOnlyList<string>>> All =
        new Dictionary<string, Action<Pupil, IReadOnlyList<string>>>
        {
            ["buttons"] = Press,
            ["digits"] = TypeDigits,
            ["words"] = (pupil, answer) => TypeWords(pupil, answer, Folding.Fold),
            ["labels"] = (pupil, answer) => TypeWords(pupil, answer, label => label),
        };

    public static void Press(Pupil pupil, IReadOnlyList<string> answer)
    {
        var question = pupil.Asked!;
        // The last thing left to order goes without saying.
        foreach (var option in question is Ordering ? answer.SkipLast(1) : answer)
            pupil.Tap("opt:" + option);
        if (question is SeveralChoices)
            pupil.Tap("opt:done");
    }

    /// <summary>Goes from a step that asks nothing, or from feedback, to the next one.</summary>
    public static void GoOn(Pupil pupil, string way)
    {
        var forward = "next:" + pupil.Learner.Lesson!.Step;
        if (way == "buttons")
            pupil.Tap(forward);
        else
            pupil.Say(way == "digits" ? $"{pupil.PlaceOf(forward)}" : Folding.Fold(pupil.Offered(forward).Label));
    }

    private static void TypeDigits(Pupil pupil, IReadOnlyList<string> answer) => pupil.Say(
        pupil.Asked is NumberQuestion ? answer[0] : string.Join(' ', answer.Select(option => pupil.PlaceOf("opt:" + option))));

    private static void TypeWords(Pupil pupil, IReadOnlyList<string> answer, Func<string, string> typed) => pupil.Say(
        pupil.Asked is NumberQuestion ? string.Join(' ', answer[0].Select(digit => Digits[digit - '0']))
            : string.Join(", ", answer.Select(option => typed(pupil.Offered("opt:" + option).Label))));
}
