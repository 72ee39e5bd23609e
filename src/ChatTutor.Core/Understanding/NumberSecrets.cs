namespace ChatTutor.Core.Understanding;

/// <summary>Tells which numbers are secrets by how long they are and what is said around them.</summary>
internal static class NumberSecrets
{
    private const int Before = 8;
    private const int After = 6;

    private static readonly string[] CodeWords =
        ["otp", "o te pe", "o ti pi", "ma xac", "ma xac nhan", "ma xac thuc", "ma pin", "pin", "pass code", "passcode", "ma bao mat", "ma bi mat", "ma dang nhap", "ma kich hoat", "ma", "cvv", "day so", "gui ve may", "nhan ve", "so rut tien", "so rut the"];

    /// <summary>Codes that are no secrets: they number papers, goods and places.</summary>
    private static readonly string[] OpenCodes =
        ["ma ho so", "ma so ho so", "ma vung", "ma so vung", "ma don", "ma van don", "ma hang", "ma lo", "ma tinh", "ma xa", "ma so thue", "ma buu", "ma lop", "ma dong goi", "ma qr", "ma vach", "ma giam", "ma hoc sinh"];

    /// <summary>Said right before the digits these leave no doubt, whatever else is spoken of: "mã lỡ" reads like "mã lô" without its marks.</summary>
    private static readonly string[] SureWords = ["otp", "ma pin", "ma xac nhan", "ma xac thuc", "ma bao mat", "ma bi mat", "ma dang nhap"];

    /// <summary>A code given in pieces: "ba số đầu là … ba số sau là …".</summary>
    private static readonly string[] PartWords = ["so dau la", "so truoc la", "so giua la", "so sau la", "so cuoi la", "so ke la", "so con lai la"];

    /// <summary>The three digits on the back of a card.</summary>
    private static readonly string[] BackOfCard = ["cvv", "cvc", "lung the", "sau the", "mat sau the", "sau lung cai the"];

    private static readonly string[] PasswordWords = ["mat khau", "password", "pass", "mk", "pw", "matkhau"];

    private static readonly string[] AccountWords =
        ["stk", "tai khoan", "tk", "so tk", "account", "acc", "vietcombank", "vcb", "agribank", "bidv", "mbbank", "mb", "sacombank", "vietinbank", "techcombank", "acb", "vpbank", "tpbank", "momo", "ngan hang"];

    private static readonly string[] CardWords = ["so the", "the atm", "the ngan hang", "visa", "atm", "cvv", "the tin dung", "the ghi no"];

    private static readonly string[] IdentityWords = ["cccd", "cmnd", "can cuoc", "chung minh", "dinh danh", "cmt"];

    private static readonly string[] OwnPhoneWords = ["sdt", "so dien thoai", "sdt cua", "so dt", "so may", "dien thoai cua", "zalo cua", "so zalo"];

    private static readonly string[] Owners = ["tui", "toi", "minh", "em", "con", "tao", "me", "ba", "chong", "vo", "chau", "anh", "chi", "ong"];

    /// <summary>Numbers everybody may know.</summary>
    private static readonly string[] Public = ["1022", "1010", "5656", "2025", "2026", "2027"];

    /// <summary>The kind of secret, "" for a number that is masked without a word (somebody's phone), null for no secret.</summary>
    public static string? KindOf(DigitRun run, IReadOnlyList<Token> tokens)
    {
        var (digits, n) = (run.Digits, run.Digits.Length);
        var before = Words(tokens.Take(run.First).Where(t => t.IsWord).TakeLast(Before));
        var after = Words(tokens.Skip(run.Last + 1).Where(t => t.IsWord).Take(After));
        var around = before + after;
        if (n < 3 || Public.Contains(digits) || (n == 4 && IsYear(digits, before)))
            return null;
        var isCode = Has(around, CodeWords) && (!Has(around, OpenCodes) || SureWords.Any(w => before.EndsWith(" " + w + " ", StringComparison.Ordinal)));
        var isPart = Has(before, PartWords) && !Has(around, OpenCodes) && !run.IsPrice;
        if (n == 3)
            return Has(before, BackOfCard) ? Secrets.Card : isPart ? Secrets.Otp : null;
        if (n <= 8 && Has(before, PasswordWords))
            return Secrets.Password;
        if (n <= 8)
            return isPart || (isCode && !HasUnit(run, tokens)) ? Secrets.Otp
                : run.IsPrice ? null
                : n >= 6 && Has(before, AccountWords) && !IsHotline(digits) ? Secrets.Account
                : n == 6 && (run.IsOneByOne || IsAlone(run, tokens)) ? Secrets.Otp
                : null;
        if (run.IsPrice && !Has(before, AccountWords))
            return null;
        if (IsPhone(digits))
            return Has(before, AccountWords) ? Secrets.Account : Has(around, OwnPhoneWords) && Has(around, Owners) ? Secrets.Phone : "";
        if (Has(around, OpenCodes))
            return "";
        return n is 9 or 12 && !Has(before, AccountWords) || Has(around, IdentityWords) ? Secrets.Identity
            : n is >= 13 and <= 19 && (IsLuhn(digits) || n == 16 || Has(around, CardWords)) ? Secrets.Card
            : Secrets.Account;
    }

    /// <summary>The check digit that every payment card carries (ISO/IEC 7812-1, annex B).</summary>
    public static bool IsLuhn(string digits) =>
        digits.Reverse().Select((c, i) => i % 2 == 0 ? c - '0' : (c - '0') * 2 % 9 + (c == '9' ? 9 : 0)).Sum() % 10 == 0;

    private static bool IsPhone(string digits)
    {
        var local = digits.StartsWith("84", StringComparison.Ordinal) && digits.Length == 11 ? "0" + digits[2..] : digits;
        return (local.Length == 10 && local[0] == '0' && local[1] is '3' or '5' or '7' or '8' or '9') || (local.Length == 11 && local.StartsWith("02", StringComparison.Ordinal));
    }

    private static bool IsHotline(string digits) => digits.StartsWith("1900", StringComparison.Ordinal) || digits.StartsWith("1800", StringComparison.Ordinal);

    private static bool IsYear(string digits, string before) =>
        (digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal))
        && (before.EndsWith(" nam ", StringComparison.Ordinal) || before.EndsWith(" thang ", StringComparison.Ordinal) || before.EndsWith(" sinh ", StringComparison.Ordinal));

    private static bool HasUnit(DigitRun run, IReadOnlyList<Token> tokens) => run.IsPrice && !run.Digits.EndsWith("000", StringComparison.Ordinal)
        || (run.IsPrice && run.Last + 1 < tokens.Count && tokens[run.Last + 1].Folded is "dong" or "d" or "vnd" or "k" or "tr" or "trieu");

    // "483920", "đây nè 483920": nothing else is meant.
    private static bool IsAlone(DigitRun run, IReadOnlyList<Token> tokens) =>
        tokens.Count(t => t.IsWord) - tokens.Skip(run.First).Take(run.Last - run.First + 1).Count(t => t.IsWord) <= 3;

    private static string Words(IEnumerable<Token> tokens) => " " + string.Join(' ', tokens.Select(t => t.Folded)) + " ";

    private static bool Has(string text, IEnumerable<string> words) => words.Any(w => text.Contains(" " + w + " ", StringComparison.Ordinal));
}
