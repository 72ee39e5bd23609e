using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Organisers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatTutor.Browser.Tests;

/// <summary>A newcomer's first announcement: four screens, with and without script, and the button that stops one.</summary>
[Collection(Chromium.Collection)]
public sealed class BroadcastTests(Chromium chromium, Product product)
{
    [SkippableTheory]
    [InlineData(360, true)]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    public async Task The_first_announcement_takes_four_screens(int width, bool script)
    {
        _ = chromium.Browser;
        var (user, commune) = ($"reader-{width}-{script}", "phuong-cao-lanh");
        await product.WelcomeAsync(user, commune);
        await using var organiser = await ArriveAsync(width, script, user);
        var page = organiser.Page;

        await page.GotoAsync(product.Url + "/thong-bao/moi");
        await page.Locator("textarea[name=loi]").FillAsync("Chào {you}, mai có buổi học ở nhà văn hóa.");
        await SnapAsync(page, 1, width, script);
        await ClickAsync(page, "Tiếp: chọn người nhận", "Chọn người nhận");
        await Expect(page.GetByText("nhắn được").First).ToBeVisibleAsync();
        await SnapAsync(page, 2, width, script);
        await ClickAsync(page, "Tiếp: xem thử", "Xem thử");
        await Expect(page.GetByText("Chào bác, mai có buổi học ở nhà văn hóa.").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Tiếp: gửi" })).ToHaveCountAsync(0);
        await SnapAsync(page, 3, width, script);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi thử cho tôi" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp: gửi" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Gửi thông báo");
        await SnapAsync(page, 4, width, script);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();

        await Expect(page.Locator("[data-figure=trang-thai]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("chờ tới giờ|đang gửi|đã xong"));
        var id = long.Parse(new Uri(page.Url).Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        await DoneAsync(id);
        await page.GotoAsync(page.Url);
        await Expect(page.Locator("[data-figure=trang-thai]")).ToHaveTextAsync("đã xong");
        await Expect(page.GetByText("Tải kết quả CSV")).ToBeVisibleAsync();
        Assert.Empty(organiser.Errors);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_stop_button_stops_it_within_two_seconds(bool script)
    {
        _ = chromium.Browser;
        var user = $"stopped-{script}";
        await product.WelcomeAsync(user, "phuong-cao-lanh");
        await using var organiser = await ArriveAsync(360, script, user);
        var broadcast = await product.AnnounceAsync(new Broadcast(
            0, "hoa", "phuong-cao-lanh", new Notice("Chào"), Selection.Everybody, new Schedule.Now(), BroadcastState.Paused, Started: DateTimeOffset.UtcNow));

        await organiser.Page.GotoAsync($"{product.Url}/thong-bao/{broadcast.Id}");
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Dừng hẳn" }).ClickAsync();

        await Expect(organiser.Page.Locator("[data-figure=trang-thai]")).ToHaveTextAsync("đã dừng", new() { Timeout = 2000 });
        Assert.Equal(BroadcastState.Stopped, (await product.Broadcasts.FindBroadcastAsync(broadcast.Id, default))!.Broadcast.State);
    }

    // For whoever wants to look: CHATTUTOR_SHOTS=folder ./test
    private static async Task SnapAsync(IPage page, int screen, int width, bool script)
    {
        if (Environment.GetEnvironmentVariable("CHATTUTOR_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"announcement-{screen}-{width}-{script}.png") });
    }

    private static async Task ClickAsync(IPage page, string button, string heading)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
    }

    private async Task<Learner> ArriveAsync(int width, bool script, string user)
    {
        await product.NameAsync(new("cao-lanh", "Lê Thị Hạnh", OrganiserRole.CommuneOrganiser, new("phuong-cao-lanh"), Chat: "web:" + user));
        var organiser = await Learner.ArriveAsync(chromium, product, width, ColorScheme.Light, script, "/dang-nhap?ma=" + await product.LinkAsync("cao-lanh"), null);
        await organiser.Page.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(organiser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hôm nay");
        return organiser;
    }

    private async Task DoneAsync(long id)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await product.Broadcasts.FindBroadcastAsync(id, late.Token))!.Broadcast.IsOver)
            await Task.Delay(100, late.Token);
    }
}
