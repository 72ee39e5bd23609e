using System.IO.Compression;
using System.Text;
using ChatTutor.Host.Authoring;
using ChatTutor.Host.Authoring.Import;
using MiniExcelLibs;

namespace ChatTutor.Tests.Host.Authoring;

/// <summary>Tables as spreadsheets and people write them, and as nobody should.</summary>
public sealed class ImportFormatsTests : IDisposable
{
    private const string Head = "lesson,id,kind,prompt,answer,offers\n";

    private readonly string folder = Directory.CreateTempSubdirectory("chattutor-tables-").FullName;

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("")]
    public void A_mark_at_the_beginning_and_windows_line_ends_do_not_matter(string mark)
    {
        var sheet = Csv((mark + Head + "m/n,x,number,\"Mấy,\r\n  cái?\",4,3|4\n").Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Empty(sheet.Mistakes);
        Assert.Equal(("m/n", "Mấy, cái?", "3|4"), (sheet.Rows[0]["lesson"], sheet.Rows[0]["prompt"], sheet.Rows[0]["offers"]));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void Other_separators_are_found_though_offers_hold_bars(char separator)
    {
        var sheet = Csv((Head + "m/n,x,typed,Hỏi gì?,mot|hai|ba,mot|hai|bon\nm/n,y,typed,Hỏi gì nữa?,mot|hai|ba,mot|hai|bon\n").Replace(',', separator));

        Assert.Equal(["mot|hai|bon", "mot|hai|bon"], sheet.Rows.Select(r => r["offers"]));
    }

    [Fact]
    public void Rows_are_counted_as_a_spreadsheet_does_and_empty_ones_are_passed_over()
    {
        var sheet = Csv("\n" + Head + "\n,,,,,\nm/n,x,number,\"hai\ndòng\",4,\n   \nm/n,y,number,b,4,\n");

        Assert.Equal([5, 7], sheet.Rows.Select(r => r.Number));
    }

    [Fact]
    public void Decomposed_letters_hidden_marks_and_hard_blanks_are_cleaned()
    {
        var sheet = Csv(Head + "m/n,x,number," + "Tiếng\u00A0Việt\u200B có dấu?".Normalize(NormalizationForm.FormD) + ",4,\n");

        Assert.Equal("Tiếng Việt có dấu?", sheet.Rows[0]["prompt"]);
    }

    [Fact]
    public void Columns_stand_in_any_order_and_case() =>
        Assert.Equal("m/n", Csv(" Prompt ,KIND,id,Lesson\nHỏi?,single,x,m/n\n").Rows[0]["lesson"]);

    [Theory]
    [InlineData("", 1, "tệp trống")]
    [InlineData(" \n\n", 1, "tệp trống")]
    [InlineData("lesson,id,kind\n", 1, "dòng đầu thiếu cột \"prompt\"")]
    [InlineData("lesson,id,kind,prompt,answr\n", 1, "không có cột \"answr\"")]
    [InlineData("lesson,id,kind,prompt,id\n", 1, "cột \"id\" ghi hai lần")]
    [InlineData(Head + "m/n,x,number,a,4,,thừa\n", 2, "ô thứ 7 nằm ngoài các cột có tên")]
    [InlineData(Head + "m/n,x,number,=HYPERLINK(1),4,\n", 2, "cột \"prompt\" là công thức")]
    [InlineData(Head + "m/n,x,number,\" =1+1\",4,\n", 2, "cột \"prompt\" là công thức")]
    [InlineData(Head + "m/n,x,number,#REF!,4,\n", 2, "cột \"prompt\" bị lỗi bảng tính #REF!")]
    [InlineData(Head + "m/n,x,number,\"không đóng,4,\n", 2, "dấu ngoặc kép mở mà không đóng")]
    [InlineData(Head + "m/n,x,number,h\uFFFDng,4,\n", 2, "cột \"prompt\" có chữ bị hỏng")]
    public void What_is_wrong_is_told_with_its_row(string text, int row, string said) =>
        Assert.Contains(Csv(text).Mistakes, m => m.Row == row && m.Message.StartsWith(said, StringComparison.Ordinal));

    [Fact]
    public void Excel_s_unicode_text_is_read_and_other_encodings_are_refused_with_the_cure()
    {
        var text = Head.Replace(',', '\t') + "m/n\tx\tnumber\tTiếng Việt?\t4\t\n";

        Assert.Equal("Tiếng Việt?", Read("a.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]).Rows[0]["prompt"]);

        var refused = Assert.Throws<RefusedException>(() => Read("a.csv", [.. Encoding.UTF8.GetBytes(Head), 0x56, 0x69, 0xEA, 0x74]));
        Assert.Contains("CSV UTF-8", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Huge_files_are_refused_before_they_are_read()
    {
        Assert.Throws<RefusedException>(() => Read("a.csv", new byte[6 * 1024 * 1024]));
        Assert.Contains("tệp quá lớn", Assert.Single(Csv(Head + string.Concat(Enumerable.Repeat("m/n,x,number,a,4,\n", 5001))).Mistakes).Message, StringComparison.Ordinal);
        Assert.Contains("tệp quá lớn", Assert.Single(Csv(new string(',', 100) + "x\n").Mistakes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_s_numbers_and_ticks_are_read_as_they_look_and_dates_are_a_slip()
    {
        var sheet = Excel(
            Row("m/n", "x", "number", "Mấy cái?", 6, "4|6"), Row(null, null, null, null, null, null), Row("m/n", "y", "true_false", "Câu\nhai dòng.", true, ""),
            Row("m/n", "z", "number", "Mấy lít?", 0.5, 1), Row("m/n", "t", "number", "Mấy?", new DateTime(2026, 4, 2), ""), Row("m/n", "u", "number", "=1+1", 1, ""));

        Assert.Equal(["6", "true", "0.5", "", "1"], sheet.Rows.Select(r => r["answer"]));
        Assert.Equal([2, 4, 5, 6, 7], sheet.Rows.Select(r => r.Number));
        Assert.Equal("Câu hai dòng.", sheet.Rows[1]["prompt"]);
        Assert.Equal([(6, true), (7, false)], sheet.Mistakes.Select(m => (m.Row, m.Message.Contains("ngày giờ", StringComparison.Ordinal))));
    }

    [Fact]
    public void Formulas_of_a_sheet_give_what_they_show_and_left_out_rows_are_counted()
    {
        var file = Book("<row r=\"3\">" + Cells(3, "lesson", "id", "kind", "prompt") + "</row><row r=\"6\">"
            + Cells(6, "m/n", "x", "single") + "<c r=\"D6\" t=\"str\"><f>\"Hỏi \"&amp;A1</f><v>Hỏi gì?</v></c></row><row r=\"7\">"
            + Cells(7, "m/n", "y", "single") + "<c r=\"D7\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>");

        var sheet = Read("a.xlsx", file);

        Assert.Equal([(6, "Hỏi gì?"), (7, "")], sheet.Rows.Select(r => (r.Number, r["prompt"])));
        Assert.Equal(new RowMistake(7, "cột \"prompt\" bị lỗi bảng tính #DIV/0!"), Assert.Single(sheet.Mistakes));
    }

    [Fact]
    public void What_is_no_sheet_is_said_to_be_none()
    {
        byte[][] hostile =
        [
            [], "PK"u8.ToArray(), Encoding.UTF8.GetBytes(Head), Zip("x.txt", "x"), Book("<row r=\"1\"><c"),
            Book("<row r=\"99999999999\"><c r=\"A1\" t=\"s\"><v>999999</v></c></row>"),
            Book("", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"),
        ];

        Assert.All(hostile, bytes => Assert.NotEmpty(Read("a.xlsx", bytes).Mistakes));
    }

    [Fact]
    public void A_small_sheet_that_unpacks_to_a_huge_one_is_refused() =>
        Assert.Contains("quá lớn", Assert.Single(Read("a.xlsx", Zip("xl/worksheets/sheet1.xml", new string(' ', 60 * 1024 * 1024))).Mistakes).Message, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private QuestionSheet Csv(string text) => Read("a.csv", Encoding.UTF8.GetBytes(text));

    private QuestionSheet Excel(params Dictionary<string, object?>[] rows)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(rows);
        return Read("a.xlsx", stream.ToArray());
    }

    private QuestionSheet Read(string name, byte[] bytes)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllBytes(file, bytes);
        return ImportFormats.Read(file);
    }

    private static Dictionary<string, object?> Row(params object?[] cells) =>
        Head.Trim().Split(',').Zip(cells).ToDictionary(c => c.First, c => c.Second);

    private static string Cells(int row, params string[] texts) =>
        string.Concat(texts.Select((t, i) => $"<c r=\"{(char)('A' + i)}{row}\" t=\"inlineStr\"><is><t>{t}</t></is></c>"));

    // The least that is a workbook.
    private static byte[] Book(string rows, string before = "") => Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
        ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ("xl/worksheets/sheet1.xml", $"{before}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"));

    private static byte[] Zip(string name, string text) => Zip((name, text));

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        return stream.ToArray();
    }
}
