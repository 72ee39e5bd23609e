using ChatTutor.Core.Content;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Understanding;

/// <summary>What somebody said, ready to be understood: secrets out of it, teencode read, with and without the words that mean nothing.</summary>
/// <param name="Words">As typed, secrets masked.</param>
/// <param name="Secrets">Kinds of secrets that were in it.</param>
public sealed record Utterance(string Words, IReadOnlyList<string> Secrets, IReadOnlyList<Heard> Syllables, IReadOnlyList<Heard> Bare)
{
    /// <summary>With so many of its syllables marked, a message is written with diacritics throughout.</summary>
    private const double MarkedThroughout = 0.4;

    /// <summary>Letters of a syllable that many people leave without a mark; a shorter one without a mark then has none.</summary>
    private const int Hasty = 4;

    public static Utterance Of(Catalogue catalogue, string words)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var (masked, lexicon) = (Understanding.Secrets.Mask(words), catalogue.Lexicon);
        var typed = Lexicon.Exact(masked.Text);
        var isMarked = typed.Count(w => w != Folding.Fold(w)) >= MarkedThroughout * typed.Count;
        var heard = lexicon.Meant(masked.Text).Select(s => (Said: Hear(s, isMarked, catalogue.Rulebook), IsIgnored: lexicon.IsIgnored(s))).ToList();
        return new(masked.Text, masked.Kinds, [.. heard.Select(h => h.Said)], [.. heard.Where(h => !h.IsIgnored).Select(h => h.Said)]);
    }

    /// <summary>The syllables without their diacritics.</summary>
    public IReadOnlyList<string> Folded => [.. Syllables.Select(s => s.Folded)];

    public bool Fits(IReadOnlyList<Pattern> patterns) => patterns.Any(p => p.Fits(Syllables) || (Bare.Count < Syllables.Count && p.Fits(Bare)));

    /// <summary>Whether it is one of the exceptions, beyond doubt: "lua" alone does not make it one of "lừa".</summary>
    public bool IsExcepted(IReadOnlyList<Pattern> exceptions) => exceptions.Any(p => p.FitsSurely(Syllables));

    private static Heard Hear(Syllable syllable, bool isMarked, Rulebook rulebook)
    {
        var mended = rulebook.Mend(syllable.Folded);
        var isExact = mended == syllable.Folded && (syllable.HasMarks || (isMarked && syllable.Folded.Length < Hasty));
        return new(mended, isExact ? syllable.Spelling() : null);
    }
}

/// <summary>A syllable as it is compared: by its spelling where that is known, otherwise without diacritics.</summary>
public readonly record struct Heard(string Folded, string? Spelling)
{
    public bool IsMarked => Spelling is not null && Spelling.TrimEnd() != Folded;

    public bool Is(Heard written) => Folded == written.Folded && (Spelling is null || Spelling == written.Spelling);
}
