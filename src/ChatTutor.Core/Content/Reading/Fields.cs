using System.Globalization;

namespace ChatTutor.Core.Content.Reading;

/// <summary>
/// Reads the fields of one mapping and remembers every mistake with its place, so that an author hears all of them at once.
/// A key nobody asked for is a mistake too: <see cref="Done"/>.
/// </summary>
public sealed class Fields
{
    private readonly Dictionary<string, Node.Entry> entries = [];
    private readonly HashSet<string> asked = [];
    private readonly List<ContentMistake> mistakes;

    public Fields(Node node, List<ContentMistake> mistakes)
    {
        this.mistakes = mistakes;
        At = node.At;
        if (node is not Node.Mapping mapping)
        {
            Mistake(node.At, "chỗ này cần các dòng \"khóa: giá trị\"");
            return;
        }
        foreach (var entry in mapping.Entries)
            if (!entries.TryAdd(entry.Key, entry))
                Mistake(entry.At, $"khóa \"{entry.Key}\" bị lặp; giữ một dòng thôi");
    }

    public Position At { get; }

    /// <summary>Where the value of a key stands, or the mapping itself when the key is absent.</summary>
    public Position PlaceOf(string key) => entries.TryGetValue(key, out var entry) ? entry.Value.At : At;

    /// <summary>All keys that were written, for files whose keys are free.</summary>
    public IEnumerable<string> Keys => entries.Keys;

    public bool Has(string key) => entries.ContainsKey(key);

    public string Text(string key) => Optional(key) ?? Missing(key, "");

    public string? Optional(string key) => Find(key) is { } node ? ReadText(node, key) : null;

    public int Int(string key, int? absent = null)
    {
        if (Find(key) is not { } node)
            return absent ?? Missing(key, 0);
        return node is Node.Text text && int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : Wrong(node, key, "một số nguyên", 0);
    }

    public decimal Number(string key, decimal? absent = null)
    {
        if (Find(key) is not { } node)
            return absent ?? Missing(key, 0m);
        return ReadNumber(node, key);
    }

    public bool Flag(string key, bool? absent = false)
    {
        if (Find(key) is not { } node)
            return absent ?? Missing(key, false);
        return node is Node.Text { Value: "true" or "false" } text ? text.Value == "true" : Wrong(node, key, "true hoặc false", false);
    }

    public DateOnly? Date(string key)
    {
        if (Find(key) is not { } node)
            return null;
        return node is Node.Text text && DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : Wrong<DateOnly?>(node, key, "một ngày dạng 2026-11-23", null);
    }

    public IReadOnlyList<string> Texts(string key) =>
        [.. Items(key).Select(node => ReadText(node, key) ?? "")];

    public IReadOnlyList<decimal> Numbers(string key) => [.. Items(key).Select(node => ReadNumber(node, key))];

    public IReadOnlyList<T> List<T>(string key, Func<Fields, T> read, bool required = true)
    {
        if (required && !Has(key))
            Missing(key, 0);
        return [.. Items(key).Select(node => One(node, read))];
    }

    public T? Object<T>(string key, Func<Fields, T> read) where T : class =>
        Find(key) is { } node ? One(node, read) : null;

    public T Wrong<T>(string key, string message, T instead)
    {
        Mistake(PlaceOf(key), message);
        return instead;
    }

    /// <summary>Call when all has been read: whatever was not asked for is a slip of the author's pen.</summary>
    public void Done()
    {
        foreach (var entry in entries.Values.Where(e => !asked.Contains(e.Key)))
            Mistake(entry.At, $"khóa lạ \"{entry.Key}\"; ở đây dùng được: {string.Join(", ", asked.Order())}");
    }

    /// <summary>Nothing more is said about this mapping: its first mistake explains the rest.</summary>
    public void Forgive() => asked.UnionWith(entries.Keys);

    private T One<T>(Node node, Func<Fields, T> read)
    {
        var fields = new Fields(node, mistakes);
        var one = read(fields);
        fields.Done();
        return one;
    }

    private IReadOnlyList<Node> Items(string key) => Find(key) switch
    {
        null => [],
        Node.Sequence sequence => sequence.Items,
        var node => Wrong<IReadOnlyList<Node>>(node, key, "một danh sách (các dòng bắt đầu bằng dấu -)", []),
    };

    private Node? Find(string key)
    {
        asked.Add(key);
        return entries.TryGetValue(key, out var entry) ? entry.Value : null;
    }

    private string? ReadText(Node node, string key)
    {
        if (node is not Node.Text { Value: var value })
            return Wrong(node, key, "một câu chữ");
        if (!value.IsNormalized())
            Mistake(node.At, $"\"{key}\" không ở dạng Unicode NFC; gõ lại bằng bộ gõ tiếng Việt Unicode dựng sẵn");
        if (value.Trim().Length == 0)
            Mistake(node.At, $"thiếu \"{key}\"");
        return value.Trim();
    }

    private decimal ReadNumber(Node node, string key) =>
        node is Node.Text text && decimal.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number : Wrong(node, key, "một con số", 0m);

    private T Missing<T>(string key, T instead)
    {
        Mistake(PlaceOf(key), $"thiếu \"{key}\"");
        return instead;
    }

    private string? Wrong(Node node, string key, string wanted) => Wrong<string?>(node, key, wanted, null);

    private T Wrong<T>(Node node, string key, string wanted, T instead)
    {
        Mistake(node.At, $"\"{key}\" phải là {wanted}");
        return instead;
    }

    private void Mistake(Position at, string message) => mistakes.Add(new ContentMistake(at, message));
}
