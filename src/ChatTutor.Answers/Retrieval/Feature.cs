namespace ChatTutor.Answers.Retrieval;

/// <summary>One thing by which phrases are compared.</summary>
/// <param name="Part">How much it counts, 0 to 1, beside how rare it is.</param>
internal readonly record struct Feature(string Text, double Part)
{
    /// <summary>Words that say nothing alone still tell "là gì" from "ở đâu".</summary>
    private const double IgnoredPart = 0.15;

    private const double PairPart = 0.6;
    private const double GroupPart = 0.8;

    /// <summary>Long enough to hold most of a syllable and to cross into the next.</summary>
    private const int Letters = 4;

    /// <summary>Words, pairs of words and groups of words that mean the same.</summary>
    public static IReadOnlyList<Feature> Words(IReadOnlyList<AskedTerm> terms)
    {
        var syllables = terms.Where(t => !t.IsGroup).ToList();
        return [.. terms.Select(t => new Feature(t.Text, t.IsGroup ? GroupPart : Weight(t))),
            .. syllables.Zip(syllables.Skip(1), (a, b) => new Feature(a.Text + " " + b.Text, PairPart * Math.Sqrt(Weight(a) * Weight(b))))];
    }

    /// <summary>Runs of letters across the syllables: a slip of the thumb leaves most of them as they were.</summary>
    public static IReadOnlyList<Feature> Runs(IReadOnlyList<AskedTerm> terms)
    {
        var text = $" {string.Join(' ', terms.Where(t => !t.IsGroup).Select(t => t.Text))} ";
        return [.. Enumerable.Range(0, Math.Max(0, text.Length - Letters + 1)).Select(i => new Feature(text.Substring(i, Letters), 1))];
    }

    private static double Weight(AskedTerm term) => term.IsIgnored ? IgnoredPart : 1;
}
