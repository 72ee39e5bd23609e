using ChatTutor.Core.Reports.Progress;

namespace ChatTutor.Host.Printing.Paper;

/// <summary>
/// Lays a Monday brief out on one sheet: with letters as large as there is room for, and when the smallest are too large, with the
/// longest texts and the last rows cut, which the sheet says.
/// </summary>
internal static class BriefLayout
{
    /// <summary>Points. Smaller cannot be read from a wall.</summary>
    private static readonly float[] Sizes = [12, 11.5f, 11, 10.5f, 10, 9.5f, 9, 8.5f];

    /// <summary>Of a text, when not everything has room.</summary>
    private const int MostLines = 4;

    public static PaperPage Of(BriefSheet sheet, TextWidth measure)
    {
        var all = sheet.Tables.Select(t => t.Rows.Count).ToArray();
        foreach (var size in Sizes)
            if (Write(sheet, new(size, int.MaxValue, measure), all) is { Fits: true } page)
                return page;
        var shown = all.ToArray();
        var cut = Write(sheet, new(Sizes[^1], MostLines, measure), shown);
        while (!cut.Fits && shown.Max() is > 0 and var most)
        {
            shown[Array.IndexOf(shown, most)]--;
            cut = Write(sheet, new(Sizes[^1], MostLines, measure), shown);
        }
        return cut;
    }

    private static PaperPage Write(BriefSheet sheet, PaperPen pen, int[] shown)
    {
        pen.Title(sheet.Title);
        pen.Heading(sheet.TasksTitle);
        pen.Numbered(sheet.Tasks);
        foreach (var (i, table) in sheet.Tables.Index())
        {
            pen.Heading(table.Title);
            pen.Table([.. table.Columns.Select(c => c.Name)], table.Rows, shown[i]);
        }
        pen.Note(sheet.Note);
        return pen.Page;
    }
}
