namespace ChatTutor.Core.Conversation;

/// <summary>An answer to a free question that may still be judged; remembered as long as the question is.</summary>
/// <param name="Number">Of the message it stands in; its buttons carry it.</param>
/// <param name="Lessons">Ids of lessons near to the question, best first: the first was offered with the answer.</param>
/// <param name="Question">Masked and cut; null for those who are not to be remembered.</param>
/// <param name="Judged">What was said of it is counted already.</param>
public sealed record GivenAnswer(int Number, DateTimeOffset At, IReadOnlyList<string> Lessons, string? Question = null, bool Judged = false)
{
    private const int Most = 3;

    public static IReadOnlyList<GivenAnswer>? Fresh(IReadOnlyList<GivenAnswer>? given, DateTimeOffset now) =>
        given?.Where(a => now - a.At < EarlierQuestion.Kept).ToList() is { Count: > 0 } fresh ? fresh : null;

    public static IReadOnlyList<GivenAnswer> Add(IReadOnlyList<GivenAnswer>? given, GivenAnswer answer) => [.. (given ?? []).Append(answer).TakeLast(Most)];
}
