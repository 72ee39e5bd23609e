using System.Text.RegularExpressions;

namespace ChatTutor.Answers.Generation;

/// <summary>
/// Cuts growing text into sentences. One is whole only when the next has begun: until then its passages may still be named ("… máy. [1]").
/// </summary>
internal sealed partial class SentenceReader
{
    private string rest = "";

    /// <summary>The sentences that have become whole with this piece.</summary>
    public IReadOnlyList<string> Add(string piece)
    {
        rest += piece;
        var whole = new List<string>();
        while (First().Match(rest) is { Success: true } first)
        {
            rest = rest[first.Length..].TrimStart();
            whole.Add(first.Value);
        }
        return whole;
    }

    /// <summary>What is left when nothing more comes; null when nothing is.</summary>
    public string? End() => string.IsNullOrWhiteSpace(rest) ? null : rest;

    // A dot within a number or an address is followed by no space; "TP." and its like end nothing.
    [GeneratedRegex(@"^.+?(?:(?<!\b(?:TP|Tp|tp|TX|TT|P|Q|ThS|TS|BS))[.!?…]+[”""'»)]*(?:\s*\[[0-9][0-9,\s]*\])*(?=\s+[^\s\[])|\n(?=\s*[^\s\[]))", RegexOptions.Singleline)]
    private static partial Regex First();
}
