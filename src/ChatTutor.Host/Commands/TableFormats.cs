using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;
using MiniExcelLibs;
using Spectre.Console;
using Column = ChatTutor.Core.Reports.Column;
using Table = ChatTutor.Core.Reports.Table;

namespace ChatTutor.Host.Commands;

/// <summary>The ways a table can be written; all of them hold the same cells.</summary>
public static class TableFormats
{
    public static readonly IReadOnlyDictionary<string, Func<Table, Stream, Task>> All = new Dictionary<string, Func<Table, Stream, Task>>
    {
        ["table"] = ToText,
        ["csv"] = ToCsv,
        ["xlsx"] = ToExcel,
        ["json"] = ToJson,
    };

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static async Task ToText(Table table, Stream output)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        // Wide enough for every cell: a pipe has no width of its own.
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No });
        console.Profile.Width = 200;
        var grid = new Spectre.Console.Table().Title(Markup.Escape(table.Title)).Border(TableBorder.Ascii2);
        foreach (var column in table.Columns)
            grid.AddColumn(new TableColumn(Markup.Escape(column.Name)).NoWrap());
        foreach (var row in table.Rows)
            grid.AddRow([.. row.Select(Markup.Escape)]);
        if (table.Note is { } note)
            grid.Caption(Markup.Escape(note));
        console.Write(grid);
    }

    private static async Task ToCsv(Table table, Stream output)
    {
        // With its mark, Excel reads Vietnamese rightly.
        await using var writer = new StreamWriter(output, new UTF8Encoding(true), leaveOpen: true);
        await using var csv = CsvWriter.Create(writer, CsvWriterOptions.Default with { Injection = CsvInjection.Escape }, true);
        foreach (var row in table.Rows.Prepend([.. table.Columns.Select(c => c.Name)]))
            csv.WriteRecord(row.ToArray());
    }

    private static async Task ToExcel(Table table, Stream output)
    {
        await output.SaveAsAsync(Cells(table));
    }

    private static Task ToJson(Table table, Stream output) => JsonSerializer.SerializeAsync(output, Cells(table), Json);

    private static IEnumerable<Dictionary<string, object?>> Cells(Table table) => table.Rows.Select(row =>
        table.Columns.Zip(row).ToDictionary(cell => cell.First.Name, cell => Value(cell.First, cell.Second)));

    private static object? Value(Column column, string cell) =>
        !column.IsNumber ? cell : long.TryParse(cell, out var number) ? number : cell.Length == 0 ? null : cell;
}
