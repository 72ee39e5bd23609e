namespace ChatTutor.Core.Understanding.Recognition;

/// <summary>Something by which sentences are compared.</summary>
/// <param name="Part">How much it counts beside the others.</param>
public readonly record struct Trait(string Text, double Part)
{
    private const double PairPart = 0.7, SkipPart = 0.4, EndPart = 0.4;

    /// <summary>How much a word counts that stands for a group of words, beside the word itself.</summary>
    private const double GroupPart = 0.7;

    /// <summary>Words, pairs with nothing or one word between, and how the sentence begins and ends.</summary>
    /// <param name="syllables">Folded, as meant.</param>
    /// <param name="groups">The same with a mark in the place of whatever belongs to a group.</param>
    public static IReadOnlyList<Trait> Of(IReadOnlyList<string> syllables, IReadOnlyList<string> groups)
    {
        ArgumentNullException.ThrowIfNull(syllables);
        ArgumentNullException.ThrowIfNull(groups);
        var (traits, seen) = (new List<Trait>(), new HashSet<string>());
        foreach (var trait in In(syllables))
            if (seen.Add(trait.Text))
                traits.Add(trait);
        foreach (var (text, part) in In(groups))
            if (text.Contains(WordGroups.Mark) && seen.Add(text))
                traits.Add(new(text, part * GroupPart));
        return traits;
    }

    private static List<Trait> In(IReadOnlyList<string> words)
    {
        var traits = new List<Trait>(3 * words.Count + 2);
        for (var i = 0; i < words.Count; i++)
        {
            traits.Add(new(words[i], 1));
            if (i + 1 < words.Count)
                traits.Add(new(words[i] + " " + words[i + 1], PairPart));
            if (i + 2 < words.Count)
                traits.Add(new(words[i] + " * " + words[i + 2], SkipPart));
        }
        if (words.Count > 0)
            traits.AddRange([new("^ " + words[0], EndPart), new(words[^1] + " $", EndPart)]);
        return traits;
    }
}
