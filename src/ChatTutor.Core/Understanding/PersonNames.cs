using ChatTutor.Core.Language;

namespace ChatTutor.Core.Understanding;

/// <summary>
/// Takes people's names and mail addresses out of what was typed, as far as they can be known by their shape: a surname with what
/// follows it, what follows "tên là", a capital after "chị" or "ông". Rather a word too many than a name: what is left is read by others.
/// </summary>
public static class PersonNames
{
    private const string Mark = "•••";

    /// <summary>Syllables of the longest name that is masked as one.</summary>
    private const int Longest = 5;

    /// <summary>The surnames of nine in ten Vietnamese; "Cao", "Hà", "Thái" begin too many places to be among them.</summary>
    private static readonly string[] Surnames =
    [
        "nguyễn", "trần", "lê", "phạm", "huỳnh", "hoàng", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đinh", "đoàn", "trịnh",
        "trương", "lâm", "mai", "tô", "châu", "tạ", "kiều", "quách", "diệp",
    ];

    private static readonly HashSet<string> Folded = [.. Surnames.Select(Folding.Fold)];

    /// <summary>What looks like a name and is none.</summary>
    private static readonly HashSet<string> NoNames = ["ho chi", "ho so", "do thi", "phan thi", "duong thi", "hoang sa", "phan mem", "ly do", "chau thanh"];

    private static readonly HashSet<string> Middles = ["văn", "thị", "van", "thi"];

    private static readonly HashSet<string> Titles =
    [
        "anh", "chị", "ông", "bà", "cô", "chú", "bác", "cậu", "dì", "mợ", "thím", "thầy", "bé", "em", "con", "cháu", "chồng", "vợ", "má", "mẹ", "ba", "cha",
        "tôi", "tui", "mình", "chi", "ong",
    ];

    public static string Mask(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var tokens = words.Split(' ');
        var shouting = words.Where(char.IsLetter).All(char.IsUpper);
        var kept = new List<string>();
        for (var i = 0; i < tokens.Length;)
        {
            var length = tokens[i].Contains('@', StringComparison.Ordinal) ? 1 : LengthAt(tokens, i, shouting);
            if (length == 0)
                kept.Add(tokens[i]);
            else
                kept.Add(Mark + Tail(tokens[i + length - 1]));
            i += Math.Max(1, length);
        }
        return string.Join(' ', kept);
    }

    private static int LengthAt(string[] tokens, int at, bool shouting)
    {
        if (IsSurname(tokens, at))
        {
            if (at + 2 < tokens.Length && Middles.Contains(Bare(tokens[at + 1])))
                return Ended(tokens, at, Math.Max(3, shouting ? 4 : Capitals(tokens, at)));
            if (!shouting && Capitals(tokens, at) is > 1 and var run)
                return Ended(tokens, at, run);
            if (IsNamed(tokens, at))
                return Ended(tokens, at, shouting || Capitals(tokens, at) == 0 ? 3 : 1);
        }
        return !shouting && IsCalled(tokens, at) ? Ended(tokens, at, Math.Max(1, Capitals(tokens, at))) : 0;
    }

    private static bool IsSurname(string[] tokens, int at) =>
        Bare(tokens[at]) is var word && (Surnames.Contains(word) || (word.All(char.IsAscii) && Folded.Contains(word)))
        && !(at + 1 < tokens.Length && NoNames.Contains(Folding.Fold($"{tokens[at]} {tokens[at + 1]}")));

    // "tên", "tên là", "họ tên:"
    private static bool IsNamed(string[] tokens, int at) =>
        (at > 0 && Bare(tokens[at - 1]) is "tên" or "ten") || (at > 1 && Bare(tokens[at - 1]) is "là" or "la" && Bare(tokens[at - 2]) is "tên" or "ten");

    // A capital after "chị", "tên" or "tôi là": one that a Vietnamese given name may have.
    private static bool IsCalled(string[] tokens, int at)
    {
        if (at == 0 || !IsCapital(tokens[at]) || !Syllables.IsVietnamese(tokens[at].Trim(Marks)))
            return false;
        var before = Bare(tokens[at - 1]);
        return IsNamed(tokens, at) || Titles.Contains(before) || (before is "là" && at > 1 && Titles.Contains(Bare(tokens[at - 2])));
    }

    private static int Capitals(string[] tokens, int at) =>
        tokens.Skip(at).Take(Longest).TakeWhile((t, i) => IsCapital(t) && (i == 0 || !EndsClause(tokens[at + i - 1]))).Count();

    // No name goes on after a comma or the end of what was said.
    private static int Ended(string[] tokens, int at, int length)
    {
        length = Math.Min(length, tokens.Length - at);
        for (var i = 0; i < length; i++)
            if (EndsClause(tokens[at + i]))
                return i + 1;
        return length;
    }

    private static bool IsCapital(string token) => token.Trim(Marks) is [var first, .. var rest] && char.IsUpper(first) && rest.All(char.IsLower);

    private static bool EndsClause(string token) => token.Length > 0 && ",.;:?!".Contains(token[^1], StringComparison.Ordinal);

    private static string Bare(string token) => token.Trim(Marks).ToLowerInvariant();

    private static string Tail(string token) => EndsClause(token) ? token[^1..] : "";

    private static readonly char[] Marks = [',', '.', ';', ':', '?', '!', '(', ')', '"', '“', '”', '\''];
}
