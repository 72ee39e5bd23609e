using ChatTutor.Core.Language;

namespace ChatTutor.Core.Campaign.Importing;

/// <summary>A table as it would be taken in: nothing is, as long as one row is wrong.</summary>
/// <param name="News">What is not known yet in exactly this way.</param>
/// <param name="Known">Rows that were brought in before.</param>
public sealed record FigureSheet(IReadOnlyList<Figure> News, int Known, IReadOnlyList<RowMistake> Mistakes)
{
    /// <summary>More rows than this are another kind of table.</summary>
    public const int MostRows = 100_000;

    /// <param name="rows">Cells by row, the heading first; numbers and days already as text.</param>
    public static FigureSheet Read(FigureKind kind, IReadOnlyList<IReadOnlyList<string>> rows, ImportCheck check)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(check);
        var mistakes = new List<RowMistake>();
        var header = rows.Count == 0 ? [] : rows[0].Select(h => Folding.Clean(h).ToLowerInvariant()).ToList();
        CheckHeader(kind, header, check, mistakes);
        if (rows.Count > MostRows + 1)
            mistakes.Add(new(MostRows + 2, $"nhiều hơn {MostRows} dòng; chia làm nhiều tệp"));
        if (mistakes.Count > 0)
            return new([], 0, mistakes);
        var read = rows.Index().Skip(1).Where(r => r.Item.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            .Select(r => (Number: r.Index + 1, Figure: kind.Read(RowOf(r.Index + 1, header, r.Item, mistakes), check))).ToList();
        if (read.Count == 0)
            mistakes.Add(new(2, "không có dòng nào"));
        foreach (var twice in read.GroupBy(r => kind.KeyOf(r.Figure)).Where(g => g.Count() > 1))
            mistakes.Add(new(twice.Last().Number, $"trùng với dòng {twice.First().Number}"));
        var known = check.Figures.All.Select(TextOf).ToHashSet();
        var news = read.Select(r => r.Figure).Where(f => !known.Contains(TextOf(f))).ToList();
        return new(mistakes.Count == 0 ? news : [], read.Count - news.Count, [.. mistakes.OrderBy(m => m.Row)]);
    }

    private static void CheckHeader(FigureKind kind, List<string> header, ImportCheck check, List<RowMistake> mistakes)
    {
        foreach (var missing in kind.Columns.Except(header))
            mistakes.Add(new(1, $"thiếu cột \"{missing}\"; cần: {string.Join(", ", kind.Columns)}"));
        foreach (var strange in header.Except(kind.Columns).Where(c => !kind.FreeColumns || !FigureKinds.IsFree(c, check.Catalogue)))
            mistakes.Add(new(1, $"cột lạ \"{strange}\""));
        foreach (var twice in header.GroupBy(h => h).Where(g => g.Count() > 1))
            mistakes.Add(new(1, $"cột \"{twice.Key}\" ghi hai lần"));
    }

    private static SheetRow RowOf(int number, List<string> header, IReadOnlyList<string> cells, List<RowMistake> mistakes)
    {
        if (cells.Skip(header.Count).Any(c => !string.IsNullOrWhiteSpace(c)))
            mistakes.Add(new(number, "nhiều ô hơn tiêu đề; chữ có dấu phẩy phải để trong ngoặc kép"));
        return new(number, header.Zip(cells).ToDictionary(c => c.First, c => c.Second), mistakes);
    }

    // Records with dictionaries in them are not equal by value.
    private static string TextOf(Figure figure) => figure.Match(
        d => d.ToString(), o => o.ToString(),
        h => $"{h.Id}|{h.Name}|{string.Join(',', h.Population.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"))}",
        m => m.ToString(),
        h => h.ToString());
}
