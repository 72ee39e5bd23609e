using CsvHelper;

namespace ChatTutor.Host.Authoring.Import;

/// <summary>The rows of a CSV file with the numbers a spreadsheet gives them.</summary>
internal static class CsvRows
{
    /// <summary>What is wrong when a file cannot be taken apart.</summary>
    public const string Broken = "dấu ngoặc kép mở mà không đóng, hoặc đặt giữa ô; lưu lại từ bảng tính";

    /// <summary>Null, and the row, when a quotation mark is out of place. Empty lines are kept, so that rows are counted as in a spreadsheet.</summary>
    public static IReadOnlyList<(int Number, IReadOnlyList<object?> Cells)>? Read(string text, out int broken)
    {
        var rows = new List<(int, IReadOnlyList<object?>)>();
        broken = 0;
        using var csv = CsvReader.Create(new StringReader(text), CsvReaderOptions.Default with
        {
            HasHeader = false,
            SkipEmptyLines = false,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        try
        {
            while (csv.Read())
                rows.Add(((int)csv.RowNumber, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]));
            return rows;
        }
        catch (CsvFormatException e)
        {
            broken = (int)e.RecordNumber;
            return null;
        }
    }
}
