using ChatTutor.Core.Content;
using ChatTutor.Core.Language;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace ChatTutor.Answers.Retrieval;

/// <summary>Finds what a question is about among the lessons and pieces of one catalogue; in memory, thread-safe.</summary>
internal sealed class LessonIndex : IDisposable
{
    private const string Id = "id", Lesson = "lesson", Exact = "exact";

    /// <summary>Pieces looked at for each question.</summary>
    private const int MostPieces = 60;

    private readonly RAMDirectory directory = new();
    private readonly TextAnalysis analysis;
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;
    private readonly Dictionary<string, Piece> pieces;
    private readonly TermTable terms;
    private readonly SlipMender mender;
    private readonly WaysOfAsking ways;

    public LessonIndex(Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        Catalogue = catalogue;
        analysis = new TextAnalysis(catalogue.Lexicon);
        var all = Piece.Of(catalogue);
        pieces = all.ToDictionary(p => p.Id);
        var said = new AnalysedWays(catalogue, analysis);
        // Both take about as long, and neither needs the other.
        var asking = Task.Run(() => new WaysOfAsking(catalogue, said));
        Write(all, said);
        reader = DirectoryReader.Open(directory);
        terms = TermTable.Read(reader, Lesson);
        mender = new SlipMender(terms.Terms);
        searcher = new IndexSearcher(reader);
        ways = asking.GetAwaiter().GetResult();
    }

    public Catalogue Catalogue { get; }

    /// <summary>Lessons best first, with how well each covers the question, and the pieces of the best.</summary>
    public Found Find(string question)
    {
        var all = analysis.TermsOf(question, mender.Mend);
        var asked = all.Where(t => !t.IsIgnored).ToList();
        if (asked.Count == 0)
            return Found.Nothing;
        var near = ways.Near(all);
        var query = QuestionQuery.Of(asked, Lexicon.Exact(question));
        var nearby = searcher.Search(query.Pieces, MostPieces).ScoreDocs.Select(d => (Piece: pieces[searcher.Doc(d.Doc).Get(Id)], d.Score)).ToList();
        var best = nearby.Where(n => n.Piece.Lesson is not null).GroupBy(n => n.Piece.Lesson!).ToDictionary(g => g.Key, g => g.Max(n => n.Score));
        var coverage = new Coverage(asked, terms);
        var lessons = searcher.Search(query.Lessons, terms.Lessons).ScoreDocs
            .Select(d => (Id: searcher.Doc(d.Doc).Get(Lesson), d.Score))
            .Select(d => new FoundLesson(d.Id, d.Score + (QuestionQuery.PieceWeight * best.GetValueOrDefault(d.Id)), coverage.Of(d.Id), near.GetValueOrDefault(d.Id)))
            .ToList();
        var top = lessons.Select(l => l.Score).DefaultIfEmpty(1).Max();
        return new Found([.. lessons.Select(l => l with { Rank = l.RankAmong(top) }).OrderByDescending(l => l.Rank)], [.. nearby.Select(n => n.Piece)]);
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
        analysis.Dispose();
    }

    private void Write(IReadOnlyList<Piece> all, AnalysedWays said)
    {
        using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analysis.Analyzer) { Codec = new WideBlocks() });
        foreach (var lesson in Piece.Lessons(Catalogue))
            writer.AddDocument(DocumentOf(lesson, all, said));
        foreach (var piece in all)
            writer.AddDocument(DocumentOf(piece));
    }

    private Document DocumentOf(Lesson lesson, IReadOnlyList<Piece> all, AnalysedWays said)
    {
        var more = new SearchedLesson(
            [.. Catalogue.Lexicon.Lessons.Where(a => a.Lesson == lesson.Id).SelectMany(a => a.Asked)],
            [.. Catalogue.Items.Where(i => i.Lesson == lesson.Id)],
            [.. all.Where(p => p.Lesson == lesson.Id && p.Id.StartsWith("fact:", StringComparison.Ordinal)).Select(p => p.Text)]);
        var document = new Document { new StringField(Lesson, lesson.Id, Field.Store.YES) };
        foreach (var field in TextField.All)
        {
            var texts = field.Texts(lesson, more).ToList();
            var terms = texts.Select(said.TermsOf).ToList();
            document.Add(Searched(field.Name, terms.Select(t => t.Select(term => term.Text))));
            document.Add(Searched(field.Pairs, terms.Select(QuestionQuery.PairsOf)));
            document.Add(Searched(Exact, texts.Select(Lexicon.Exact)));
        }
        return document;
    }

    private Document DocumentOf(Piece piece) =>
    [
        new StringField(Id, piece.Id, Field.Store.YES),
        Searched(QuestionQuery.Piece, [Catalogue.Lexicon.Syllables(piece.Text)]),
    ];

    // In one piece: Lucene takes as long for a field as for a hundred words in it.
    private static Lucene.Net.Documents.TextField Searched(string name, IEnumerable<IEnumerable<string>> texts) =>
        new(name, string.Join(' ', texts.SelectMany(t => t)), Field.Store.NO);
}

/// <summary>What a question found.</summary>
/// <param name="Pieces">Of any lesson, best first.</param>
internal sealed record Found(IReadOnlyList<FoundLesson> Lessons, IReadOnlyList<Piece> Pieces)
{
    public static readonly Found Nothing = new([], []);
}

/// <param name="Score">Lucene's, of the lesson and its best piece.</param>
/// <param name="Coverage">The share of the question that the lesson speaks of, 0 to 1, rare words counting more.</param>
/// <param name="Asked">How near the question comes to the ways the lesson is asked for.</param>
internal sealed record FoundLesson(string Id, double Score, double Coverage, Asked Asked)
{
    // What counts how much was chosen on lists of questions written before it was (docs name the command that measures it).
    private const double Texts = 0.7, WordsNearest = 2, WordsProfile = 3, LettersNearest = 4, LettersProfile = 2, Guessed = 2;

    /// <summary>A lesson that covers nothing of the question still keeps this much of its score.</summary>
    private const double Uncovered = 0.6;

    /// <summary>What lessons are ordered by.</summary>
    public double Rank { get; init; }

    /// <summary>
    /// How sure it is that people who ask so mean this lesson, 0 to about 3. Scores and coverage cannot tell: common words are in every lesson,
    /// and a question about something else is made of them too. The guess tells lessons apart, the closeness whether it is any of them.
    /// </summary>
    public double Sureness => Asked.Guess + (2 * Asked.Words.Profile) + Asked.Letters.Nearest;

    /// <param name="top">The best score of any lesson: scores mean nothing between questions.</param>
    public double RankAmong(double top) => (Texts * Score / top * (Uncovered + Coverage)) + (WordsNearest * Asked.Words.Nearest)
        + (WordsProfile * Asked.Words.Profile) + (LettersNearest * Asked.Letters.Nearest) + (LettersProfile * Asked.Letters.Profile) + (Guessed * Asked.Guess);
}
