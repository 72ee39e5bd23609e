using System.Text.RegularExpressions;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Understanding;

/// <summary>Words with the secrets out of them.</summary>
/// <param name="Kinds">What was found and is to be explained; somebody's phone number is masked without a word.</param>
public sealed record Masked(string Text, IReadOnlyList<string> Kinds);

/// <summary>
/// Takes one-time codes, passwords, identity, card, account and phone numbers out of what was typed, in digits or spelled out, before
/// anything is stored, logged or passed on.
/// </summary>
public static partial class Secrets
{
    public const string Otp = "otp", Password = "password", Identity = "identity", Card = "card", Account = "account", Phone = "phone";

    /// <summary>Every kind, for the lint.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Otp, Password, Identity, Card, Account, Phone];

    /// <summary>Stands where a secret was; it is no letter, so that nothing is looked up by it.</summary>
    private const string Mark = "•••";

    public static Masked Mask(string words)
    {
        var text = Folding.Clean(words);
        var found = Passwords.In(text).Select(p => (p.Start, p.End, Kind: p.IsTold ? Password : "")).ToList();
        found.AddRange(HealthCards().Matches(text).Select(m => (m.Index, m.Index + m.Length, Identity)));
        var tokens = SpokenText.Cut(text);
        foreach (var run in SpokenText.Runs(tokens, text))
            if (NumberSecrets.KindOf(run, tokens) is { } kind)
                found.Add((tokens[run.First].Start, tokens[run.Last].End, kind));
        return found.Count == 0 ? new Masked(text, []) : new Masked(Without(text, found), [.. found.Select(f => f.Kind).Where(k => k.Length > 0).Distinct()]);
    }

    // Health insurance cards: two letters, one digit for the benefit, two for the province, ten for the person, however they are spaced.
    [GeneratedRegex(@"(?<!\p{L})[A-Za-z]{2}[\s.-]*\d[\s.-]*\d[\s.-]*\d(?:[\s.-]*\d){10}(?!\d)")]
    private static partial Regex HealthCards();

    private static string Without(string text, IEnumerable<(int Start, int End, string Kind)> found)
    {
        // From the end, so that the places before stay right; what overlaps goes as one piece.
        var (start, end) = (text.Length + 1, text.Length + 1);
        foreach (var next in found.OrderByDescending(f => f.End))
        {
            if (next.End < start)
            {
                text = Cut(text, start, end);
                end = next.End;
            }
            start = Math.Min(start, next.Start);
        }
        return Cut(text, start, end);
    }

    private static string Cut(string text, int start, int end)
    {
        return start > text.Length ? text : text[..start] + Mark + text[end..];
    }
}
