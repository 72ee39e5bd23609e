using System.Net;
using System.Text.RegularExpressions;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Importing;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using ChatTutor.Tests.Host.Organisers;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host;

/// <summary>A learning day from the organisers' side: drafts, halls with their sheets, the board for everybody and the report.</summary>
public sealed class LearningDayPagesTests : IAsyncLifetime
{
    private const string Commune = "phuong-sa-dec";
    private OrganiserHost host = null!;
    private HttpClient browser = null!;

    public async Task InitializeAsync()
    {
        host = await OrganiserHost.StartAsync();
        browser = await host.SignInAsync(new("lan", "Lan", OrganiserRole.CommuneOrganiser, new(Commune), Chat: "web:lan"));
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task An_invitation_is_a_draft_that_a_person_has_to_test_and_send_and_is_made_once()
    {
        using var made = await OrganiserHost.SendAsync(browser, "/ngay-hoi-so", "/ngay-hoi-so/2026/thu", ("thu", "3"));
        Assert.Equal("/thong-bao/1/nguoi-nhan", made.Headers.Location?.ToString());
        var draft = (await Broadcasts.FindBroadcastAsync(1, default))!.Broadcast;
        Assert.Equal((BroadcastState.Draft, "Còn 3 ngày nữa tới Ngày hội mẫu, ngày 5/12/2026. {You} muốn tham gia thì trả lời: THAM GIA.", "mau/ngan"), (draft.State, draft.General.Text, draft.General.Lesson));
        Assert.Equal([Commune], draft.Who.Who.Communes);
        Assert.True(draft.When is Schedule.Now or Schedule.At { Moment.Day: 2, Moment.Hour: 8 }, $"{draft.When}");

        using var again = await OrganiserHost.SendAsync(browser, "/ngay-hoi-so", "/ngay-hoi-so/2026/thu", ("thu", "3"));
        Assert.Equal("/thong-bao/1", again.Headers.Location?.ToString());
        Assert.Contains("Thư của mình", await GetAsync("/ngay-hoi-so"), StringComparison.Ordinal);
        Assert.Null(await Broadcasts.FindBroadcastAsync(2, default));
        using var none = await OrganiserHost.SendAsync(browser, "/ngay-hoi-so", "/ngay-hoi-so/2026/thu", ("thu", "5"));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task The_thank_you_goes_to_those_who_took_part_and_stays_so_when_people_are_chosen_anew()
    {
        await TakePartAsync("come", 1, new LearningEvent.DayJoined("2026", Commune));
        await host.WelcomeAsync("web", "away");
        using var made = await OrganiserHost.SendAsync(browser, "/ngay-hoi-so", "/ngay-hoi-so/2026/thu", ("thu", "cam-on"));
        var people = await GetAsync("/thong-bao/1/nguoi-nhan");
        Assert.Matches("<option value=\"2026\" selected", people);

        using var saved = await OrganiserHost.SendAsync(browser, "/thong-bao/1/nguoi-nhan", "/thong-bao/1/nguoi-nhan", ("ngay_hoi", "2026"));

        Assert.Equal("2026", (await Broadcasts.FindBroadcastAsync(1, default))!.Broadcast.Who.Who.TookPart);
        Assert.Contains("Chọn được 1 người, nhắn được 1 người", await GetAsync("/thong-bao/1/xem-thu"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hall_is_entered_by_a_form_told_in_the_chat_printed_with_its_code_and_closed()
    {
        const string page = "/xa/phuong-sa-dec/ngay-hoi/2026";
        using var added = await OrganiserHost.SendAsync(browser, page, page, ("noi", "  Nhà văn hóa   khóm 3 "), ("gio", "7 giờ đến 10 giờ"));
        Assert.Equal(page, added.Headers.Location?.ToString());
        var hall = Assert.Single(Catalogues.Current.Figures.HallsOf("2026", Commune));
        Assert.Equal("Nhà văn hóa khóm 3", hall.Place);
        Assert.True(LinkCode.IsOne(hall.Code));

        var sheet = await GetAsync($"{page}/in/{hall.Code}");
        Assert.Contains("<svg", sheet, StringComparison.Ordinal);
        Assert.Contains($"/?diem-danh={hall.Code}", sheet, StringComparison.Ordinal);
        Assert.Contains("ĐIỂM DANH " + LinkCode.Show(hall.Code), sheet, StringComparison.Ordinal);

        using var closed = await OrganiserHost.SendAsync(browser, page, page + "/bo", ("ma", hall.Code));
        Assert.Empty(Catalogues.Current.Figures.HallsOf("2026", Commune));
        using var gone = await browser.GetAsync(new Uri($"{page}/in/{hall.Code}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("", "7 giờ", "Ghi cả nơi và giờ.")]
    [InlineData("Nhà văn hóa", "   ", "Ghi cả nơi và giờ.")]
    [InlineData("Vào https://example.com", "7 giờ", "Chỉ ghi chữ thường")]
    [InlineData("Nhà {you}", "7 giờ", "Chỉ ghi chữ thường")]
    public async Task A_hall_that_cannot_be_is_refused_and_what_was_typed_stays(string place, string time, string why)
    {
        const string page = "/xa/phuong-sa-dec/ngay-hoi/2026";
        using var refused = await OrganiserHost.SendAsync(browser, page, page, ("noi", place), ("gio", time));
        var shown = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(why, shown, StringComparison.Ordinal);
        Assert.Contains($"value=\"{place.Trim()}\"", shown, StringComparison.Ordinal);
        Assert.Empty(Catalogues.Current.Figures.HallsOf("2026", Commune));
    }

    [Fact]
    public async Task The_board_is_for_everybody_rounded_kept_for_a_while_and_names_nobody()
    {
        await TakePartAsync("a", 23, new LearningEvent.ChallengeDone("2026", Commune));
        await TakePartAsync("b", 3, new LearningEvent.ChallengeDone("2026", "xa-tan-hong"));
        await TakePartAsync("c", 8, new LearningEvent.ChallengeDone("2026", "xa-an-phuoc"));
        using var anybody = host.Browser();

        using var answer = await anybody.GetAsync(new Uri("/ngay-hoi/2026", UriKind.Relative));

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal("public, max-age=30", answer.Headers.CacheControl?.ToString());
        Assert.Matches(new Regex("phường Sa Đéc</th>.*?chưa có mẫu số.*?khoảng 25", RegexOptions.Singleline), page);
        Assert.DoesNotContain("Tân Hồng", page, StringComparison.Ordinal);
        Assert.DoesNotContain("An Phước", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@">(3|8|23|34)<", page);
        await TakePartAsync("d", 50, new LearningEvent.ChallengeDone("2026", Commune));
        Assert.Contains("khoảng 25", WebUtility.HtmlDecode(await anybody.GetStringAsync(new Uri("/ngay-hoi/2026", UriKind.Relative))), StringComparison.Ordinal);
        using var none = await anybody.GetAsync(new Uri("/ngay-hoi/2031", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task The_report_is_the_same_on_the_page_and_in_the_files()
    {
        await TakePartAsync("a", 12, new LearningEvent.DayJoined("2026", Commune));
        await TakePartAsync("b", 7, new LearningEvent.CheckedIn("2026", "K7M2QX", Commune));
        const string report = "/xa/phuong-sa-dec/bao-cao/learning-day";

        var page = await GetAsync(report + "?ngay=2026");
        var csv = SheetFile.Read(await browser.GetByteArrayAsync(new Uri(report + ".csv?ngay=2026", UriKind.Relative)));
        var excel = SheetFile.Read(await browser.GetByteArrayAsync(new Uri(report + ".xlsx?ngay=2026", UriKind.Relative)));

        string[] row = ["05/12/2026", Commune, "phường Sa Đéc", "12", "7", "0", "chưa có mẫu số", "", ""];
        Assert.Equal(row, csv[1]);
        Assert.Equal(row, excel[1].Concat(Enumerable.Repeat("", row.Length)).Take(row.Length));
        Assert.Equal(row, Regex.Matches(page, "<td[^>]*>(.*?)</td>").Select(m => m.Groups[1].Value));
        using var none = await browser.GetAsync(new Uri(report + "?ngay=2031", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private IBroadcastStore Broadcasts => host.Services.GetRequiredService<IBroadcastStore>();

    private CatalogueSource Catalogues => host.Services.GetRequiredService<CatalogueSource>();

    private async Task<string> GetAsync(string path) => WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(path, UriKind.Relative)));

    private async Task TakePartAsync(string who, int people, LearningEvent happened)
    {
        for (var i = 0; i < people; i++)
            await host.Services.GetRequiredService<IStore>().HandleAsync(
                new Incoming(new("web", $"{who}/{i}"), "m", new InboundMessage.Text(""), host.Services.GetRequiredService<ReportDesk>().Now, Inline: true),
                l => new Turn(l with { Consent = Consent.Given, Commune = Commune, Days = [new("2026", default, new(2026, 12, 5), Commune)] }, [], [happened], []), default);
    }
}
