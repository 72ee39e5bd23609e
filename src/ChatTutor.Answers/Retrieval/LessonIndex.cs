using System.Collections.Frozen;
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
    private readonly FrozenDictionary<string, Piece> pieces;
    private readonly FrozenDictionary<string, FrozenSet<string>> terms;
    private readonly FrozenSet<string> known;

    public LessonIndex(Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        Catalogue = catalogue;
        analysis = new TextAnalysis(catalogue.Lexicon);
        var all = Piece.Of(catalogue);
        pieces = all.ToFrozenDictionary(p => p.Id);
        var found = new Dictionary<string, FrozenSet<string>>();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analysis.Analyzer)))
        {
            foreach (var lesson in Piece.Lessons(catalogue))
                found[lesson.Id] = AddLesson(writer, lesson, all);
            foreach (var piece in all)
                writer.AddDocument(DocumentOf(piece));
        }
        terms = found.ToFrozenDictionary();
        known = terms.Values.SelectMany(t => t).ToFrozenSet();
        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader);
    }

    public Catalogue Catalogue { get; }

    /// <summary>Lessons best first, with how well each covers the question, and the pieces of the best.</summary>
    public Found Find(string question)
    {
        var asked = analysis.TermsOf(question, Mend);
        if (asked.Count == 0)
            return Found.Nothing;
        var query = QuestionQuery.Of(asked, Lexicon.Exact(question));
        var near = searcher.Search(query.Pieces, MostPieces).ScoreDocs.Select(d => (Piece: pieces[searcher.Doc(d.Doc).Get(Id)], d.Score)).ToList();
        var best = near.Where(n => n.Piece.Lesson is not null).GroupBy(n => n.Piece.Lesson!).ToDictionary(g => g.Key, g => g.Max(n => n.Score));
        var coverage = new Coverage(asked, terms);
        var lessons = searcher.Search(query.Lessons, terms.Count).ScoreDocs
            .Select(d => (Id: searcher.Doc(d.Doc).Get(Lesson), d.Score))
            .Select(d => new FoundLesson(d.Id, d.Score + (QuestionQuery.PieceWeight * best.GetValueOrDefault(d.Id)), coverage.Of(d.Id)))
            .OrderByDescending(l => l.Score * (QuestionQuery.Uncovered + l.Coverage)).ToList();
        return new Found(lessons, [.. near.Select(n => n.Piece)]);
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
        analysis.Dispose();
    }

    private FrozenSet<string> AddLesson(IndexWriter writer, Lesson lesson, IReadOnlyList<Piece> all)
    {
        var more = new SearchedLesson(
            [.. Catalogue.Lexicon.Lessons.Where(a => a.Lesson == lesson.Id).SelectMany(a => a.Asked)],
            [.. Catalogue.Items.Where(i => i.Lesson == lesson.Id)],
            [.. all.Where(p => p.Lesson == lesson.Id && p.Id.StartsWith("fact:", StringComparison.Ordinal)).Select(p => p.Text)]);
        var document = new Document { new StringField(Lesson, lesson.Id, Field.Store.YES) };
        var words = new HashSet<string>();
        foreach (var field in TextField.All)
            foreach (var text in field.Texts(lesson, more))
            {
                var plain = analysis.Plain(text);
                document.Add(new Lucene.Net.Documents.TextField(field.Name, plain, Field.Store.NO));
                document.Add(new Lucene.Net.Documents.TextField(field.Pairs, plain, Field.Store.NO));
                document.Add(new Lucene.Net.Documents.TextField(Exact, string.Join(' ', Lexicon.Exact(text)), Field.Store.NO));
                words.UnionWith(analysis.TermsIn(plain));
            }
        writer.AddDocument(document);
        return words.ToFrozenSet();
    }

    private Document DocumentOf(Piece piece)
    {
        var plain = analysis.Plain(piece.Text);
        return
        [
            new StringField(Id, piece.Id, Field.Store.YES),
            new Lucene.Net.Documents.TextField(QuestionQuery.Piece, plain, Field.Store.NO),
            new Lucene.Net.Documents.TextField(QuestionQuery.PiecePairs, plain, Field.Store.NO),
        ];
    }

    // A slip of the thumb in a long syllable that no lesson knows; short ones mean too many things.
    private string Mend(string syllable)
    {
        const int shortest = 5;
        if (syllable.Length < shortest || known.Contains(syllable) || syllable.Any(char.IsDigit))
            return syllable;
        var near = known.Where(k => k.Length >= shortest - 1 && Math.Abs(k.Length - syllable.Length) <= 1 && Matching.Distance(k, syllable) == 1).Take(2).ToList();
        return near.Count == 1 ? near[0] : syllable;
    }
}

/// <summary>What a question found.</summary>
/// <param name="Pieces">Of any lesson, best first.</param>
internal sealed record Found(IReadOnlyList<FoundLesson> Lessons, IReadOnlyList<Piece> Pieces)
{
    public static readonly Found Nothing = new([], []);
}

/// <param name="Coverage">The share of the question that the lesson speaks of, 0 to 1, rare words counting more.</param>
internal sealed record FoundLesson(string Id, double Score, double Coverage);
