using System.Text.RegularExpressions;
using ChatTutor.Core.Language;

namespace ChatTutor.Answers.Caution;

/// <summary>
/// Whether a sentence may be shown as resting on its passages: a number, a name, an address that is not in them, another language,
/// ornaments, or mostly words of its own, and it is not. It errs towards no: the passages' own words are always there instead.
/// </summary>
internal static partial class SupportCheck
{
    /// <summary>Letters of one sentence; the longest card sentence has about 120.</summary>
    private const int Longest = 300;

    /// <summary>Telling words of a sentence that its passages must hold.</summary>
    private const double LeastHeld = 0.6;

    /// <summary>Words with a diacritic: in Vietnamese about three of four have one, in any other language none.</summary>
    private const double LeastMarked = 0.4;

    private static readonly (string Name, Func<Claim, bool> Holds)[] Rules =
    [
        ("length", claim => claim.Text.Length <= Longest),
        ("plain", claim => PlainText().IsMatch(claim.Text)),
        ("language", IsVietnamese),
        ("link", claim => Evidence.LinksIn(claim.Text).All(claim.Evidence.HasLink)),
        ("number", claim => Quantities.Of(claim.Tokens).All(q => IsKnown(q, claim))),
        ("name", Names.AreKnown),
        ("words", HoldsEnough),
        ("denial", DeniesAlike),
        ("secret", KeepsSecrets),
    ];

    /// <summary>The name of the first rule that speaks against the sentence, or null.</summary>
    public static string? Objection(string sentence, IReadOnlyList<string> passages)
    {
        if (passages.Count == 0)
            return "citation";
        var claim = new Claim(sentence, new Evidence(passages));
        return Rules.FirstOrDefault(r => !r.Holds(claim)).Name;
    }

    private static bool IsVietnamese(Claim claim)
    {
        var words = claim.Tokens.Where(t => t.IsWord).ToList();
        var marked = words.Count(w => w.Lower != Folding.Fold(w.Text));
        // A name spelled as in the passages ("VNeID") is no other language.
        var counted = words.Count(w => Syllables.IsVietnamese(w.Text) || !claim.Evidence.HasWord(w.Lower));
        return words.Count >= 2 && marked >= LeastMarked * counted;
    }

    // "Một" before a thing is an article and "không" a word of denial; "năm" and "ba" alone must at least stand in the passages.
    private static bool IsKnown(Quantity quantity, Claim claim) =>
        claim.Evidence.Has(quantity)
        || (quantity.Loose && quantity.Unit is null && (quantity.Value is "0" or "1" || claim.Tokens.Any(t => IsLoose(t, quantity) && claim.Evidence.HasWord(t.Lower))));

    private static bool IsLoose(Token token, Quantity quantity) => Quantities.Of([token]) is [{ Loose: true } one] && one.Value == quantity.Value;

    private static bool HoldsEnough(Claim claim)
    {
        var telling = new Clause(claim.Text).Content;
        return telling.Count > 0 && telling.Count(claim.Evidence.HasWord) >= LeastHeld * telling.Count;
    }

    // "Đừng đưa mã" must not become "đưa mã": each part of the sentence says no when the nearest parts of the passages do, and only then.
    private static bool DeniesAlike(Claim claim) => claim.Clauses.All(said =>
    {
        var near = claim.Evidence.Clauses.GroupBy(c => c.Content.Count(said.Content.Contains)).MaxBy(g => g.Key);
        var isDenied = near?.Key > 0 && near.Any(c => c.SaysNo);
        return said.SaysNo == isDenied;
    });

    // The one mistake that costs people their savings: nobody is told to give a secret away unless a passage says just that.
    private static bool KeepsSecrets(Claim claim) => claim.Clauses.Where(c => c.GivesSecret).All(said =>
        claim.Evidence.Clauses.Any(c => c.GivesSecret && said.Content.IsSubsetOf(c.Content)));

    // Latin letters as Vietnamese uses them, digits and the marks of plain sentences: no markup, no emoji, no look-alikes of other scripts.
    [GeneratedRegex(@"^[A-Za-z\u00C0-\u01B0\u1EA0-\u1EF90-9 .,;:!?…()""'“”‘’/%‰°&+\-–@]+$")]
    private static partial Regex PlainText();
}
