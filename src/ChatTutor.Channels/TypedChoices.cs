using System.Text.RegularExpressions;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Channels;

/// <summary>Choices as lines to be typed, for where there are no buttons or not enough of them.</summary>
internal static partial class TypedChoices
{
    /// <summary>
    /// "1. Đúng". A choice gets no number where typing it would mean something else: when the choices are numbers themselves, and when
    /// the question has already numbered them in its text (things to be put in order keep their numbers while some are taken).
    /// </summary>
    public static IReadOnlyList<string> Lines(string text, IReadOnlyList<ReplyChoice> choices)
    {
        var listed = text.Split('\n').ToHashSet();
        if (choices.Any(c => Numbers().Any(n => listed.Contains($"{n}. {c.Label}"))))
            return [.. choices.Where(c => !Numbers().Any(n => listed.Contains($"{n}. {c.Label}"))).Select(c => "• " + c.Label)];
        return choices.Any(c => IsNumber().IsMatch(c.Label))
            ? [.. choices.Select(c => "• " + c.Label)]
            : [.. choices.Select((c, i) => $"{i + 1}. {c.Label}")];
    }

    private static IEnumerable<int> Numbers() => Enumerable.Range(1, 20);

    [GeneratedRegex(@"^[\d.,]+$")]
    private static partial Regex IsNumber();
}
