using System.Globalization;

namespace ChatTutor.Host.Authoring.Import;

/// <summary>Rows of cells, the first with the names of the columns, read as questions.</summary>
public static class QuestionTable
{
    /// <summary>The longest real table has some hundred rows.</summary>
    public const int MostRows = 5000;

    private const int MostColumns = 64;

    /// <param name="rows">With their numbers, empty ones too.</param>
    public static QuestionSheet Read(IEnumerable<(int Number, IReadOnlyList<object?> Cells)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (found, mistakes) = (new List<QuestionRow>(), new List<RowMistake>());
        IReadOnlyList<string>? columns = null;
        foreach (var (number, cells) in rows.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(Text(c)))))
        {
            if (number > MostRows || cells.Count > MostColumns)
                return new(found, [.. mistakes, new(number, $"tệp quá lớn: nhiều nhất {MostRows} dòng, {MostColumns} cột")]);
            if (columns is not null)
                found.Add(new(number, Cells(columns, cells, number, mistakes)));
            else if (Heading(cells, number, mistakes) is { } heading)
                columns = heading;
            else
                return new([], mistakes);
        }
        if (columns is null)
            mistakes.Add(new(1, "tệp trống"));
        return new(found, mistakes);
    }

    private static IReadOnlyList<string>? Heading(IReadOnlyList<object?> cells, int number, List<RowMistake> mistakes)
    {
        var names = cells.Select(c => QuestionRow.Clean(Text(c)).ToLowerInvariant()).ToList();
        foreach (var missing in new[] { "lesson", "id", "kind", "prompt" }.Except(names))
            mistakes.Add(new(number, $"dòng đầu thiếu cột \"{missing}\""));
        foreach (var strange in names.Where(n => n.Length > 0).Except(QuestionColumns.All))
            mistakes.Add(new(number, $"không có cột \"{strange}\"; dùng được: {string.Join(", ", QuestionColumns.All)}"));
        foreach (var twice in names.Where(n => n.Length > 0).GroupBy(n => n).Where(g => g.Count() > 1))
            mistakes.Add(new(number, $"cột \"{twice.Key}\" ghi hai lần"));
        return mistakes.Count == 0 ? names : null;
    }

    private static Dictionary<string, string> Cells(IReadOnlyList<string> columns, IReadOnlyList<object?> cells, int number, List<RowMistake> mistakes)
    {
        var read = new Dictionary<string, string>();
        foreach (var (cell, place) in cells.Select((c, i) => (c, i)))
        {
            var text = QuestionRow.Clean(Text(cell));
            var column = place < columns.Count ? columns[place] : "";
            if (text.Length == 0)
                continue;
            if (column.Length == 0)
                mistakes.Add(new(number, $"ô thứ {place + 1} nằm ngoài các cột có tên: \"{text}\""));
            else if (WhyNot(cell, text) is { } why)
                mistakes.Add(new(number, $"cột \"{column}\" {why}"));
            else
                read[column] = text;
        }
        return read;
    }

    // What a spreadsheet put there in place of what the author meant.
    private static string? WhyNot(object? cell, string text) =>
        text.StartsWith('=') ? "là công thức; gõ hoặc dán giá trị vào"
        : cell is DateTime or TimeSpan or DateTimeOffset ? "thành ngày giờ; đổi định dạng cột sang Văn bản rồi gõ lại"
        : text is ['#', .., '!' or '?'] or "#N/A" ? $"bị lỗi bảng tính {text}"
        : text.Contains('\uFFFD', StringComparison.Ordinal) ? "có chữ bị hỏng; lưu tệp bằng UTF-8"
        : null;

    private static string Text(object? cell) => cell switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
