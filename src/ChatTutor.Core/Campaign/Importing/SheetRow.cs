using System.Globalization;
using System.Text.RegularExpressions;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Campaign.Importing;

/// <summary>A row of a table somebody brings in. Mistakes are gathered, all of them, each with the row's number.</summary>
public sealed partial class SheetRow(int number, IReadOnlyDictionary<string, string> cells, List<RowMistake> mistakes)
{
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"];

    /// <summary>As in the file, the heading being row 1.</summary>
    public int Number { get; } = number;

    public IEnumerable<string> Columns => cells.Keys;

    public string Text(string column)
    {
        var text = Optional(column);
        return text.Length > 0 ? text : Wrong(column, "còn trống", "");
    }

    public string Optional(string column) => Folding.Clean(cells.GetValueOrDefault(column, ""));

    /// <summary>A whole number, also with dots or spaces between thousands: "1.234.000".</summary>
    public long Count(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return 0;
        var plain = Thousands().IsMatch(text) ? text.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) : text;
        return long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostPeople
            ? count : Wrong(column, $"\"{text}\" không phải số nguyên", 0L);
    }

    public DateOnly Day(string column, DateOnly today)
    {
        var text = Text(column);
        if (text.Length == 0)
            return default;
        if (!DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Wrong(column, $"\"{text}\" không phải ngày; viết 2026-11-23 hoặc 23/11/2026", default(DateOnly));
        return day <= today ? day : Wrong(column, $"ngày {text} chưa tới", day);
    }

    public T Wrong<T>(string column, string message, T instead)
    {
        mistakes.Add(new RowMistake(Number, $"{column}: {message}"));
        return instead;
    }

    /// <summary>More than there are people in the country: a slip of the keyboard.</summary>
    private const long MostPeople = 200_000_000;

    [GeneratedRegex(@"^\d{1,3}([. ]\d{3})+$")]
    private static partial Regex Thousands();
}

/// <summary>What is wrong in a row, in a sentence for the person who made the table.</summary>
public sealed record RowMistake(int Row, string Message)
{
    public override string ToString() => $"dòng {Row}: {Message}";
}
