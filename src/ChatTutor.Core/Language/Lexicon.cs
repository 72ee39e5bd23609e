using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Language;

/// <summary>How people here write and speak, as organisers note it down: teencode, voice slips, words that mean the same.</summary>
/// <param name="Typed">What is typed or heard, and what is meant: always put in its place.</param>
/// <param name="Alike">Words that find the same things.</param>
/// <param name="Ignored">Words that say nothing about what is asked.</param>
public sealed record Lexicon(IReadOnlyList<TypedAs> Typed, IReadOnlyList<Likeness> Alike, IReadOnlyList<string> Ignored)
{
    public static readonly Lexicon Empty = new([], [], []);

    private readonly FrozenDictionary<string, TypedPhrase[]> rewrites = Typed
        .SelectMany(t => t.Ways.Select(w => new TypedPhrase(Tokens(w), Tokens(t.Means))))
        .Where(p => p.Typed.Length > 0)
        .GroupBy(p => p.Key).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Typed.Length).ToArray());

    private readonly FrozenSet<string> ignored = Ignored.SelectMany(Exact).ToFrozenSet();

    /// <summary>How people ask for each lesson; files of their own hold it, for it is long.</summary>
    public IReadOnlyList<AskedAs> Lessons { get; init; } = [];

    public static Lexicon Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(fields.List("typed", TypedAs.Read), fields.List("alike", Likeness.Read), fields.Texts("ignored"));
    }

    /// <summary>The folded syllables of what was meant: "mk z" is "mat khau vay".</summary>
    public IReadOnlyList<string> Syllables(string words) => [.. Meant(words).Select(t => t.Folded)];

    /// <summary>Whether it says nothing of what is asked: "mà" does not, "mã" does.</summary>
    public bool IsIgnored(Syllable syllable) => ignored.Contains(syllable.Written);

    /// <summary>Lower-case syllables with their diacritics, for telling "mã" from "má".</summary>
    public static IReadOnlyList<string> Exact(string words) => [.. Tokens(words).Select(t => t.Written)];

    /// <summary>The syllables of what was meant, with the diacritics of the writer or of the lexicon.</summary>
    public IReadOnlyList<Syllable> Meant(string words)
    {
        var (tokens, meant) = (Tokens(words), new List<Syllable>());
        for (var i = 0; i < tokens.Length;)
        {
            var found = rewrites.GetValueOrDefault(tokens[i].Folded)?.FirstOrDefault(p => p.IsAt(tokens, i));
            // "toi" may be "tôi" or "tới": only marks are added, so nothing is known of what was meant.
            meant.AddRange(found is null || found.IsUnmarked ? tokens[i..(i + (found?.Typed.Length ?? 1))] : found.Means);
            i += found?.Typed.Length ?? 1;
        }
        return meant;
    }

    /// <summary>In capitals it is not "ai", who.</summary>
    private const string Ai = "AI";

    // "30tr" is two words, "k0" is one.
    private static Syllable[] Tokens(string words)
    {
        var spaced = new StringBuilder();
        var before = ' ';
        foreach (var c in Folding.Clean(words))
        {
            var joins = char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
            if (!joins || (char.IsAsciiDigit(before) && !char.IsAsciiDigit(c)))
                spaced.Append(' ');
            if (joins)
                spaced.Append(c);
            before = c;
        }
        return [.. spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(e => new Syllable(e == Ai ? e : e.ToLowerInvariant(), Folding.Fold(e)))];
    }

    // One syllable must be as written, for "hong" is no "hồng"; several are known without their diacritics too.
    private sealed record TypedPhrase(Syllable[] Typed, Syllable[] Means)
    {
        public string Key => Typed[0].Folded;

        public bool IsUnmarked { get; } = Typed.All(t => !t.HasMarks) && Typed.Select(t => t.Folded).SequenceEqual(Means.Select(t => t.Folded));

        public bool IsAt(Syllable[] tokens, int at)
        {
            if (at + Typed.Length > tokens.Length)
                return false;
            for (var i = 0; i < Typed.Length; i++)
                if (Typed.Length == 1 ? Typed[i].Written != tokens[at + i].Written : Typed[i].Folded != tokens[at + i].Folded)
                    return false;
            return true;
        }
    }
}

/// <summary>Several ways to type one thing.</summary>
public sealed record TypedAs(string Means, IReadOnlyList<string> Ways)
{
    public static TypedAs Read(Fields fields) => new(fields.Text("means"), fields.Texts("ways"));
}

/// <summary>Words that mean the same to somebody who asks.</summary>
public sealed record Likeness(IReadOnlyList<string> Words)
{
    public static Likeness Read(Fields fields) => new(fields.Texts("words"));
}
