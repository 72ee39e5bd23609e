using System.Collections.Frozen;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Understanding.Recognition;

/// <summary>Puts a mark in the place of words that belong to a group of the rules: "chuyển 5 triệu" is "chuyển" something, a number, "tiền" something.</summary>
internal sealed class WordGroups
{
    /// <summary>Begins what stands for a group; no syllable begins like this.</summary>
    public const char Mark = '<';

    private const string Number = "<#>";

    private readonly FrozenDictionary<string, (string Mark, string[] Words)[]> byFirst;

    public WordGroups(IEnumerable<WordGroup> groups, Lexicon lexicon) => byFirst = groups
        .SelectMany(g => g.Words.Select(w => (Mark: $"<{g.Id}>", Words: lexicon.Syllables(w).ToArray())))
        .Where(g => g.Words.Length > 0).GroupBy(g => g.Words[0])
        .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(w => w.Words.Length).ToArray());

    public IReadOnlyList<string> Marked(IReadOnlyList<string> syllables)
    {
        var marked = new List<string>(syllables.Count);
        for (var i = 0; i < syllables.Count;)
        {
            var (mark, length) = At(syllables, i);
            marked.Add(mark);
            i += length;
        }
        return marked;
    }

    private (string Mark, int Length) At(IReadOnlyList<string> syllables, int at)
    {
        if (char.IsAsciiDigit(syllables[at][0]))
            return (Number, 1);
        if (byFirst.TryGetValue(syllables[at], out var begun))
            foreach (var (mark, words) in begun)
                if (IsAt(words, syllables, at))
                    return (mark, words.Length);
        return (syllables[at], 1);
    }

    private static bool IsAt(string[] words, IReadOnlyList<string> syllables, int at)
    {
        if (at + words.Length > syllables.Count)
            return false;
        for (var i = 1; i < words.Length; i++)
            if (words[i] != syllables[at + i])
                return false;
        return true;
    }
}
