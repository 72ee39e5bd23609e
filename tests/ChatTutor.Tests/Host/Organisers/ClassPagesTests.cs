using System.Net;
using System.Text;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Host.Dashboard;
using ChatTutor.Host.Importing;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>A class list over HTTP: to one's own phone only, tried before anybody is added, nothing kept of what does not belong there.</summary>
public sealed class ClassPagesTests : IAsyncLifetime
{
    private const string Page = "/lop", Planted = "0912345678";

    private static readonly Address Phone = new("test", "hanh");

    private static readonly Organiser Volunteer =
        new("hanh", "Lê Thị Hạnh", OrganiserRole.HamletVolunteer, new("phuong-sa-dec", "ap-1"), Phone.ToString());

    private OrganiserHost host = null!;

    public async Task InitializeAsync() => host = await OrganiserHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Pasted_lines_are_tried_first_and_then_taken_in()
    {
        using var browser = await ArriveAsync();
        var lines = ("dong", "Bà Sáu; nông dân\r\nÔng Tư");

        var tried = await SendAsync(browser, HttpStatusCode.OK, lines);
        Assert.Contains("Sẽ thêm <strong>2 người</strong>. Chưa thêm ai.", tried, StringComparison.Ordinal);
        Assert.Single(await PeopleAsync());

        var done = await SendAsync(browser, HttpStatusCode.OK, ("dong", OrganiserHost.FieldOf(tried, "dong")), ("luu", "1"));
        Assert.Contains("Đã thêm 2 người vào máy của bạn.", WebUtility.HtmlDecode(done), StringComparison.Ordinal);
        Assert.Contains("<strong>ĐỔI NGƯỜI</strong>", done, StringComparison.Ordinal);
        Assert.Equal(["Lê Thị Hạnh", "Bà Sáu", "Ông Tư"], (await PeopleAsync()).Select(p => p.Name));
        var note = (await host.Organisers.AuditAsync(1, 100, default))[^1].Note;
        Assert.Equal(("hanh", AuditWords.ClassEnrolled, "phuong-sa-dec/ap-1", "2"), (note.By, note.What, note.Area, note.About));
    }

    [Fact]
    public async Task The_same_list_again_and_a_second_press_add_nobody_twice()
    {
        using var browser = await ArriveAsync();
        var lines = ("dong", "Bà Sáu\nÔng Tư");
        await SendAsync(browser, HttpStatusCode.OK, lines, ("luu", "1"));

        foreach (var again in (string[])["1", "0"])
            Assert.Contains("không thêm ai nữa", WebUtility.HtmlDecode(await SendAsync(browser, HttpStatusCode.OK, lines, ("luu", again))), StringComparison.Ordinal);
        var longer = await SendAsync(browser, HttpStatusCode.UnprocessableEntity, ("dong", "Bà Sáu\nCô Ba"), ("luu", "1"));

        Assert.Contains("dòng 1: máy đã có người tên vậy", WebUtility.HtmlDecode(longer), StringComparison.Ordinal);
        Assert.Equal(3, (await PeopleAsync()).Count);
        Assert.Single(await NotesAsync());
    }

    [Theory]
    [InlineData("ten_goi,nhom\nBà Sáu,nông dân\nÔng Tư,\n")]
    [InlineData("\ufeffTên gọi;Nhóm\r\nBà Sáu;nông dân\r\nÔng Tư;\r\n")]
    public async Task A_file_comes_in_too(string file)
    {
        using var browser = await ArriveAsync();

        var tried = await UploadAsync(browser, HttpStatusCode.OK, Encoding.UTF8.GetBytes(file));
        await SendAsync(browser, HttpStatusCode.OK, ("bang", OrganiserHost.FieldOf(tried, "bang")), ("luu", "1"));

        Assert.Equal(["Lê Thị Hạnh", "Bà Sáu", "Ông Tư"], (await PeopleAsync()).Select(p => p.Name));
    }

    [Fact]
    public async Task A_table_copied_out_of_a_spreadsheet_keeps_its_heading()
    {
        using var browser = await ArriveAsync();
        await SendAsync(browser, HttpStatusCode.OK, ("dong", "\r\nten_goi\tnhom\r\nBà Sáu\tnông dân\r\n"), ("luu", "1"));
        Assert.Equal(["Lê Thị Hạnh", "Bà Sáu"], (await PeopleAsync()).Select(p => p.Name));
    }

    [Fact]
    public async Task The_template_is_a_list_that_can_be_brought_in()
    {
        using var browser = await ArriveAsync();
        var file = await browser.GetByteArrayAsync(new Uri(Page + "/mau.csv", UriKind.Relative));
        Assert.Equal(["ten_goi", "nhom"], SheetFile.Read(file)[0]);
        Assert.Contains("Sẽ thêm <strong>2 người</strong>", await UploadAsync(browser, HttpStatusCode.OK, file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_comes_in_as_well()
    {
        using var browser = await ArriveAsync();
        var sent = new MemoryStream();
        var table = new Table("", [new Column("ten_goi"), new Column("nhom")], [["Bà Sáu", "nông dân"], ["Ông Tư", ""]]);
        await (await TableFile.OfAsync(table, "lop", "xlsx")).ExecuteAsync(new DefaultHttpContext { RequestServices = host.Services, Response = { Body = sent } });

        Assert.Contains("Sẽ thêm <strong>2 người</strong>", await UploadAsync(browser, HttpStatusCode.OK, sent.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ten_goi,so_dien_thoai\nBà Sáu," + Planted)]
    [InlineData("ten_goi\nBà Sáu " + Planted)]
    [InlineData("ten_goi,nhom\nBà Sáu," + Planted)]
    [InlineData(Planted + ",086123456789\nBà Sáu,x")]
    [InlineData("ten_goi\nBà Sáu,nông dân," + Planted)]
    public async Task Numbers_are_refused_not_repeated_and_nowhere_kept(string file)
    {
        using var browser = await ArriveAsync();

        var refused = await UploadAsync(browser, HttpStatusCode.UnprocessableEntity, Encoding.UTF8.GetBytes(file));
        var forced = await SendAsync(browser, HttpStatusCode.UnprocessableEntity, ("bang", SentRows(file)), ("luu", "1"));

        foreach (var page in (string[])[refused, forced])
        {
            Assert.Contains("Chưa thêm ai, máy chưa giữ gì.", page, StringComparison.Ordinal);
            Assert.DoesNotContain(Planted, page, StringComparison.Ordinal);
        }
        Assert.Single(await PeopleAsync());
        Assert.Empty(await NotesAsync());
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_and_what_was_pasted_is_there_to_be_mended()
    {
        using var browser = await ArriveAsync();
        foreach (var file in (byte[][])[[], [0xff, 0xfe, 0, 1, 2, 0xc3], [.. "PK\u0003\u0004not a zip"u8]])
            await UploadAsync(browser, HttpStatusCode.UnprocessableEntity, file);
        await SendAsync(browser, HttpStatusCode.UnprocessableEntity, ("dong", " \r\n"));
        await SendAsync(browser, HttpStatusCode.UnprocessableEntity, ("bang", "[["));

        var wrong = await SendAsync(browser, HttpStatusCode.UnprocessableEntity, ("dong", "Bà Sáu\nÔng Tư; cá"));
        Assert.Contains(">Bà Sáu\nÔng Tư; cá</textarea>", WebUtility.HtmlDecode(wrong), StringComparison.Ordinal);
        Assert.Single(await PeopleAsync());
    }

    [Theory]
    [InlineData(null, "chưa nối với trang này")]
    [InlineData("test:nobody", "chưa nhắn trợ lý lần nào")]
    public async Task Without_a_phone_of_ones_own_the_way_to_one_is_shown(string? chat, string says)
    {
        using var browser = await host.SignInAsync(Volunteer with { Chat = chat });

        foreach (var page in (string[])[await browser.GetStringAsync(new Uri(Page, UriKind.Relative)), await SendAsync(browser, HttpStatusCode.OK, ("dong", "Bà Sáu"), ("luu", "1"))])
        {
            Assert.Contains(says, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            Assert.DoesNotContain("<textarea", page, StringComparison.Ordinal);
        }
        Assert.Empty(await NotesAsync());
    }

    private static string SentRows(string file) => System.Text.Json.JsonSerializer.Serialize(file.Split('\n').Select(l => l.Split(',')));

    private async Task<HttpClient> ArriveAsync()
    {
        await host.WelcomeAsync(Phone.Channel, Phone.User);
        return await host.SignInAsync(Volunteer);
    }

    private static async Task<string> SendAsync(HttpClient browser, HttpStatusCode status, params (string, string)[] fields)
    {
        using var answer = await OrganiserHost.SendAsync(browser, "/tai-khoan", Page, fields);
        return await ReadAsync(answer, status);
    }

    private static async Task<string> UploadAsync(HttpClient browser, HttpStatusCode status, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await OrganiserHost.TokenAsync(browser, Page)), "__RequestVerificationToken" }, { new ByteArrayContent(file), "tep", "lop" },
        };
        using var answer = await browser.PostAsync(new Uri(Page, UriKind.Relative), form);
        return await ReadAsync(answer, status);
    }

    // As it came: only so can a hidden field be read out of it.
    private static async Task<string> ReadAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var page = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {page}");
        return page;
    }

    private async Task<IReadOnlyList<PhonePerson>> PeopleAsync() => await host.Services.GetRequiredService<IClassStore>().PeopleAsync(Phone, default);

    private async Task<IReadOnlyList<AuditNote>> NotesAsync() =>
        [.. (await host.Organisers.AuditAsync(1, 100, default)).Select(e => e.Note).Where(n => n.What == AuditWords.ClassEnrolled)];
}
