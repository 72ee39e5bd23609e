using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Importing;
using MiniExcelLibs;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>Organisers named on their page: one by one, and as lists that are looked at before they are taken in.</summary>
public sealed class OrganiserPagesTests : IAsyncLifetime
{
    private const string Page = "/nguoi-to-chuc";

    private const string Good = "ma;ho_ten;vai_tro;dia_ban\nlan;Nguyễn Thị Lan;xa;Sa Đéc\nminh;Trần Minh;to-ap;phuong-sa-dec/ap-1\n";

    private OrganiserHost host = null!;
    private HttpClient browser = null!;

    public async Task InitializeAsync()
    {
        host = await OrganiserHost.StartAsync();
        browser = await host.SignInAsync(new("an", "An", OrganiserRole.ProvinceOrganiser, Territory.Province), withFactor: true);
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_list_is_shown_first_and_taken_in_when_it_is_sent_again()
    {
        var (status, seen, sheet) = await UploadAsync(Encoding.UTF8.GetBytes(Good));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Sẽ thêm 2 người, sửa 0 người; 0 người đã đúng rồi. Chưa ghi gì.", seen, StringComparison.Ordinal);
        Assert.Single(await host.Organisers.OrganisersAsync(default));

        using var taken = await OrganiserHost.SendAsync(browser, Page, Page + "/nhap", ("luu", "1"), ("bang", sheet));

        Assert.Contains("Đã thêm 2 người", WebUtility.HtmlDecode(await taken.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(new("phuong-sa-dec", "ap-1"), (await host.Organisers.FindOrganiserAsync("minh", default))!.Area);
        Assert.Contains("2 người đã đúng rồi", (await UploadAsync(Encoding.UTF8.GetBytes(Good))).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_row_is_named_and_nothing_is_taken_in()
    {
        var (status, page, _) = await UploadAsync(Encoding.UTF8.GetBytes(Good + "\nHoa;Hoa;chu-tich;xa-la\nlan;Lan;xa;phuong-sa-dec\n"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        foreach (var said in new[] { "dòng 5: ma:", "dòng 5: vai_tro:", "dòng 5: dia_ban:", "dòng 6: ma: trùng với dòng 2" })
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Single(await host.Organisers.OrganisersAsync(default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 not a workbook")]
    [InlineData("ma,ho_ten\n\"open")]
    public async Task A_file_that_is_no_table_is_refused_in_words(string content)
    {
        var (status, page, _) = await UploadAsync(Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Chưa lưu gì.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_another_alphabet_than_UTF_8_is_refused() =>
        Assert.Contains("Không đọc được tệp này", (await UploadAsync([.. "ma,ho_ten,vai_tro,dia_ban\nlan,"u8, 0xd0, 0x41, 0xff])).Page, StringComparison.Ordinal);

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task The_list_as_a_file_can_be_brought_in_again_and_changes_nothing(string format)
    {
        await UploadAndSaveAsync();
        await host.Office.DisableAsync("lan", new(DateTimeOffset.UtcNow, "lenh", "thu", "tinh"), default);

        var file = await browser.GetByteArrayAsync(new Uri($"{Page}/danh-sach.{format}", UriKind.Relative));

        Assert.Equal(["ma", "ho_ten", "vai_tro", "dia_ban", "chat", "email"], SheetFile.Read(file)[0]);
        Assert.Contains("Sẽ thêm 0 người, sửa 0 người; 2 người đã đúng rồi.", (await UploadAsync(file)).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Excel_workbook_is_read_too()
    {
        using var workbook = new MemoryStream();
        await workbook.SaveAsAsync(new[] { new { ma = "lan", ho_ten = "Nguyễn Thị Lan", vai_tro = "xa", dia_ban = "phuong-sa-dec" } });
        Assert.Contains("Sẽ thêm 1 người", (await UploadAsync(workbook.ToArray())).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_a_mistake_keeps_what_was_typed()
    {
        using var answer = await OrganiserHost.SendAsync(browser, Page, Page, ("ma", "Lan"), ("ho_ten", "Nguyễn <Lan>"), ("vai_tro", "xa"), ("dia_ban", "tinh"));

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("value=\"Nguyễn <Lan>\"", page, StringComparison.Ordinal);
        Assert.Contains("phải có mã xã, phường", page, StringComparison.Ordinal);
        Assert.DoesNotContain("dòng", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_locks_themselves_out()
    {
        using var answer = await OrganiserHost.SendAsync(browser, Page, Page + "/an/khoa");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await host.Organisers.FindOrganiserAsync("an", default))!.IsActive);
    }

    [Fact]
    public async Task A_link_is_shown_once_to_hand_over_and_signs_the_other_in()
    {
        await UploadAndSaveAsync();
        using var answer = await OrganiserHost.SendAsync(browser, Page, Page + "/lan/duong-dan");
        var page = await answer.Content.ReadAsStringAsync();
        var from = page.IndexOf("dang-nhap?ma=", StringComparison.Ordinal) + "dang-nhap?ma=".Length;

        using var other = host.Browser();
        using var entered = await OrganiserHost.PostAsync(other, "/dang-nhap", ("ma", page[from..page.IndexOf('<', from)]));

        Assert.Equal("/hom-nay", entered.Headers.Location?.ToString());
        Assert.Contains("phường Sa Đéc", WebUtility.HtmlDecode(await other.GetStringAsync(new Uri("/hom-nay", UriKind.Relative))), StringComparison.Ordinal);
    }

    private async Task UploadAndSaveAsync()
    {
        var (_, _, sheet) = await UploadAsync(Encoding.UTF8.GetBytes(Good));
        using var taken = await OrganiserHost.SendAsync(browser, Page, Page + "/nhap", ("luu", "1"), ("bang", sheet));
        taken.EnsureSuccessStatusCode();
    }

    private async Task<(HttpStatusCode Status, string Page, string Sheet)> UploadAsync(byte[] file)
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var form = new MultipartFormDataContent { { new StringContent(await OrganiserHost.TokenAsync(browser, Page)), "__RequestVerificationToken" }, { content, "tep", "danh-sach" } };
        using var answer = await browser.PostAsync(new Uri(Page + "/nhap", UriKind.Relative), form);
        var page = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, WebUtility.HtmlDecode(page), OrganiserHost.FieldOf(page, "bang"));
    }
}
