using System.Globalization;
using System.Text.RegularExpressions;
using ChatTutor.Answers.Retrieval;
using ChatTutor.Core.Content;

namespace ChatTutor.Answers;

/// <summary>An answer in the content's own words: at most two pieces, at most three sentences, with where they come from.</summary>
internal static partial class Extract
{
    private const int MostPieces = 2;
    private const int MostSentences = 3;

    /// <summary>The best pieces of a lesson that may be said today, in the order they are taught.</summary>
    public static IReadOnlyList<Piece> Choose(Found found, string lesson, Catalogue catalogue, DateOnly today)
    {
        var good = found.Pieces.Where(p => p.Lesson == lesson && p.Facts.All(f => catalogue.IsGood(f, today)));
        var chosen = new List<Piece>();
        // A card and the fact it rests on say the same: one of them is enough.
        foreach (var piece in good)
            if (chosen.Count < MostPieces && chosen.TrueForAll(c => !c.Facts.Intersect(piece.Facts).Any()))
                chosen.Add(piece);
        return chosen.Count > 0 ? chosen : [.. FirstCards(catalogue, lesson, today)];
    }

    /// <summary>The pieces as one text of at most <paramref name="sentences"/> sentences.</summary>
    public static string Text(IEnumerable<Piece> pieces, int sentences = MostSentences) =>
        string.Join(' ', pieces.SelectMany(p => Ends().Split(p.Text)).Select(s => s.Trim()).Where(s => s.Length > 0).Take(sentences));

    /// <summary>The source of the first piece that claims something.</summary>
    public static string? Source(IEnumerable<Piece> pieces, Catalogue catalogue) =>
        pieces.SelectMany(p => p.Facts).Select(catalogue.Fact).FirstOrDefault(f => f?.Sources.Count > 0) is { } fact
            ? catalogue.Phrases.Say(
                "source", ("title", fact.Sources[0].Title), ("checked", fact.Checked.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)))
            : null;

    public static Passage Passage(Piece piece, Catalogue catalogue) =>
        new(piece.Id, piece.Lesson, catalogue.Phrases.Address(piece.Text), Source([piece], catalogue));

    // The lesson was found by its title or its questions alone: it begins with what matters.
    private static IEnumerable<Piece> FirstCards(Catalogue catalogue, string lesson, DateOnly today) =>
        (catalogue.Lesson(lesson)?.Steps ?? []).OfType<Telling>().Where(s => s is not Practice && s.Facts.All(f => catalogue.IsGood(f, today)))
            .Take(1).Select(s => new Piece($"{lesson}#{s.Id}", lesson, s.Text, s.Facts));

    // A dot inside 10.000 or vneid.gov.vn ends no sentence.
    [GeneratedRegex(@"(?<=[.!?…])\s+")]
    private static partial Regex Ends();
}
