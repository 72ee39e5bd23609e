namespace ChatTutor.Answers.Retrieval;

/// <summary>
/// How much of a question a lesson speaks of: the share of its syllables, those of few lessons counting more and those of none
/// counting like those of a few. Scores cannot tell whether to answer at all, this can.
/// </summary>
internal sealed class Coverage(IReadOnlyList<AskedTerm> asked, TermTable table)
{
    /// <summary>A word in fewer lessons than this is rare enough: one that nobody taught may be a name.</summary>
    private const int Few = 3;

    /// <summary>A number says how much, seldom what of.</summary>
    private const double NumberPart = 0.2;

    private readonly List<(AskedTerm Term, double Weight)> weighed = [.. asked.Where(t => !t.IsGroup).DistinctBy(t => t.Text)
        .Select(t => (t, Weight(t.Text, table)))];

    private readonly List<AskedTerm> groups = [.. asked.Where(t => t.IsGroup)];

    public double Of(string lesson)
    {
        var all = weighed.Sum(w => w.Weight);
        return all > 0 ? weighed.Where(w => table.Has(lesson, w.Term.Text) || IsMeant(w.Term, lesson)).Sum(w => w.Weight) / all : 0;
    }

    private bool IsMeant(AskedTerm term, string lesson) =>
        groups.Any(g => g.At <= term.At && term.At < g.At + g.Length && table.Has(lesson, g.Text));

    private static double Weight(string term, TermTable table) =>
        Part(term) * Math.Log((table.Lessons + 1.0) / (Math.Max(table.LessonsWith(term), Few) + 0.5));

    private static double Part(string term) => term.All(char.IsAsciiDigit) || term.Length == 1 ? NumberPart : 1;
}
