using System.Text.RegularExpressions;

namespace ChatTutor.Answers.Caution;

/// <summary>What the cited passages hold, taken apart once.</summary>
internal sealed partial class Evidence
{
    private readonly IReadOnlyList<Token> tokens;
    private readonly IReadOnlyList<Quantity> quantities;
    private readonly HashSet<string> words;
    private readonly HashSet<string> links;
    private readonly HashSet<string> values;

    public Evidence(IEnumerable<string> passages)
    {
        var text = string.Join('\n', passages);
        tokens = Tokens.Of(text);
        words = [.. tokens.Where(t => t.IsWord).Select(t => t.Lower)];
        links = [.. LinksIn(text)];
        quantities = Quantities.Of(tokens);
        values = [.. quantities.SelectMany(q => Quantities.PartsOf(q.Value).Prepend(q.Value))];
        Clauses = [.. Tokens.Clauses(text).Select(c => new Clause(c)).Where(c => c.Content.Count > 0)];
    }

    public IReadOnlyList<Clause> Clauses { get; }

    public bool HasWord(string lower) => words.Contains(lower);

    public bool HasLink(string link) => links.Contains(link);

    public bool Has(Quantity quantity) =>
        quantity.Unit is null ? values.Contains(quantity.Value) : quantities.Any(q => q.Value == quantity.Value && q.Unit == quantity.Unit);

    /// <summary>These words stand there one after the other, written alike; the first may begin with a small letter there.</summary>
    public bool HasInOrder(IReadOnlyList<string> name) => Enumerable.Range(0, Math.Max(0, tokens.Count - name.Count + 1)).Any(start =>
        Enumerable.Range(0, name.Count).All(i => i == 0
            ? string.Equals(tokens[start].Text[1..], name[0][1..], StringComparison.Ordinal) && tokens[start].Lower[0] == char.ToLowerInvariant(name[0][0])
            : tokens[start + i].Joined && tokens[start + i].Text == name[i]));

    public bool HasExactly(string word) => tokens.Any(t => t.Text == word);

    /// <summary>Addresses of pages and mail in a text, in small letters; also such as are spoken ("chấm com").</summary>
    public static IEnumerable<string> LinksIn(string text) => Link().Matches(text).Select(m => m.Value.ToLowerInvariant().TrimEnd('.', ',', '/', ')', ':'));

    [GeneratedRegex(
        @"(?:https?:|www\.)\S+|\S+@\S+|[\p{L}\p{M}0-9\-]+(?:\.[\p{L}\p{M}0-9\-]+)*\.[a-z]{2,}(?:/\S*)?|\S+\s+(?:chấm|cham|dot)\s+(?:\S+\s+(?:chấm|cham|dot)\s+)*\S+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}

/// <summary>A part of a sentence that says one thing: its telling words, and whether it says no.</summary>
internal sealed partial class Clause(string text)
{
    /// <summary>Words that tell nothing by themselves.</summary>
    private static readonly HashSet<string> Plain =
    [
        "dạ", "thưa", "ạ", "nhé", "nha", "nghen", "đó", "này", "kia", "đây", "ấy", "vậy", "thế", "à", "ừ", "vâng", "là", "thì", "mà", "và", "hay", "hoặc",
        "của", "cho", "với", "về", "ở", "tại", "trong", "trên", "dưới", "từ", "đến", "tới", "để", "bằng", "theo", "như", "cũng", "đều", "vẫn", "còn", "đã",
        "đang", "sẽ", "được", "bị", "phải", "cần", "nên", "hãy", "cứ", "rồi", "lại", "ra", "vào", "lên", "xuống", "có", "các", "những", "một", "mỗi", "mọi",
        "cái", "con", "chiếc", "việc", "điều", "khi", "lúc", "nếu", "vì", "do", "nhưng", "rất", "lắm", "quá", "chỉ", "thôi", "bác", "cô", "chú", "anh", "chị",
        "em", "mình", "bà", "ông", "ai", "gì", "nào", "sao", "không", "chưa", "đừng", "chớ", "chẳng", "bất", "cứ", "thêm", "nữa", "giúp", "xin", "muốn",
    ];

    public HashSet<string> Content { get; } =
        [.. Tokens.Of(text).Where(t => t.IsWord).Select(t => t.Lower).Where(w => !Plain.Contains(w))];

    public bool SaysNo { get; } = No().IsMatch(text);

    // "Không gian mạng" and "không khí" deny nothing.
    [GeneratedRegex(@"\b(?:không(?!\s+(?:gian|khí|quân))|hổng|hông|chưa|chẳng|chả|đừng|chớ|cấm|khỏi|tránh|không được|ngừng|từ chối)\b", RegexOptions.IgnoreCase)]
    private static partial Regex No();
}
