using System.Collections.Frozen;

namespace ChatTutor.Answers.Retrieval;

/// <summary>
/// How much of a question a lesson speaks of: the share of its syllables, those of few lessons counting more and those of none
/// counting fully. Scores cannot tell whether to answer at all, this can.
/// </summary>
internal sealed class Coverage(IReadOnlyList<AskedTerm> asked, FrozenDictionary<string, FrozenSet<string>> lessons)
{
    private readonly List<(AskedTerm Term, double Weight)> weighed = [.. asked.Where(t => !t.IsGroup).DistinctBy(t => t.Text)
        .Select(t => (t, Weight(t.Text, lessons)))];

    private readonly List<AskedTerm> groups = [.. asked.Where(t => t.IsGroup)];

    public double Of(string lesson)
    {
        var words = lessons[lesson];
        var all = weighed.Sum(w => w.Weight);
        return all > 0 ? weighed.Where(w => words.Contains(w.Term.Text) || IsMeant(w.Term, words)).Sum(w => w.Weight) / all : 0;
    }

    private bool IsMeant(AskedTerm term, FrozenSet<string> words) =>
        groups.Any(g => g.At <= term.At && term.At < g.At + g.Length && words.Contains(g.Text));

    private static double Weight(string term, FrozenDictionary<string, FrozenSet<string>> lessons) =>
        Math.Log((lessons.Count + 1.0) / (lessons.Values.Count(l => l.Contains(term)) + 0.5));
}
