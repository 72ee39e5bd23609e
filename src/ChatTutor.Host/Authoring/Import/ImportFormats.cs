using System.IO.Compression;
using System.Text;
using MiniExcelLibs;

namespace ChatTutor.Host.Authoring.Import;

/// <summary>The kinds of file questions can come in, by the end of the name: a new one is a line here.</summary>
public static class ImportFormats
{
    /// <summary>Bytes of a file, and of what an Excel file holds when unpacked.</summary>
    private const long Largest = 5 * 1024 * 1024, LargestUnpacked = 50 * 1024 * 1024;

    public static readonly IReadOnlyDictionary<string, Func<byte[], QuestionSheet>> All = new Dictionary<string, Func<byte[], QuestionSheet>>(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = ReadCsv,
        [".xlsx"] = ReadExcel,
        [".gift"] = bytes => GiftText.Read(Decode(bytes)),
    };

    /// <exception cref="RefusedException">It is no such file, or cannot be opened.</exception>
    public static QuestionSheet Read(string file)
    {
        if (!All.TryGetValue(Path.GetExtension(file), out var read))
            throw new RefusedException($"Tên tệp phải kết thúc bằng {string.Join(", ", All.Keys)}; \"{file}\" không đọc được.");
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > Largest })
                throw new RefusedException($"\"{file}\" nặng quá {Largest / 1024 / 1024} MB; chia nhỏ ra.");
            return read(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"Không mở được \"{file}\": {e.Message}");
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException($"\"{file}\" không phải UTF-8; trong Excel chọn Lưu thành, kiểu CSV UTF-8.");
        }
    }

    // Excel's "Unicode text" is UTF-16 with a mark; without a mark it must be UTF-8.
    internal static string Decode(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static QuestionSheet ReadCsv(byte[] bytes) => CsvRows.Read(Decode(bytes), out var broken) is { } rows
        ? QuestionTable.Read(rows)
        : new([], [new(broken, CsvRows.Broken)]);

    private static QuestionSheet ReadExcel(byte[] bytes)
    {
        List<(int, IReadOnlyList<object?>)> rows;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            if (zip.Entries.Sum(e => e.Length) > LargestUnpacked)
                return new([], [new(1, "tệp bung ra quá lớn; chia nhỏ ra")]);
            rows = [.. new MemoryStream(bytes).Query(useHeaderRow: false, excelType: ExcelType.XLSX).Take(QuestionTable.MostRows + 1)
                .Select((row, i) => (i + 1, (IReadOnlyList<object?>)[.. ((IDictionary<string, object?>)row).Values]))];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The reader gives up in many ways on what is no sheet; none of them says more than this to an author.
            return new([], [new(1, "không đọc được bảng tính này; mở bằng Excel rồi lưu lại kiểu .xlsx")]);
        }
        return QuestionTable.Read(rows);
    }
}
