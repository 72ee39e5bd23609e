using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Core.SelfTests;
using ChatTutor.Tests.Host.Paper;
using MiniExcelLibs;

namespace ChatTutor.Tests.Host;

/// <summary>Pages, files and forms of the targets: the same digits everywhere, and nothing taken in by halves.</summary>
public sealed partial class TargetPagesTests : IAsyncLifetime
{
    private const string Commune = "xa-tan-hong";
    private TargetsHost host = null!;

    public async Task InitializeAsync()
    {
        host = await TargetsHost.StartAsync();
        LearningEvent.TargetReached Reached(TargetStage stage, string? hamlet) => new("CT03", stage, "nong-dan", Commune, hamlet);
        await host.HappenAsync("a", 12, Reached(TargetStage.Joined, null), new LearningEvent.LessonCompleted("vneid/la-gi", 1, 3, 3, true, true, "nong-dan", Commune));
        await host.HappenAsync("b", 8, Reached(TargetStage.Joined, $"{Commune}/ap-1"), Reached(TargetStage.Learned, $"{Commune}/ap-1"));
        await host.HappenAsync("c", 2, new LearningEvent.TargetReached("CT03", TargetStage.Joined, "nong-dan", "xa-an-phuoc"));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Page_csv_xlsx_and_json_of_every_report_hold_the_same_cells()
    {
        await TakeAsync("hamlets", "ma_don_vi,ten_ap,tong\nxa-tan-hong,Ấp 1,900\nxa-tan-hong,Ấp 2,700\n");
        await TakeAsync("denominators", "ma_chi_tieu,ma_don_vi,so_nguoi,ngay,nguon\nCT03,xa-tan-hong,160,2026-06-30,Cục Thống kê\n");
        foreach (var report in ReportKinds.All.Select(r => r.Id))
            foreach (var (place, query) in new[] { ("", ""), ($"/xa/{Commune}", ""), ("", "?chi-tieu=CT03"), ($"/xa/{Commune}", "?chi-tieu=CT03") })
            {
                if (place.Length > 0 && !ReportKinds.Find(report)!.IsByCommune)
                    continue;
                var csv = await CellsOfCsvAsync($"{place}/bao-cao/{report}.csv{query}");
                Assert.Equal(csv, await CellsOfExcelAsync($"{place}/bao-cao/{report}.xlsx{query}"));
                Assert.Equal(csv, await CellsOfJsonAsync($"{place}/bao-cao/{report}.json{query}"));
                var page = Cells().Matches(await host.Client.GetStringAsync($"{place}/bao-cao/{report}{query}")).Select(m => WebUtility.HtmlDecode(Tags().Replace(m.Groups[1].Value, " "))).ToList();
                if (report is not ("targets" or "completions"))
                    Assert.Equal(csv.SelectMany(r => r), page.Select(c => c.Trim()));
            }
    }

    [Fact]
    public async Task The_gain_is_told_by_course_and_commune_with_what_it_is_not()
    {
        LearningEvent.SelfTested Measured(SelfTestStage stage, int right, int? before, string course = "vneid") => new(course, stage, right, 5, before, Commune);
        await host.HappenAsync("d", 12, Measured(SelfTestStage.Before, 1, null), Measured(SelfTestStage.After, 3, 1));
        await host.HappenAsync("e", 6, Measured(SelfTestStage.Before, 2, null, "an-toan-so"));
        foreach (var place in new[] { "", $"/xa/{Commune}" })
        {
            var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync($"{place}/bao-cao/gain?khoa=vneid"));
            Assert.Contains("tăng 40 (từ 40 tới 40)", page, StringComparison.Ordinal);
            Assert.Contains("Chỉ gồm người tự chọn thử sức", page, StringComparison.Ordinal);
            Assert.Equal(["vneid"], (await CellsOfCsvAsync($"{place}/bao-cao/gain.csv?khoa=vneid")).Select(r => r[0]));
            Assert.Equal(["an-toan-so", "vneid"], (await CellsOfCsvAsync($"{place}/bao-cao/gain.csv")).Select(r => r[0]).Order());
        }
        using var unknown = await host.Client.GetAsync(new Uri("/bao-cao/gain?khoa=khong-co", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task The_progress_page_shows_counts_denominators_and_levels_and_hides_the_few()
    {
        await TakeAsync("denominators", "ma_chi_tieu,ma_don_vi,so_nguoi,ngay,nguon\nCT03,xa-tan-hong,160,2026-06-30,Cục Thống kê\n");
        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync($"/xa/{Commune}/bao-cao/targets"));
        Assert.Contains("160 (30/06/2026)", page, StringComparison.Ordinal);
        Assert.Contains("chưa có mẫu số", page, StringComparison.Ordinal);
        Assert.Contains("Hoàn thành học (E2)", page, StringComparison.Ordinal);
        // Two people in An Phước; Tân Hồng's twenty would give them away, as the scope says 22.
        var csv = await CellsOfCsvAsync("/bao-cao/targets.csv?chi-tieu=CT03");
        Assert.Equal(["22"], csv.Where(r => r[2] == "2026" && r[3] == "dong-thap-cu").Select(r => r[5]));
        Assert.Equal(["ẩn", "ẩn"], csv.Where(r => r[2] == "2026" && r[3] is Commune or "xa-an-phuoc").Where(r => r[2] == "2026").Select(r => r[5]));
    }

    [Fact]
    public async Task A_try_changes_nothing_and_a_row_that_is_wrong_stops_all_of_them()
    {
        const string Good = "ma_chi_tieu,ma_don_vi,so_nguoi,ngay,nguon\nCT03,xa-tan-hong,160,2026-06-30,Cục Thống kê\n";
        Assert.Contains("Thử: sẽ nhập 1 dòng", await TakeAsync("denominators", Good, apply: false), StringComparison.Ordinal);
        Assert.DoesNotContain("160 (30/06/2026)", await host.Client.GetStringAsync($"/xa/{Commune}/bao-cao/targets"), StringComparison.Ordinal);

        var wrong = await TakeAsync("denominators", Good + "CT77,xa-tan-hong,1,2026-06-30,x\n", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("dòng 3: ma_chi_tieu: không có chỉ tiêu \"CT77\"", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("160 (30/06/2026)", await host.Client.GetStringAsync($"/xa/{Commune}/bao-cao/targets"), StringComparison.Ordinal);

        Assert.Contains("Đã nhập 1 dòng", await TakeAsync("denominators", Good), StringComparison.Ordinal);
        Assert.Contains("Đã nhập 0 dòng; 1 dòng đã có sẵn", await TakeAsync("denominators", Good), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_row_typed_keeps_what_was_typed_until_it_is_right()
    {
        var fields = new Dictionary<string, string>
        {
            ["ma_chi_tieu"] = "CT04",
            ["ma_don_vi"] = "dong-thap-cu",
            ["so_nguoi"] = "812.000",
            ["ngay"] = "1/10/2026",
            ["nguon"] = "Công an <tỉnh>",
            ["nguoi_ky"] = "",
            ["apply"] = "true",
        };
        using var wrong = await host.SendAsync("/bao-cao/nhap/official", Form(fields));
        var page = await wrong.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("value=\"Công an &lt;tỉnh&gt;\"", page.Replace("&#x1EC9;", "ỉ", StringComparison.Ordinal).Replace("&#xF4;", "ô", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("dòng 2: nguoi_ky: còn trống", WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        fields["nguoi_ky"] = "Nguyễn Văn A";
        using var right = await host.SendAsync("/bao-cao/nhap/official", Form(fields));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Contains("812000 (Nguyễn Văn A, 01/10/2026)", WebUtility.HtmlDecode(await host.Client.GetStringAsync("/bao-cao/targets")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_pages_token_is_not_taken()
    {
        using var sent = await host.Client.PostAsync("/bao-cao/nhap/denominators", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
    }

    [Fact]
    public async Task A_commune_asked_for_by_the_form_is_shown_at_its_own_address()
    {
        using var answer = await host.Client.GetAsync($"/bao-cao/targets?xa={Commune}&chi-tieu=CT03");
        Assert.Equal($"/xa/{Commune}/bao-cao/targets?chi-tieu=CT03", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/bao-cao/nonsense")]
    [InlineData("/xa/xa-tan-hong/bao-cao/completions")]
    [InlineData("/xa/xa-tan-hong/bao-cao/stops.csv")]
    [InlineData("/xa/xa-khong-co/bao-cao/targets")]
    [InlineData("/bao-cao/targets.csv?chi-tieu=CT99")]
    [InlineData("/bao-cao/targets.exe")]
    [InlineData("/xa/xa-khong-co/thu-hai")]
    [InlineData("/xa/xa-khong-co/thu-hai.pdf")]
    [InlineData("/bao-cao/nhap/nonsense")]
    public async Task What_is_not_there_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(path)).StatusCode);

    [Fact]
    public async Task The_monday_page_has_three_things_to_do()
    {
        var monday = Weeks.LastWeek(DateOnly.FromDateTime(TargetsHost.LastWeek.AddDays(7).DateTime));
        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync($"/xa/{Commune}/thu-hai"));
        Assert.Contains($"Xã Tân Hồng: tuần {Day(monday)} đến {Day(monday.AddDays(6))}", page, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(page, "<li>", RegexOptions.None) - Regex.Count(page[..page.IndexOf("<main", StringComparison.Ordinal)], "<li>") - 1);
        Assert.Contains("khoảng 10", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_monday_page_and_its_pdf_say_the_same_to_the_letter()
    {
        await TakeAsync("hamlets", "ma_don_vi,ten_ap,tong\nxa-tan-hong,Ấp 1,900\nxa-tan-hong,Ấp Mỹ Đức Đông,700\n");
        await TakeAsync("denominators", "ma_chi_tieu,ma_don_vi,so_nguoi,ngay,nguon\nCT03,xa-tan-hong,160,2026-06-30,Cục Thống kê\n");
        var page = await host.Client.GetStringAsync($"/xa/{Commune}/thu-hai");
        Assert.Contains($"href=\"/xa/{Commune}/thu-hai.pdf\">Tải PDF</a>", page, StringComparison.Ordinal);
        using var answer = await host.Client.GetAsync($"/xa/{Commune}/thu-hai.pdf");

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.ToString());
        Assert.Matches(@"^thu-hai-xa-tan-hong-\d{4}-\d\d-\d\d\.pdf$", answer.Content.Headers.ContentDisposition?.FileName);
        var file = new PdfText(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, file.Pages);
        Assert.Equal(WordsOn(page), string.Join(' ', file.Lines.Select(l => l.Words)).Split(' '));
    }

    // What the page's brief says in reading order, without its links; items of the list with their numbers.
    private static string[] WordsOn(string page)
    {
        var brief = Regex.Match(page, "<article class=\"brief\">(.*?)</article>", RegexOptions.Singleline).Groups[1].Value;
        brief = Regex.Replace(brief, "<p class=\"files\">.*?</p>", "", RegexOptions.Singleline);
        var item = 0;
        brief = Regex.Replace(brief, "<li>", _ => $" {++item}. ");
        return WebUtility.HtmlDecode(Tags().Replace(brief, " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public async Task Weeks_are_drawn_on_the_pages_of_the_province_and_of_a_commune_and_told_in_a_table()
    {
        foreach (var (path, told) in new[] { ("/bao-cao", "12"), ($"/xa/{Commune}", "khoảng 10") })
        {
            var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync(path));
            Assert.Contains($"Nhiều nhất là tuần {Day(Weeks.LastWeek(Today))}: {told} bài.</desc>", page, StringComparison.Ordinal);
            Assert.Contains($"<th scope=\"row\">{Day(Weeks.LastWeek(Today))}</th><td>{told}</td>", page, StringComparison.Ordinal);
            Assert.Equal(12, Regex.Count(page, "<rect x"));
            Assert.Matches("""<rect [^>]*y="46" [^>]*height="126"[^>]*/?>""", page);
        }
    }

    [Fact]
    public async Task Without_a_number_to_tell_there_is_a_sentence_and_no_picture()
    {
        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync("/xa/xa-an-phuoc"));
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
        Assert.Contains("Mười hai tuần qua chưa có bài nào được học xong.", page, StringComparison.Ordinal);
        await host.HappenAsync("d", 3, new LearningEvent.LessonCompleted("vneid/la-gi", 1, 3, 3, true, false, "nong-dan", "xa-an-phuoc"));
        page = WebUtility.HtmlDecode(await host.Client.GetStringAsync("/xa/xa-an-phuoc"));
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
        Assert.Contains("còn nhỏ nên được ẩn", page, StringComparison.Ordinal);
    }

    private static DateOnly Today => DateOnly.FromDateTime(TargetsHost.LastWeek.AddDays(7).DateTime);

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static MultipartFormDataContent Form(Dictionary<string, string> fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return form;
    }

    private async Task<string> TakeAsync(string kind, string csv, HttpStatusCode expected = HttpStatusCode.OK, bool apply = true)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "bang.csv" }, { new StringContent(apply ? "true" : "false"), "apply" },
        };
        using var answer = await host.SendAsync($"/bao-cao/nhap/{kind}", form);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.True(expected == answer.StatusCode, page);
        return page;
    }

    private async Task<List<string[]>> CellsOfCsvAsync(string address) =>
        [.. ChatTutor.Host.Importing.SheetFile.Read(await host.Client.GetByteArrayAsync(address)).Skip(1).Where(r => r.Length > 1)];

    private async Task<List<string[]>> CellsOfExcelAsync(string address)
    {
        using var file = new MemoryStream(await host.Client.GetByteArrayAsync(address));
        return [.. file.Query().Cast<IDictionary<string, object?>>().Skip(1).Select(r => r.Values.Select(v => Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture) ?? "").ToArray())];
    }

    private async Task<List<string[]>> CellsOfJsonAsync(string address)
    {
        using var json = JsonDocument.Parse(await host.Client.GetStringAsync(address));
        return [.. json.RootElement.EnumerateArray().Select(r => r.EnumerateObject().Select(c => c.Value.ToString()).ToArray())];
    }

    [GeneratedRegex("<td[^>]*>(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex Cells();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
