using ChatTutor.Core.Language;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Synonym;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace ChatTutor.Answers.Retrieval;

/// <summary>Brings texts and questions to the same terms: folded syllables, pairs of them, and a mark for words that mean the same.</summary>
internal sealed class TextAnalysis(Lexicon lexicon) : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private readonly Analyzer syllables = Syllables(lexicon);

    /// <summary>For indexing. Lessons come in terms; a piece is short, and marks must not make it longer than what it says.</summary>
    public Analyzer Analyzer => new PerFieldAnalyzerWrapper(new WhitespaceAnalyzer(Version), new Dictionary<string, Analyzer> { [QuestionQuery.Piece] = syllables });

    /// <summary>The terms of a text of ours, where nothing is to be mended.</summary>
    public IReadOnlyList<AskedTerm> TermsOf(string text) => TermsOf(text, s => s);

    /// <summary>The terms of a question.</summary>
    /// <param name="mend">Puts a slip of the thumb right, given one syllable.</param>
    public IReadOnlyList<AskedTerm> TermsOf(string question, Func<string, string> mend)
    {
        var asked = lexicon.Meant(question).Select(s => (Said: mend(s.Folded), IsIgnored: lexicon.IsIgnored(s))).ToList();
        return [.. Terms(string.Join(' ', asked.Select(a => a.Said))).Select(t => t with { IsIgnored = !t.IsGroup && asked[t.At].IsIgnored })];
    }

    private List<AskedTerm> Terms(string plain)
    {
        var terms = new List<AskedTerm>();
        using var stream = syllables.GetTokenStream("plain", plain);
        var (term, step) = (stream.AddAttribute<ICharTermAttribute>(), stream.AddAttribute<IPositionIncrementAttribute>());
        var length = stream.AddAttribute<IPositionLengthAttribute>();
        stream.Reset();
        for (var at = -1; stream.IncrementToken();)
        {
            at += step.PositionIncrement;
            terms.Add(new AskedTerm(term.ToString()!, at, length.PositionLength));
        }
        stream.End();
        return terms;
    }

    public void Dispose()
    {
        syllables.Dispose();
        GC.SuppressFinalize(this);
    }

    private static Analyzer Syllables(Lexicon lexicon)
    {
        var alike = new SynonymMap.Builder(true);
        var isEmpty = true;
        foreach (var (words, mark) in lexicon.Alike.Select((a, i) => (a.Words, AskedTerm.Mark + i.ToString(System.Globalization.CultureInfo.InvariantCulture))))
            foreach (var phrase in words.Select(w => lexicon.Syllables(w).ToArray()).Where(w => w.Length > 0))
            {
                alike.Add(SynonymMap.Builder.Join(phrase, new CharsRef()), new CharsRef(mark), true);
                isEmpty = false;
            }
        var map = isEmpty ? null : alike.Build();
        return Analyzer.NewAnonymous((_, reader) =>
        {
            var tokens = new WhitespaceTokenizer(Version, reader);
            return new TokenStreamComponents(tokens, map is null ? tokens : new SynonymFilter(tokens, map, ignoreCase: false));
        });
    }
}

/// <summary>One term of a question and the syllables it stands for.</summary>
/// <param name="IsIgnored">It says nothing of what is asked.</param>
internal sealed record AskedTerm(string Text, int At, int Length, bool IsIgnored = false)
{
    /// <summary>Begins the terms that stand for a group of words; no syllable begins like this.</summary>
    public const string Mark = "~";

    public bool IsGroup => Text.StartsWith(Mark, StringComparison.Ordinal);
}
