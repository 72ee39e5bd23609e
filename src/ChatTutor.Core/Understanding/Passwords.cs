using ChatTutor.Core.Language;

namespace ChatTutor.Core.Understanding;

/// <summary>Finds passwords that were told: "mật khẩu zalo tui là hoa2005", "pass: abc@1", "hoa2005 là mật khẩu".</summary>
internal static class Passwords
{
    /// <summary>Words between "mật khẩu" and the word that leads to it.</summary>
    private const int MostBetween = 7;

    private const int MostWords = 4;

    private static readonly string[] Owners = ["tui", "toi", "minh", "em", "con", "tao", "cua", "tau", "mk"];

    private static readonly string[] Leads = ["la", "thanh", ":", "="];

    /// <summary>After these the sentence asks about passwords, it does not tell one.</summary>
    private static readonly string[] Asks =
        ["gi", "j", "ji", "chi", "sao", "nao", "the", "cai", "bao", "may", "ai", "du", "manh", "dung", "sai", "tot", "an", "khong", "hong", "ko", "k", "mot", "nhung", "do", "phai", "de", "lo", "bi", "quan", "can", "day", "so", "chu", "bay", "khac", "ngay"];

    private static readonly string[] Ends =
        ["bot", "nho", "gium", "giup", "nhe", "nha", "nhen", "do", "ne", "coi", "de", "roi", "nhap", "luu", "cho", "ma", "voi", "duoc", "thi", "va", "dang", "ghi", "giu", "xem", "lam", "hay", "vao", "co", "an", "di"];

    private static readonly string[] Weighing =
        ["co an toan", "co manh", "duoc khong", "duoc hong", "dc ko", "dc hong", "duoc ko", "co duoc", "de doan", "co sao", "on khong", "on hong", "yeu khong", "manh khong", "manh hong", "nhu vay duoc"];

    /// <summary>What is opened with passwords: "zalo với wifi xài chung conmeo1234" tells one without the word.</summary>
    private static readonly string[] Opened = ["zalo", "wifi", "facebook", "fb", "gmail", "email", "vneid", "nick", "tk", "acc"];

    private static readonly string[] Uses = ["chung", "xai", "dung", "dat", "la", "van"];

    /// <summary>Letters and digits of a password that is told without the word; model numbers and kinds of rice have fewer.</summary>
    private const int FewestLetters = 4, FewestDigits = 3;

    /// <summary>Spans of passwords, and whether they were told as one's own rather than weighed as an example.</summary>
    public static IEnumerable<(int Start, int End, bool IsTold)> In(string text)
    {
        var words = Words(text);
        var isOpened = words.Exists(w => Opened.Contains(w.Folded)) && words.Exists(w => Uses.Contains(w.Folded));
        foreach (var word in words.Where(w => isOpened && IsWordless(w.Raw)))
            yield return (word.Start, word.Start + word.Raw.Length, true);
        for (var i = 0; i < words.Count; i++)
        {
            var (length, isWord) = WordAt(words, i);
            if (!isWord)
                continue;
            if (After(words, i + length) is var (first, last, isOwn))
                yield return (words[first].Start, words[last].Start + words[last].Raw.Length, isOwn || !Weighs(text));
            // "hoa2005 là mật khẩu của tui"
            if (i >= 2 && words[i - 1].Folded is "la" && LooksSecret(words[i - 2].Raw))
                yield return (words[i - 2].Start, words[i - 2].Start + words[i - 2].Raw.Length, !Weighs(text));
        }
    }

    private static (int First, int Last, bool IsOwn)? After(List<Word> words, int from)
    {
        var isOwn = false;
        for (var at = from; at < words.Count && at <= from + MostBetween; at++)
        {
            if (Leads.Contains(words[at].Folded.Length == 0 ? words[at].Raw : words[at].Folded))
                return Value(words, at + 1, isOwn);
            isOwn |= Owners.Contains(words[at].Folded);
            if (LooksSecret(words[at].Raw))
                return (at, at, isOwn);
        }
        return null;
    }

    private static (int First, int Last, bool IsOwn)? Value(List<Word> words, int at, bool isOwn)
    {
        if (at >= words.Count)
            return null;
        if (!LooksSecret(words[at].Raw) && (Asks.Contains(words[at].Folded) || (!isOwn && Syllables.IsVietnamese(words[at].Raw))))
            return null;
        var last = at;
        while (last + 1 < words.Count && last - at + 1 < MostWords && !words[last].EndsClause && !Ends.Contains(words[last + 1].Folded))
            last++;
        return (at, last, isOwn);
    }

    // Letters beside digits or signs, as no Vietnamese word has them.
    private static bool LooksSecret(string raw)
    {
        var (letters, digits) = (raw.Any(char.IsLetter), raw.Count(char.IsAsciiDigit));
        var signs = raw.Any(c => c is '@' or '#' or '$' or '%' or '!' or '*' or '_' or '&' or '^');
        return (letters && digits > 0 && !IsCounted(raw)) || (signs && (letters || digits > 0) && raw.Length >= 4) || (digits >= 4 && digits == raw.Length);
    }

    // "conmeo1234" and no link, no name of a page.
    private static bool IsWordless(string raw) => raw.All(char.IsLetterOrDigit)
        && raw.TakeWhile(char.IsLetter).Count() >= FewestLetters && raw.SkipWhile(char.IsLetter).Count(char.IsAsciiDigit) >= FewestDigits;

    // "2fa", "4g", "8 ký" and "10tr" are no passwords.
    private static bool IsCounted(string raw) => char.IsAsciiDigit(raw[0]) && raw.Length <= 5 && raw.SkipWhile(char.IsAsciiDigit).All(char.IsLetter);

    private static bool Weighs(string text)
    {
        var folded = " " + Folding.Fold(text) + " ";
        return Weighing.Any(w => folded.Contains(w, StringComparison.Ordinal));
    }

    private static (int Length, bool Is) WordAt(List<Word> words, int at) => words[at].Folded switch
    {
        "mat" when at + 1 < words.Count && words[at + 1].Folded is "khau" => (2, true),
        // Without its marks it may be "mất mà", "mất má".
        "mat" when at + 1 < words.Count && (words[at].Raw.ToLowerInvariant(), words[at + 1].Raw.ToLowerInvariant()) is ("mật", "mã" or "hiệu") => (2, true),
        "chu" or "tu" when at + 1 < words.Count && words[at + 1].Raw.ToLowerInvariant() is "khóa" or "khoá" => (2, true),
        "matkhau" or "password" or "pass" or "mk" or "pw" => (1, true),
        _ => (0, false),
    };

    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (end > i)
                Add(words, text, i, end);
            i = end + 1;
        }
        return words;
    }

    // Marks around a word are not of it; "khẩu:" is "khẩu" and the colon that leads on.
    private static void Add(List<Word> words, string text, int start, int end)
    {
        var raw = text[start..end].TrimEnd('.', ',', ';', '?', ')', '”', '"');
        if (raw.Length == 0)
            return;
        var lead = raw.IndexOfAny([':', '=']);
        var (isLead, body) = (lead >= 0 && raw.Length > 1, lead > 0 ? raw[..lead] : raw);
        if (!isLead)
        {
            words.Add(new Word(start, raw, Folding.Fold(raw), end - start > raw.Length));
            return;
        }
        if (lead > 0)
            words.Add(new Word(start, body, Folding.Fold(body), false));
        words.Add(new Word(start + lead, raw[lead].ToString(), "", false));
        if (lead + 1 < raw.Length)
            words.Add(new Word(start + lead + 1, raw[(lead + 1)..], Folding.Fold(raw[(lead + 1)..]), end - start > raw.Length));
    }

    private readonly record struct Word(int Start, string Raw, string Folded, bool EndsClause);
}
