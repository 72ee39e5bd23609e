using System.Text;
using ChatTutor.Core.Classes;
using ChatTutor.Host.Importing;

namespace ChatTutor.Host.Dashboard.Classes;

/// <summary>A class list as it was sent: a file's cells, or lines pasted into the form. Nothing is kept between the two steps.</summary>
/// <param name="Lines">What was pasted, to be mended rather than pasted again; null for a file.</param>
public sealed record SentClass(string[][]? Rows, string? Lines)
{
    public const string LinesField = "dong";

    /// <exception cref="SheetFileException">There is nothing, or it cannot be read.</exception>
    internal static async Task<SentClass> ReadAsync(IFormCollection form, CancellationToken stop)
    {
        if (!form.ContainsKey(LinesField))
            return new(await SentSheet.ReadAsync(form, stop), null);
        var lines = form[LinesField].ToString().Trim('\r', '\n');
        if (string.IsNullOrWhiteSpace(lines))
            throw new SheetFileException("Chưa có dòng nào.");
        // Copied out of a spreadsheet, heading and all.
        var isTable = lines.StartsWith(ClassSheet.Name, StringComparison.OrdinalIgnoreCase);
        return new(isTable ? SheetFile.Read(Encoding.UTF8.GetBytes(lines)) : null, lines);
    }

    public ClassSheet Check(ClassCheck check) => Rows is { } rows ? ClassSheet.Read(rows, check) : ClassSheet.ReadLines(Lines!, check);
}
