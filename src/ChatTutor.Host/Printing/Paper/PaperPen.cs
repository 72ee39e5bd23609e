namespace ChatTutor.Host.Printing.Paper;

/// <summary>Writes a sheet from the top down, everything in proportion to the size of its plain letters.</summary>
/// <param name="size">Of plain letters, in points.</param>
/// <param name="mostLines">What is longer than so many lines is cut.</param>
internal sealed class PaperPen(float size, int mostLines, TextWidth measure)
{
    private const float Left = PaperPage.Margin, Right = PaperPage.Width - PaperPage.Margin;

    /// <summary>From one baseline to the next: letters with two marks (Ễ) must not touch the line above.</summary>
    private const float Leading = 1.36f;

    /// <summary>How far the highest letter reaches above the baseline.</summary>
    private const float Ascent = 1.05f;

    /// <summary>Of a column of numbers, in sizes of a letter: "Tuần trước nữa" and "chưa có mẫu số" stay on one line.</summary>
    private const float WidestNumber = 9.2f;

    private readonly List<PaperText> texts = [];
    private readonly List<PaperRule> rules = [];
    private float y = PaperPage.Margin;

    public PaperPage Page => new(texts, rules, y);

    public void Title(string text)
    {
        Paragraph(text, Left, size * 1.5f, isBold: true);
        Rule(size * .35f, 1.2f);
    }

    public void Heading(string text)
    {
        y += size * 1.1f;
        Paragraph(text, Left, size * 1.15f, isBold: true);
        y += size * .15f;
    }

    public void Numbered(IReadOnlyList<string> items)
    {
        var indent = measure("0. ", size, true) + size * .2f;
        foreach (var (i, item) in items.Index())
        {
            y += size * .2f;
            Put($"{i + 1}.", Left, y + size * Ascent, size, isBold: true);
            Paragraph(item, Left + indent, size, isBold: false);
        }
    }

    /// <param name="most">Rows after so many are only counted.</param>
    public void Table(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows, int most)
    {
        var widths = Widths(heads, rows);
        Row(heads, widths, isBold: true, .8f);
        foreach (var row in rows.Take(most))
            Row(row, widths, isBold: false, .25f);
        if (rows.Count <= most)
            return;
        y += size * .25f;
        Paragraph($"…và {rows.Count - most} dòng nữa trên trang", Left, size, isBold: false);
    }

    public void Note(string text)
    {
        y += size;
        Paragraph(text, Left, size * .85f, isBold: false);
    }

    private float[] Widths(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = heads.Select((head, i) => Math.Min(
            WidestNumber * size, rows.Select(r => measure(r[i], size, false)).Append(measure(head, size, true)).Max() + size)).ToArray();
        widths[0] = Right - Left - widths.Skip(1).Sum();
        return widths;
    }

    private void Row(IReadOnlyList<string> cells, float[] widths, bool isBold, float rule)
    {
        var (top, bottom, left) = (y + size * .22f, y, Left);
        foreach (var (i, cell) in cells.Index())
        {
            y = top;
            foreach (var line in Lines(cell, widths[i] - size * .8f, size, isBold))
            {
                Put(line, i == 0 ? left : left + widths[i] - measure(line, size, isBold), y + size * Ascent, size, isBold);
                y += size * Leading;
            }
            (left, bottom) = (left + widths[i], Math.Max(bottom, y));
        }
        y = bottom;
        Rule(size * .22f, rule);
    }

    private void Paragraph(string text, float left, float letters, bool isBold)
    {
        foreach (var line in Lines(text, Right - left, letters, isBold))
        {
            Put(line, left, y + letters * Ascent, letters, isBold);
            y += letters * Leading;
        }
    }

    private IReadOnlyList<string> Lines(string text, float width, float letters, bool isBold) =>
        LineBreaks.Of(text, width, mostLines, t => measure(t, letters, isBold));

    private void Put(string words, float left, float baseline, float letters, bool isBold)
    {
        if (words.Length > 0)
            texts.Add(new(words, left, baseline, letters, isBold));
    }

    private void Rule(float above, float thickness)
    {
        y += above;
        rules.Add(new(Left, Right, y, thickness));
    }
}
