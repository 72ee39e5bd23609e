using System.Text.RegularExpressions;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Understanding;

/// <summary>A piece of what was typed: a word, a number or a sign, and where it stands.</summary>
internal readonly record struct Token(int Start, string Text, string Folded)
{
    public int End => Start + Text.Length;

    public bool IsNumber => char.IsAsciiDigit(Text[0]);

    public bool IsWord => char.IsLetter(Text[0]);
}

/// <summary>Numbers as people give them: in one piece, spaced, dotted, or said digit by digit.</summary>
/// <param name="First">Index of the first token.</param>
/// <param name="Last">Index of the last token.</param>
internal sealed record DigitRun(int First, int Last, string Digits, bool IsPrice)
{
    /// <summary>Fewest digits that nobody gives one by one unless they are a code: "ba bốn" is not yet one.</summary>
    private const int FewestOfCode = 5;

    /// <summary>Given digit by digit ("4 8 3 9 2 0", "bốn tám ba chín hai không"), as codes are and amounts are not.</summary>
    public bool IsOneByOne => Digits.Length >= FewestOfCode && Last - First + 1 == Digits.Length;
}

/// <summary>Cuts words into tokens and finds the numbers in them.</summary>
internal static partial class SpokenText
{
    // As written: "năm" is five, "nam" may be, "nấm" is a mushroom.
    private static readonly Dictionary<string, char> Said = new()
    {
        ["không"] = '0',
        ["khong"] = '0',
        ["hông"] = '0',
        ["một"] = '1',
        ["mot"] = '1',
        ["mốt"] = '1',
        ["hai"] = '2',
        ["ba"] = '3',
        ["bốn"] = '4',
        ["bon"] = '4',
        ["tư"] = '4',
        ["tu"] = '4',
        ["năm"] = '5',
        ["nam"] = '5',
        ["lăm"] = '5',
        ["lam"] = '5',
        ["sáu"] = '6',
        ["sau"] = '6',
        ["bảy"] = '7',
        ["bẩy"] = '7',
        ["bay"] = '7',
        ["tám"] = '8',
        ["tam"] = '8',
        ["chín"] = '9',
        ["chin"] = '9',
    };

    /// <summary>What comes before a number in one word ("otp483920"); any other letters make it part of a name or a code.</summary>
    private static readonly string[] Labels = ["otp", "pin", "stk", "tk", "cccd", "cmnd", "mk", "pass", "ma", "so", "sdt"];

    private static readonly string[] Units =
        ["d", "dong", "vnd", "k", "tr", "trieu", "ngan", "nghin", "ty", "ti", "kg", "ky", "ki", "ha", "cong", "m", "met", "tan", "lit", "gram", "trai", "con", "nguoi", "phut", "gio", "ngay", "lan", "cai", "cay", "chuc"];

    /// <summary>No amount has so many digits; cards and identity numbers do.</summary>
    private const int FewestOfCard = 12;

    /// <summary>More chunk digits than this are a number of their own, beside the next one.</summary>
    private const int LongestChunk = 6;

    public static List<Token> Cut(string text) =>
        [.. Pieces().Matches(text).Select(m => new Token(m.Index, m.Value.ToLowerInvariant(), Folding.Fold(m.Value)))];

    public static List<DigitRun> Runs(IReadOnlyList<Token> tokens, string text)
    {
        var runs = new List<DigitRun>();
        for (var i = 0; i < tokens.Count;)
        {
            var run = RunAt(tokens, text, i);
            if (run is not null)
                runs.Add(run);
            i = (run?.Last ?? i) + 1;
        }
        return runs;
    }

    private static DigitRun? RunAt(IReadOnlyList<Token> tokens, string text, int first)
    {
        if (!IsFree(tokens, first) || DigitsOf(tokens, first, isFirst: true) is not { } digits)
            return null;
        var (last, chunk) = (first, digits.Length);
        while (NextIn(tokens, text, last) is { } next && DigitsOf(tokens, next, isFirst: false) is { } more
            && (chunk <= LongestChunk && more.Length <= LongestChunk || more.Length == 0))
            (digits, last, chunk) = (digits + more, next, Math.Max(chunk, more.Length));
        // "năm" or "ba" alone is a word, not a number.
        if (digits.Length == 0 || (last == first && !tokens[first].IsNumber))
            return null;
        var run = new DigitRun(first, last, digits, IsPrice: false);
        // "... hai bốn giờ": "giờ" is now, not hours.
        return run with { IsPrice = !run.IsOneByOne && digits.Length < FewestOfCard && IsPrice(tokens, first, last, digits) };
    }

    private static bool IsFree(IReadOnlyList<Token> tokens, int at) =>
        at == 0 || !tokens[at].IsNumber || tokens[at - 1].End != tokens[at].Start || !tokens[at - 1].IsWord || Labels.Contains(tokens[at - 1].Folded);

    // Chunks are divided by a space, a dot or a hyphen, seldom by more.
    private static int? NextIn(IReadOnlyList<Token> tokens, string text, int last)
    {
        for (var next = last + 1; next < tokens.Count && next <= last + 2; next++)
        {
            if (tokens[next].IsNumber || tokens[next].IsWord)
                return text[tokens[last].End..tokens[next].Start].Trim() is "" or "." or "-" or "," or "_" ? next : null;
        }
        return null;
    }

    private static string? DigitsOf(IReadOnlyList<Token> tokens, int at, bool isFirst)
    {
        if (tokens[at].IsNumber)
            return tokens[at].Text;
        if (Said.TryGetValue(tokens[at].Text, out var digit))
            return digit.ToString();
        // "bốn mươi tám" is 48, "mười hai" 12.
        var isTen = tokens[at].Text is "mươi" or "mười" or "muoi";
        var digitFollows = at + 1 < tokens.Count && Said.ContainsKey(tokens[at + 1].Text);
        return !isTen ? null : (isFirst, digitFollows) switch { (true, true) => "1", (true, false) => "10", (false, true) => "", _ => "0" };
    }

    private static bool IsPrice(IReadOnlyList<Token> tokens, int first, int last, string digits)
    {
        var hasUnit = last + 1 < tokens.Count && (Units.Contains(tokens[last + 1].Folded) || tokens[last + 1].Text == "%");
        var isRound = digits.EndsWith("000", StringComparison.Ordinal) && digits[0] != '0' && digits.Length <= 11 && tokens[first].IsNumber;
        return hasUnit || isRound;
    }

    [GeneratedRegex(@"\d+|[\p{L}\p{M}]+|[^\s\p{L}\p{M}\d]")]
    private static partial Regex Pieces();
}
