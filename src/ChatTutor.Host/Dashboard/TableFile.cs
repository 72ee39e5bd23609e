using ChatTutor.Core.Reports;
using ChatTutor.Host.Commands;

namespace ChatTutor.Host.Dashboard;

/// <summary>A table as a file to be kept: CSV and Excel, the same cells as on the page.</summary>
public static class TableFile
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["csv"] = "text/csv; charset=utf-8",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    public static bool Knows(string format) => Types.ContainsKey(format);

    /// <summary>
    /// Made whole before the first byte is sent: a spreadsheet's writer needs to go back, and a fault must still be an error page.
    /// </summary>
    /// <param name="format">One that <see cref="Knows"/>.</param>
    public static async Task<IResult> OfAsync(Table table, string name, string format)
    {
        var file = new MemoryStream();
        await TableFormats.All[format](table, file);
        return Results.Bytes(file.ToArray(), Types[format], $"{name}.{format}");
    }
}
