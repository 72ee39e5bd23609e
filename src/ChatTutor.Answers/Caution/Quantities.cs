using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatTutor.Answers.Caution;

/// <summary>A number with what it counts, however it was written.</summary>
/// <param name="Value">One form for all ways of writing: "1.000", "1000" and "một nghìn" are "1000".</param>
/// <param name="Unit">"ngày", "đồng" …; null when the next word is no measure.</param>
/// <param name="Loose">A word that is a number only sometimes ("một", "năm", "ba"), standing alone.</param>
internal readonly record struct Quantity(string Value, string? Unit, bool Loose);

/// <summary>Finds the numbers of a text, in digits and in Vietnamese words.</summary>
internal static partial class Quantities
{
    private static readonly Dictionary<string, int> Digits = new()
    {
        ["không"] = 0,
        ["một"] = 1,
        ["mốt"] = 1,
        ["hai"] = 2,
        ["ba"] = 3,
        ["bốn"] = 4,
        ["tư"] = 4,
        ["năm"] = 5,
        ["lăm"] = 5,
        ["nhăm"] = 5,
        ["sáu"] = 6,
        ["bảy"] = 7,
        ["bẩy"] = 7,
        ["tám"] = 8,
        ["chín"] = 9,
    };

    private static readonly Dictionary<string, decimal> Multipliers = new()
    {
        ["mươi"] = 10,
        ["chục"] = 10,
        ["trăm"] = 100,
        ["nghìn"] = 1_000,
        ["ngàn"] = 1_000,
        ["vạn"] = 10_000,
        ["triệu"] = 1_000_000,
        ["tỷ"] = 1_000_000_000,
        ["tỉ"] = 1_000_000_000,
    };

    private static readonly HashSet<string> Units =
    [
        "đồng", "đ", "vnđ", "vnd", "usd", "đô", "giây", "phút", "giờ", "tiếng", "h", "buổi", "ngày", "đêm", "tuần", "tháng", "quý", "năm", "tuổi", "lần",
        "phần", "%", "‰", "°", "độ", "m", "mét", "cm", "mm", "km", "ha", "hecta", "công", "kg", "ký", "g", "gam", "tạ", "tấn", "lít", "ml", "mb", "gb",
        "chữ", "số", "ký tự", "bước", "người", "máy", "thiết", "bản", "hộ", "xã", "ấp", "trang", "tin", "cuộc", "loại", "cách", "điểm",
    ];

    /// <summary>After these a number names one thing and counts none: "ngày 5 tháng 9".</summary>
    private static readonly HashSet<string> Naming = ["ngày", "mùng", "mồng", "tháng", "năm", "số", "mục", "bước"];

    /// <summary>Alone, these are also other words: an article, "no", "year", "father", "fourth", "ripe".</summary>
    private static readonly HashSet<string> Ambiguous = ["không", "một", "năm", "ba", "tư", "chín", "mốt"];

    public static IReadOnlyList<Quantity> Of(IReadOnlyList<Token> tokens)
    {
        var found = new List<Quantity>();
        for (var i = 0; i < tokens.Count;)
        {
            var run = Run(tokens, i);
            if (run == 0)
            {
                i++;
                continue;
            }
            var words = tokens.Skip(i).Take(run).Select(t => t.Lower).ToList();
            var isNamed = i > 0 && Naming.Contains(tokens[i - 1].Lower);
            i += run;
            var unit = !isNamed && i < tokens.Count && Units.Contains(tokens[i].Lower) ? tokens[i].Lower : null;
            found.Add(new Quantity(ValueOf(words), unit, run == 1 && Ambiguous.Contains(words[0])));
        }
        return found;
    }

    /// <summary>The parts of a date or a time are numbers too, for whoever says "ngày 10" of "10/10/2026".</summary>
    public static IEnumerable<string> PartsOf(string value) => value.Split('/', ':');

    /// <summary>How many tokens from here on are one number.</summary>
    private static int Run(IReadOnlyList<Token> tokens, int start)
    {
        var run = 0;
        while (start + run < tokens.Count && (run == 0 || tokens[start + run].Joined) && Belongs(tokens[start + run], run))
            run++;
        // "Ba năm" is three years; five is "năm" at the end only after "lẻ" ("mười lăm" says it otherwise).
        return run > 1 && tokens[start + run - 1].Lower == "năm" && tokens[start + run - 2].Lower is not ("lẻ" or "linh") ? run - 1 : run;
    }

    private static bool Belongs(Token token, int run) =>
        token.IsNumber ? run == 0
        : Digits.ContainsKey(token.Lower) || Multipliers.ContainsKey(token.Lower) || token.Lower is "mười" or "rưỡi" or "nửa"
            || (run > 0 && (token.Lower is "lẻ" or "linh"));

    private static string ValueOf(List<string> words)
    {
        if (words.Count > 1 && words.TrueForAll(Digits.ContainsKey))
            return string.Concat(words.Select(w => Digits[w]));
        if (char.IsAsciiDigit(words[0][0]) && (words.Count == 1 || !decimal.TryParse(Canonical(words[0]), CultureInfo.InvariantCulture, out _)))
            return Canonical(words[0]);
        return Sum(words).ToString("0.####", CultureInfo.InvariantCulture);
    }

    private static decimal Sum(List<string> words)
    {
        decimal total = 0, group = 0, last = 0, size = 1;
        foreach (var word in words)
        {
            if (char.IsAsciiDigit(word[0]))
                last = decimal.Parse(Canonical(word), CultureInfo.InvariantCulture);
            else if (Digits.TryGetValue(word, out var digit))
                last = digit;
            else if (word is "mười")
                (group, last) = (group + 10, 0);
            else if (word is "rưỡi" or "nửa")
                // Half of what was said last: "hai triệu rưỡi".
                (group, last) = (group + last + size / 2, 0);
            else if (Multipliers.TryGetValue(word, out size) && size < 1_000)
                (group, last) = (group + Math.Max(last, 1) * size, 0);
            else if (size >= 1_000)
                (total, group, last) = (total + Math.Max(group + last, 1) * size, 0, 0);
            size = Math.Max(size, 1);
        }
        return total + group + last;
    }

    private static string Canonical(string number)
    {
        if (Thousands().IsMatch(number))
            return string.Concat(number.Where(char.IsAsciiDigit));
        if (number.Contains('/', StringComparison.Ordinal) || number.Contains(':', StringComparison.Ordinal))
            return string.Join('/', number.Split('/', ':').Select(Short));
        if (number.Contains(' ', StringComparison.Ordinal) || number.Contains('-', StringComparison.Ordinal))
            return string.Concat(number.Where(char.IsAsciiDigit));
        return number.Contains(',', StringComparison.Ordinal) ? number.Replace(',', '.') : Short(number);
    }

    // 05 and 5 are one day; 0123 stays the start of a telephone number.
    private static string Short(string digits) => digits.Length == 2 ? digits.TrimStart('0').PadLeft(1, '0') : digits;

    [GeneratedRegex("^[0-9]{1,3}(?:[.,][0-9]{3})+$")]
    private static partial Regex Thousands();
}
