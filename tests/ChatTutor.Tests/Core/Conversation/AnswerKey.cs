using System.Globalization;
using ChatTutor.Core.Language;
using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Core;

/// <summary>What is right and what is wrong for a question of any kind, as ids of its options in the order they are to be given.</summary>
public static class AnswerKey
{
    public static IReadOnlyList<string> Right(Question question) => question switch
    {
        ChoiceQuestion q => [q.Choices.Single(c => c.Right).Id],
        SeveralChoices q => [.. q.Choices.Where(c => c.Right).Select(c => c.Id)],
        TrueFalse q => [q.Answer ? "true" : "false"],
        Ordering q => [.. q.Items.Select(i => i.Id)],
        NumberQuestion q => [Plain(q.Offers.First(o => Math.Abs(o - q.Answer) <= q.Tolerance))],
        TypedAnswer q => ["o" + q.Offers.ToList().FindIndex(o => IsAccepted(q, o))],
        _ => throw new NotSupportedException(question.GetType().Name),
    };

    /// <summary>Every way of going wrong that a button leads to.</summary>
    public static IEnumerable<IReadOnlyList<string>> Wrong(Question question) => question switch
    {
        ChoiceQuestion q => q.Choices.Where(c => !c.Right).Select(c => new[] { c.Id }),
        SeveralChoices q => q.Choices.Where(c => !c.Right).Select(c => Right(q).Append(c.Id).ToArray()).Append([Right(q)[0]]),
        TrueFalse q => [new[] { q.Answer ? "false" : "true" }],
        Ordering q => [q.Items.Select(i => i.Id).Reverse().ToArray()],
        NumberQuestion q => q.Offers.Where(o => Math.Abs(o - q.Answer) > q.Tolerance).Select(o => new[] { Plain(o) }),
        TypedAnswer q => q.Offers.Select((o, i) => (o, i)).Where(o => !IsAccepted(q, o.o)).Select(o => new[] { $"o{o.i}" }),
        _ => throw new NotSupportedException(question.GetType().Name),
    };

    /// <summary>What the author says to this wrong answer.</summary>
    public static string Explained(Question question, IReadOnlyList<string> wrong) => question switch
    {
        ChoiceQuestion q => q.Choices.Single(c => c.Id == wrong[0]).Feedback,
        SeveralChoices q => (q.Choices.FirstOrDefault(c => !c.Right && wrong.Contains(c.Id)) ?? q.Choices.First(c => c.Right && !wrong.Contains(c.Id))).Feedback,
        TrueFalse q => q.IfWrong,
        Ordering q => q.IfWrong,
        NumberQuestion q => q.IfWrong,
        TypedAnswer q => q.IfWrong,
        _ => throw new NotSupportedException(question.GetType().Name),
    };

    private static bool IsAccepted(TypedAnswer question, string words) => question.Accept.Any(a => Matching.IsSame(words, a));

    private static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
