using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using MiniExcelLibs;

namespace ChatTutor.Host.Importing;

/// <summary>A file that cannot be read as a table; the message is for the person who brought it.</summary>
public sealed class SheetFileException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The cells of a CSV file (comma or semicolon, UTF-8) or of the first sheet of an Excel workbook, as text.</summary>
public static class SheetFile
{
    /// <summary>Bytes; 100,000 rows are about 6 MB.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>A workbook is a ZIP file; unpacked it may be far larger than it looks.</summary>
    private const long MostUnpacked = 256L << 20;

    /// <exception cref="SheetFileException">It is too large, not a table, or not in UTF-8.</exception>
    public static string[][] Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > MostBytes)
            throw new SheetFileException($"Tệp lớn hơn {MostBytes >> 20} MB; chia làm nhiều tệp.");
        try
        {
            return file is [(byte)'P', (byte)'K', ..] ? FromExcel(file) : FromCsv(file);
        }
#pragma warning disable CA1031 // Two libraries read what strangers send; whatever they throw, the file is no table.
        catch (Exception e) when (e is not SheetFileException)
#pragma warning restore CA1031
        {
            throw new SheetFileException("Không đọc được tệp này. Lưu lại thành CSV UTF-8 hoặc Excel (.xlsx).", e);
        }
    }

    private static string[][] FromCsv(byte[] file)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\ufeff');
        // The separator is found from the first lines: Excel writes semicolons on a Vietnamese machine. Empty lines count, so that
        // a row has the number it has in the file.
        var options = CsvReaderOptions.Default with { HasHeader = false, SkipEmptyLines = false, MalformedData = CsvMalformedDataHandling.Throw };
        using var csv = CsvReader.Create(new StringReader(text), options, false);
        var rows = new List<string[]>();
        while (csv.Read())
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        return [.. rows];
    }

    private static string[][] FromExcel(byte[] file)
    {
        using (var zip = new ZipArchive(new MemoryStream(file)))
            if (zip.Entries.Sum(e => e.Length) > MostUnpacked)
                throw new SheetFileException("Tệp Excel mở ra quá lớn; lưu lại thành CSV.");
        using var stream = new MemoryStream(file);
        return [.. stream.Query().Cast<IDictionary<string, object?>>().Select(row => row.Values.Select(Text).ToArray())];
    }

    // Days and numbers as the rows' reader knows them, whatever the machine's language is.
    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
