using System.Collections.Frozen;

namespace ChatTutor.Answers.Retrieval;

/// <summary>
/// How near a question comes to the nearest of the ways a lesson is asked for: the cosine of their words, pairs of words and groups of
/// words that mean the same, rare ones counting more. A lesson as a whole speaks of much; a question asks one thing.
/// </summary>
internal sealed class AskedPhrases
{
    /// <summary>Words that say nothing alone still tell "là gì" from "ở đâu".</summary>
    private const double IgnoredWeight = 0.15;

    private const double PairWeight = 0.6;
    private const double GroupWeight = 0.8;

    private readonly FrozenDictionary<string, double> weights;
    private readonly double unseen;
    private readonly IReadOnlyList<(string Lesson, Dictionary<string, double> Terms, double Length)> phrases;

    public AskedPhrases(IEnumerable<(string Lesson, IReadOnlyList<AskedTerm> Terms)> asked)
    {
        var all = asked.Select(a => (a.Lesson, a.Terms, Features: Features(a.Terms).DistinctBy(f => f.Text).ToList())).ToList();
        unseen = Math.Log(all.Count + 1);
        weights = all.SelectMany(a => a.Features).GroupBy(f => f.Text).ToFrozenDictionary(g => g.Key, g => Math.Log((all.Count + 1.0) / (g.Count() + 0.5)));
        phrases = [.. all.Select(a => (a.Lesson, Terms: Weigh(a.Features))).Select(a => (a.Lesson, a.Terms, Length(a.Terms)))];
    }

    /// <summary>The nearest phrase of each lesson that has any word of the question, 0 to 1.</summary>
    public Dictionary<string, double> Near(IReadOnlyList<AskedTerm> question)
    {
        var asked = Weigh(Features(question).DistinctBy(f => f.Text));
        var length = Length(asked);
        var near = new Dictionary<string, double>();
        foreach (var (lesson, terms, size) in phrases)
        {
            var cosine = terms.Sum(t => t.Value * asked.GetValueOrDefault(t.Key)) / (length * size);
            if (cosine > near.GetValueOrDefault(lesson))
                near[lesson] = cosine;
        }
        return near;
    }

    private static IEnumerable<(string Text, double Part)> Features(IReadOnlyList<AskedTerm> terms)
    {
        var syllables = terms.Where(t => !t.IsGroup).ToList();
        return terms.Select(t => (t.Text, t.IsGroup ? GroupWeight : Part(t)))
            .Concat(syllables.Zip(syllables.Skip(1), (a, b) => (a.Text + " " + b.Text, PairWeight * Math.Sqrt(Part(a) * Part(b)))));
    }

    private static double Part(AskedTerm term) => term.IsIgnored ? IgnoredWeight : 1;

    private Dictionary<string, double> Weigh(IEnumerable<(string Text, double Part)> features) =>
        features.ToDictionary(f => f.Text, f => f.Part * weights.GetValueOrDefault(f.Text, unseen));

    private static double Length(Dictionary<string, double> terms) => Math.Max(Math.Sqrt(terms.Values.Sum(v => v * v)), double.Epsilon);
}
