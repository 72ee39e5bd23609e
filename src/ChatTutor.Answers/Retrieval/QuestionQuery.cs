using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ChatTutor.Answers.Retrieval;

/// <summary>A question as Lucene asks it: for every term the field where it counts most, pairs of syllables and diacritics besides.</summary>
internal sealed record QuestionQuery(Query Lessons, Query Pieces)
{
    public const string Piece = "piece";

    /// <summary>How much the best piece of a lesson counts beside the lesson as a whole.</summary>
    public const double PieceWeight = 0.5;

    private const float PairWeight = 0.8f;
    private const float ExactWeight = 0.25f;
    private const float GroupWeight = 0.9f;

    /// <summary>What a term found in a lesser field adds to the best one.</summary>
    private const float Rest = 0.15f;

    public static QuestionQuery Of(IReadOnlyList<AskedTerm> asked, IReadOnlyList<string> exact)
    {
        var (lessons, pieces) = (new BooleanQuery(), new BooleanQuery());
        foreach (var term in asked.DistinctBy(t => t.Text))
        {
            var weight = term.IsGroup ? GroupWeight : 1;
            lessons.Add(Anywhere(f => f.Name, term.Text, weight), Occur.SHOULD);
            pieces.Add(In(Piece, term.Text, weight), Occur.SHOULD);
        }
        foreach (var pair in PairsOf(asked).Distinct())
            lessons.Add(Anywhere(f => f.Pairs, pair, PairWeight), Occur.SHOULD);
        foreach (var written in exact.Where(e => !e.All(char.IsAscii)).Distinct())
            lessons.Add(In("exact", written, ExactWeight), Occur.SHOULD);
        return new(lessons, pieces);
    }

    /// <summary>A text in pairs of syllables, as its field holds it; no syllable has a line in it.</summary>
    public static IEnumerable<string> PairsOf(IReadOnlyList<AskedTerm> text)
    {
        var syllables = text.Where(t => !t.IsGroup).Select(t => t.Text).ToList();
        return syllables.Zip(syllables.Skip(1), (a, b) => a + "_" + b);
    }

    private static DisjunctionMaxQuery Anywhere(Func<TextField, string> name, string term, float weight) =>
        new(TextField.All.Select(Query (f) => In(name(f), term, weight * f.Weight)).ToList(), Rest);

    private static TermQuery In(string field, string term, float weight) => new(new Term(field, term)) { Boost = weight };
}
