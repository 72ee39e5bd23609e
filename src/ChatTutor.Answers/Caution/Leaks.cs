using ChatTutor.Answers.Generation;
using ChatTutor.Core.Language;

namespace ChatTutor.Answers.Caution;

/// <summary>Whether an answer gives away what the model was told.</summary>
internal static class Leaks
{
    /// <summary>Words of the instructions in a row that nobody says by chance.</summary>
    private const int Run = 5;

    private static readonly HashSet<string> Told = [.. Runs(Prompt.Instructions)];

    /// <summary>The canary or the mark, however spaced or dressed, in all that was said so far.</summary>
    public static bool Shows(Prompt prompt, string said)
    {
        var letters = string.Concat(said.Where(char.IsAsciiLetter)).ToLowerInvariant();
        return letters.Contains(prompt.Canary, StringComparison.Ordinal) || letters.Contains(prompt.Mark, StringComparison.Ordinal);
    }

    /// <summary>A sentence that repeats a piece of the instructions which the passages do not have.</summary>
    public static bool Repeats(string sentence, IEnumerable<string> passages)
    {
        var repeated = Runs(sentence).Where(Told.Contains).ToHashSet();
        return repeated.Count > 0 && repeated.Except(passages.SelectMany(Runs)).Any();
    }

    private static IEnumerable<string> Runs(string text)
    {
        var syllables = Folding.Syllables(text);
        return Enumerable.Range(0, Math.Max(0, syllables.Length - Run + 1)).Select(i => string.Join(' ', syllables.Skip(i).Take(Run)));
    }
}
