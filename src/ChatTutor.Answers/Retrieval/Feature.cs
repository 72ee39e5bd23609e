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
        var features = new List<Feature>(2 * terms.Count);
        foreach (var term in terms)
            features.Add(new(term.Text, term.IsGroup ? GroupPart : Weight(term)));
        for (var i = 1; i < syllables.Count; i++)
            features.Add(new(syllables[i - 1].Text + " " + syllables[i].Text, PairPart * Math.Sqrt(Weight(syllables[i - 1]) * Weight(syllables[i]))));
        return features;
    }

    /// <summary>Runs of letters across the syllables: a slip of the thumb leaves most of them as they were.</summary>
    public static IReadOnlyList<Feature> Runs(IReadOnlyList<AskedTerm> terms)
    {
        var text = $" {string.Join(' ', terms.Where(t => !t.IsGroup).Select(t => t.Text))} ";
        var runs = new List<Feature>(text.Length);
        for (var i = 0; i + Letters <= text.Length; i++)
            runs.Add(new(text.Substring(i, Letters), 1));
        return runs;
    }

    private static double Weight(AskedTerm term) => term.IsIgnored ? IgnoredPart : 1;
}
