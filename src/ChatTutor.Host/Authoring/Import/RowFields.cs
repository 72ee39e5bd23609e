using System.Globalization;
using System.Text.RegularExpressions;
using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Host.Authoring.Import;

/// <summary>Turns the cells of one row into the fields of a bank's item; what a cell says wrongly is noted, what it does not say is left to the reader of banks.</summary>
internal sealed partial class RowFields(QuestionRow row, string file, List<RowMistake> mistakes)
{
    private readonly Position at = new(file, row.Number, 1);

    public Node.Mapping Mapping(IEnumerable<Node.Entry?> entries) => new(at, [.. entries.OfType<Node.Entry>()]);

    public Node.Entry? Text(string column) => row[column] is { Length: > 0 } text ? Entry(column, Word(text)) : null;

    /// <summary>Words between bars.</summary>
    public Node.Entry? Words(string column, string? key = null) =>
        Parts(column) is { Count: > 0 } words ? Entry(key ?? column, new Node.Sequence(at, [.. words.Select(Word)])) : null;

    public Node.Entry? Number(string column) => row[column] is { Length: > 0 } text ? Entry(column, Word(Plain(column, text))) : null;

    public Node.Entry? Numbers(string column) =>
        Parts(column) is { Count: > 0 } words ? Entry(column, new Node.Sequence(at, [.. words.Select(w => Word(Plain(column, w)))])) : null;

    public Node.Entry? TrueOrFalse(string column)
    {
        var said = Folding.Fold(row[column]);
        if (said.Length > 0 && said is not ("dung" or "true" or "sai" or "false"))
            Mistake($"\"{column}\" phải là đúng hoặc sai, không phải \"{row[column]}\"");
        return said.Length == 0 ? null : Entry(column, Word(said is "dung" or "true" ? "true" : "false"));
    }

    /// <summary>The labels in columns a to d, each with what is said to it.</summary>
    public Node.Entry? Choices()
    {
        var right = RightLetters();
        return Labelled("choices", letter =>
        [
            right.Contains(letter) ? Entry("right", Word("true")) : null,
            row[QuestionColumns.Feedback(letter)] is { Length: > 0 } said ? Entry("feedback", Word(said)) : null,
        ]);
    }

    public Node.Entry? Items() => Labelled("items", _ => []);

    private Node.Entry? Labelled(string key, Func<string, IEnumerable<Node.Entry?>> more)
    {
        var labelled = QuestionColumns.Letters.Where(l => row[l].Length > 0)
            .Select(l => Mapping([Entry("id", Word(l)), Entry("label", Word(row[l])), .. more(l)])).ToList();
        return labelled.Count == 0 ? null : Entry(key, new Node.Sequence(at, [.. labelled]));
    }

    private List<string> RightLetters()
    {
        var letters = Folding.Fold(row["answer"]).Where(c => c != ' ').Select(c => c.ToString()).ToList();
        if (letters.Exists(l => !QuestionColumns.Letters.Contains(l)))
            Mistake($"\"answer\" là chữ của lựa chọn đúng, như a hoặc a, c; không phải \"{row["answer"]}\"");
        else
            foreach (var empty in letters.Where(l => row[l].Length == 0))
                Mistake($"\"answer\" là {empty} mà cột \"{empty}\" trống");
        return letters;
    }

    // A thousand in Vietnamese, one in English: nobody but the author knows.
    private string Plain(string column, string text)
    {
        if (Thousands().IsMatch(text))
            Mistake($"\"{column}\": \"{text}\" là {text.Replace(".", "", StringComparison.Ordinal)} hay {text.Replace('.', ',')}? Viết số không có dấu chấm");
        return text.Replace(',', '.') is var plain && decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.############", CultureInfo.InvariantCulture) : text;
    }

    private List<string> Parts(string column) => [.. row[column].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private Node.Text Word(string text) => new(at, text);

    private Node.Entry Entry(string key, Node value) => new(key, at, value);

    private void Mistake(string message) => mistakes.Add(new(row.Number, message));

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+\z")]
    private static partial Regex Thousands();
}
