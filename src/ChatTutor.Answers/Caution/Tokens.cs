using System.Text.RegularExpressions;

namespace ChatTutor.Answers.Caution;

/// <summary>A word, a number or a sign of measure as it stands in a text.</summary>
/// <param name="Joined">Only one space stands between it and the token before it.</param>
internal readonly record struct Token(string Text, bool Joined)
{
    public bool IsNumber => char.IsAsciiDigit(Text[0]);

    public bool IsWord => char.IsLetter(Text[0]);

    public string Lower => Text.ToLowerInvariant();
}

/// <summary>Texts taken apart for comparing.</summary>
internal static partial class Tokens
{
    public static IReadOnlyList<Token> Of(string text)
    {
        var tokens = new List<Token>();
        var end = 0;
        foreach (var match in Parts().EnumerateMatches(text))
        {
            tokens.Add(new Token(text.Substring(match.Index, match.Length), tokens.Count > 0 && match.Index == end + 1 && text[end] == ' '));
            end = match.Index + match.Length;
        }
        return tokens;
    }

    /// <summary>Parts of a sentence that say one thing each; "kể cả …" belongs to what it widens.</summary>
    public static string[] Clauses(string text) => Ends().Split(text);

    // Numbers with what belongs to them: 1.000, 0,5, 10/10/2026, 7:30; telephones in groups, 1900 0368.
    [GeneratedRegex(@"[0-9]+(?:[.,/:][0-9]+|[ .\-][0-9]{3,4}(?![0-9]))*|[\p{L}\p{M}]+|[%‰°]")]
    private static partial Regex Parts();

    [GeneratedRegex(@"[.;:!?…\n]+(?:\s|$)|,\s(?!(?:kể cả|dù|hay|hoặc|và)\b)|\s[–-]\s|\b(?:nhưng|mà còn|còn|thì|kẻo|nếu)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ends();
}
