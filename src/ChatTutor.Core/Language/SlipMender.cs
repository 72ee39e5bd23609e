using System.Collections.Frozen;

namespace ChatTutor.Core.Language;

/// <summary>Puts a slip of the thumb right in a long syllable: the one known syllable that is one edit away. Short ones mean too many things.</summary>
public sealed class SlipMender
{
    private const int Shortest = 5;

    private readonly FrozenSet<string> known;

    // Two words one edit apart share a form with a letter left out: only those are compared.
    private readonly FrozenDictionary<string, string[]> byForm;

    /// <param name="known">Folded syllables.</param>
    public SlipMender(IEnumerable<string> known)
    {
        this.known = known.ToFrozenSet();
        byForm = this.known.Where(k => k.Length >= Shortest - 1).SelectMany(k => Forms(k).Select(f => (Form: f, Known: k)))
            .GroupBy(p => p.Form, p => p.Known).ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray());
    }

    /// <summary>The syllable as it was meant, or as it is when it is known, short, has digits, or several are as near.</summary>
    public string Mend(string syllable)
    {
        ArgumentNullException.ThrowIfNull(syllable);
        if (syllable.Length < Shortest || known.Contains(syllable) || syllable.Any(char.IsDigit))
            return syllable;
        var near = Forms(syllable).SelectMany(f => byForm.GetValueOrDefault(f) ?? []).Distinct()
            .Where(k => Math.Abs(k.Length - syllable.Length) <= 1 && Matching.Distance(k, syllable) == 1).Take(2).ToList();
        return near.Count == 1 ? near[0] : syllable;
    }

    private static IEnumerable<string> Forms(string word) => Enumerable.Range(0, word.Length).Select(i => word.Remove(i, 1)).Prepend(word);
}
