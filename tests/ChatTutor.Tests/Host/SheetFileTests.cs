using System.IO.Compression;
using System.Text;
using ChatTutor.Host.Importing;
using MiniExcelLibs;

namespace ChatTutor.Tests.Host;

/// <summary>Files as they come from offices' machines, and as they come from people who mean harm.</summary>
public sealed class SheetFileTests
{
    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("\ufeffa,b\r\n1,2\r\n")]
    [InlineData("a;b\n1;2")]
    [InlineData("a\tb\n1\t2")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n")]
    public void Commas_semicolons_tabs_quotes_and_marks(string text) => Assert.Equal([["a", "b"], ["1", "2"]], Read(text));

    [Fact]
    public void Empty_lines_keep_the_numbers_of_rows() =>
        Assert.Equal(["a", "", "1"], Read("a,b\n\n1,2\n").Select(r => r.Length == 0 ? "" : r[0]));

    [Fact]
    public void Excel_gives_days_and_numbers_as_text()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[] { new { so_nguoi = 1234567, ngay = new DateTime(2026, 6, 30), nguon = "Cục Thống kê" } });
        Assert.Equal([["so_nguoi", "ngay", "nguon"], ["1234567", "2026-06-30", "Cục Thống kê"]], SheetFile.Read(file.ToArray()));
    }

    [Fact]
    public void What_is_no_table_is_told_in_one_sentence()
    {
        byte[][] odd = [[.. "PK"u8, 3, 4, 0, 0], [0xff, 0xfe, 0xd8, 0x00], Encoding.Latin1.GetBytes("Mẫu;số\n1;\xe9"), [.. "a,b\n\"1"u8]];
        Assert.All(odd, file => Assert.Contains("CSV UTF-8", Assert.Throws<SheetFileException>(() => SheetFile.Read(file)).Message, StringComparison.Ordinal));
        Assert.Contains("16 MB", Assert.Throws<SheetFileException>(() => SheetFile.Read(new byte[SheetFile.MostBytes + 1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_that_unpacks_to_gigabytes_is_not_unpacked()
    {
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open())
            for (var i = 0; i < 300; i++)
                entry.Write(new byte[1 << 20]);
        Assert.Contains("quá lớn", Assert.Throws<SheetFileException>(() => SheetFile.Read(bomb.ToArray())).Message, StringComparison.Ordinal);
    }

    private static string[][] Read(string text) => SheetFile.Read(Encoding.UTF8.GetBytes(text));
}
