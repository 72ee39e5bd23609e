using System.Net;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Host.Dashboard;
using ChatTutor.Host.Importing;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Http;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>The list for the office over HTTP: one's own area only, tried before anything is written.</summary>
public sealed class SlipPagesTests : IAsyncLifetime
{
    private const string Own = "phuong-sa-dec", Page = "/de-nghi";

    private OrganiserHost host = null!;

    public async Task InitializeAsync()
    {
        host = await OrganiserHost.StartAsync();
        await host.WelcomeAsync("web", "own-secret", Own);
        await host.WelcomeAsync("web", "foreign-secret", "phuong-cao-lanh");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_file_has_ones_own_people_and_nothing_that_names_them()
    {
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.CommuneOrganiser, new(Own)));

        var file = await browser.GetStringAsync(new Uri(Page + "/danh-sach.csv", UriKind.Relative));

        Assert.Equal(
            ["ma_nguoi_hoc,ma_phieu,xa,ap,hoan_thanh,ngay_dong_y,ket_qua,ngay", "1,K7M2QX,phường Sa Đéc,,,01/01/2026,,"],
            file.TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("1 người đã đồng ý", await browser.GetStringAsync(new Uri(Page, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_tried_first_and_then_written()
    {
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.CommuneOrganiser, new(Own)));
        var sheet = ("bang", """[["ma_nguoi_hoc","ma_phieu","ket_qua","ngay"],["1","K7M2QX","đã ghi nhận","2026-01-02"]]""");

        using var tried = await OrganiserHost.SendAsync(browser, Page, Page + "/nhap", sheet);
        Assert.Contains("Sẽ ghi 1 câu trả lời mới", await tried.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await LearnerAsync("own-secret")).Slip!.Answer);

        using var done = await OrganiserHost.SendAsync(browser, Page, Page + "/nhap", sheet, ("luu", "1"));
        Assert.Contains("Đã ghi 1 câu trả lời", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(new OfficeAnswer(true, new(2026, 1, 2)), (await LearnerAsync("own-secret")).Slip!.Answer);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task The_very_file_goes_to_the_office_and_comes_back(string format)
    {
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.CommuneOrganiser, new(Own)));
        var rows = SheetFile.Read(await browser.GetByteArrayAsync(new Uri($"{Page}/danh-sach.{format}", UriKind.Relative)));
        var answered = new Table("", [.. rows[0].Select(c => new Column(c))], [[.. rows[1].Take(6), "đã ghi nhận", "02/01/2026"]]);
        var sent = new MemoryStream();
        await (await TableFile.OfAsync(answered, "list", format)).ExecuteAsync(new DefaultHttpContext { RequestServices = host.Services, Response = { Body = sent } });

        using var tried = await UploadAsync(browser, sent.ToArray());
        var page = await tried.Content.ReadAsStringAsync();
        Assert.Contains("Sẽ ghi 1 câu trả lời mới", page, StringComparison.Ordinal);
        using var done = await OrganiserHost.SendAsync(browser, Page, Page + "/nhap", ("luu", "1"), ("bang", OrganiserHost.FieldOf(page, "bang")));

        Assert.Equal(new OfficeAnswer(true, new(2026, 1, 2)), (await LearnerAsync("own-secret")).Slip!.Answer);
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_and_nothing_is_lost()
    {
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.CommuneOrganiser, new(Own)));

        foreach (var file in (byte[][])[[], [0xff, 0xfe, 0, 1, 2, 0xc3], [.. "PK\u0003\u0004not a zip"u8], [.. "a,b\n1,2"u8]])
        {
            using var answer = await UploadAsync(browser, file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("Chưa ghi gì.", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
        Assert.Null((await LearnerAsync("own-secret")).Slip!.Answer);
    }

    [Fact]
    public async Task Somebody_of_another_area_is_as_good_as_nobody()
    {
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.CommuneOrganiser, new(Own)));

        using var answer = await OrganiserHost.SendAsync(
            browser, Page, Page + "/nhap", ("luu", "1"), ("bang", """[["ma_nguoi_hoc","ma_phieu","ket_qua","ngay"],["2","K7M2QX","chưa","2026-01-02"]]"""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("dòng 2: ma_nguoi_hoc: không có", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Null((await LearnerAsync("foreign-secret")).Slip!.Answer);
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient browser, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await OrganiserHost.TokenAsync(browser, Page)), "__RequestVerificationToken" }, { new ByteArrayContent(file), "tep", "danh-sach" },
        };
        return await browser.PostAsync(new Uri(Page + "/nhap", UriKind.Relative), form);
    }

    private async Task<Learner> LearnerAsync(string user) =>
        (await ((IStore)host.Services.GetService(typeof(IStore))!).FindLearnerAsync(new("web", user), default))!;
}
