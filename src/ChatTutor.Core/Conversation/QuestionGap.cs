using ChatTutor.Core.Language;
using ChatTutor.Core.Understanding;

namespace ChatTutor.Core.Conversation;

/// <summary>
/// A question that was not answered well, for those who write the lessons. Its words stand apart from the ledger of events: they go
/// with the person and after <see cref="Kept"/>, what was counted stays.
/// </summary>
/// <param name="Words">Secrets, numbers of people and names masked; at most <see cref="Longest"/> characters.</param>
/// <param name="Near">Ids of the lessons nearest to it, at most three, best first.</param>
public sealed record QuestionGap(string Words, GapKind Kind, IReadOnlyList<string> Near)
{
    /// <summary>In UTF-16 units: a question is told in far less, and the rest may be anything.</summary>
    public const int Longest = 200;

    /// <summary>A quarter of a year, in which authors write what was missing.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(91);

    private const int MostLessons = 3;

    /// <summary>The gap, with what must not be kept taken out of the words.</summary>
    public static QuestionGap Of(string words, GapKind kind, IEnumerable<string> near) => new(Keepable(words), kind, [.. near.Take(MostLessons)]);

    /// <summary>Masked first and cut afterwards: half a number would no longer be known as one.</summary>
    public static string Keepable(string words)
    {
        var masked = PersonNames.Mask(Secrets.Mask(words).Text);
        return masked.Length <= Longest ? masked : Folding.Clean(masked[..(Longest - 1)]) + "…";
    }
}

/// <summary>What was amiss: the lessons say nothing of it, or the answer was not what the person meant.</summary>
public enum GapKind { Unanswered, Disliked }
