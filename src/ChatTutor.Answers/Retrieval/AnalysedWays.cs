using ChatTutor.Core.Content;

namespace ChatTutor.Answers.Retrieval;

/// <summary>The ways lessons are asked for, and their titles, in terms; analysed once for all that is made of them.</summary>
internal sealed class AnalysedWays
{
    private readonly TextAnalysis analysis;
    private readonly Dictionary<string, IReadOnlyList<AskedTerm>> known = [];

    public AnalysedWays(Catalogue catalogue, TextAnalysis analysis)
    {
        this.analysis = analysis;
        All = [.. catalogue.Lexicon.Lessons.SelectMany(l => l.Asked.Select(a => (l.Lesson, Text: a)))
            .Concat(Piece.Lessons(catalogue).Select(l => (Lesson: l.Id, Text: l.Title)))
            .Select(a => (a.Lesson, known[a.Text] = analysis.TermsOf(a.Text)))];
    }

    public IReadOnlyList<(string Lesson, IReadOnlyList<AskedTerm> Terms)> All { get; }

    /// <summary>The terms of these or of any other text of ours.</summary>
    public IReadOnlyList<AskedTerm> TermsOf(string text) => known.TryGetValue(text, out var terms) ? terms : analysis.TermsOf(text);
}
