using ChatTutor.Core.Content;

namespace ChatTutor.Core.Understanding;

/// <summary>What somebody said, ready to be understood: secrets out of it, teencode read, with and without the words that mean nothing.</summary>
/// <param name="Words">As typed, secrets masked.</param>
/// <param name="Secrets">Kinds of secrets that were in it.</param>
public sealed record Utterance(string Words, IReadOnlyList<string> Secrets, IReadOnlyList<string> Syllables, IReadOnlyList<string> Bare)
{
    public static Utterance Of(Catalogue catalogue, string words)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var masked = Understanding.Secrets.Mask(words);
        var syllables = catalogue.Lexicon.Weighed(masked.Text).Select(s => (Said: catalogue.Rulebook.Mend(s.Syllable), s.IsIgnored)).ToList();
        return new(masked.Text, masked.Kinds, [.. syllables.Select(s => s.Said)], [.. syllables.Where(s => !s.IsIgnored).Select(s => s.Said)]);
    }

    public bool Fits(IReadOnlyList<Pattern> patterns) => patterns.Any(p => p.Fits(Syllables) || p.Fits(Bare));
}
