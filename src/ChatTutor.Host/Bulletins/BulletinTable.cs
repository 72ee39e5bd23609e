using System.Globalization;
using System.Text;
using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Language;
using ChatTutor.Host.Authoring;
using ChatTutor.Host.Authoring.Import;
using ChatTutor.Service.Bulletins;

namespace ChatTutor.Host.Bulletins;

/// <summary>A CSV file of bulletins, taken apart; what is in the cells is looked at by the desk.</summary>
public sealed record BulletinTable(IReadOnlyList<BulletinRow> Rows, IReadOnlyList<BulletinRowMistake> Mistakes)
{
    /// <summary>Rows of one file: a day of every station and market is some hundred.</summary>
    private const int MostRows = 2000;

    private const long Largest = 2 * 1024 * 1024;

    /// <exception cref="RefusedException">The file cannot be read at all.</exception>
    public static BulletinTable Read(string file)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > Largest })
                throw new RefusedException($"\"{file}\" nặng quá {Largest / 1024 / 1024} MB; chia nhỏ ra.");
            return Parse(ImportFormats.Decode(File.ReadAllBytes(file)));
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

    public static BulletinTable Parse(string text)
    {
        if (CsvRows.Read(text, out var broken) is not { } all)
            return new([], [new(broken, "", CsvRows.Broken)]);
        var rows = all.Select(r => (r.Number, Cells: r.Cells.Select(Clean).ToList())).Where(r => r.Cells.Exists(c => c.Length > 0)).ToList();
        if (rows is not [var head, .. var body])
            return new([], [new(1, "", "tệp trống")]);
        var columns = head.Cells.ConvertAll(c => c.ToLowerInvariant());
        List<BulletinRowMistake> mistakes = [.. Heading(columns).Select(m => new BulletinRowMistake(head.Number, "", m))];
        if (body.Count > MostRows)
            mistakes.Add(new(body[MostRows].Number, "", $"tệp quá dài: nhiều nhất {MostRows} dòng"));
        mistakes.AddRange(body.Where(r => r.Cells.Skip(columns.Count).Any(c => c.Length > 0)).Select(r => new BulletinRowMistake(r.Number, "", "có ô nằm ngoài các cột có tên")));
        return mistakes.Count > 0 ? new([], mistakes) : new([.. body.Select(r => new BulletinRow(r.Number, Fields(columns, r.Cells)))], []);
    }

    private static IEnumerable<string> Heading(List<string> columns)
    {
        foreach (var missing in BulletinForm.Required.Except(columns))
            yield return $"dòng đầu thiếu cột \"{missing}\"";
        foreach (var strange in columns.Except(BulletinForm.Fields))
            yield return $"không có cột \"{strange}\"; dùng được: {string.Join(", ", BulletinForm.Fields)}";
        foreach (var twice in columns.GroupBy(c => c).Where(g => g.Count() > 1))
            yield return $"cột \"{twice.Key}\" ghi hai lần";
    }

    private static Dictionary<string, string> Fields(List<string> columns, List<string> cells) =>
        columns.Zip(cells).ToDictionary(c => c.First, c => c.Second);

    private static string Clean(object? cell) => Folding.Clean(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "");
}
