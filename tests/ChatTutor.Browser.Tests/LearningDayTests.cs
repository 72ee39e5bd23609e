using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatTutor.Browser.Tests;

/// <summary>The learning day's pages that <see cref="OrganiserPagesTests"/> does not walk: the board for everybody, and a quiz from the first code to the points.</summary>
[Collection(Chromium.Collection)]
public sealed class LearningDayTests(Chromium chromium, Product product)
{
    [SkippableTheory]
    [InlineData(360, ColorScheme.Light, true)]
    [InlineData(360, ColorScheme.Dark, true)]
    [InlineData(1280, ColorScheme.Light, true)]
    [InlineData(1280, ColorScheme.Dark, false)]
    public async Task The_board_is_clean_and_fits(int width, ColorScheme scheme, bool script)
    {
        _ = chromium.Browser;
        foreach (var commune in new[] { "phuong-cao-lanh", "xa-tan-hong", "phuong-sa-dec" })
            for (var i = 0; i < 12; i++)
                await product.HappenAsync($"{commune} {i}", new LearningEvent.ChallengeDone("2027", commune));
        await product.BringInAsync(new Figure.Denominator("CT03", "xa-tan-hong", 130, new(2026, 6, 30), "Thống kê"));
        await ShowingAsync();
        await using var anybody = await Learner.ArriveAsync(chromium, product, width, scheme, script, "/ngay-hoi/2027", script ? Axe.Script : null);
        await Expect(anybody.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ngày hội toàn dân học tập số");
        await CheckAsync(anybody.Page, script);
        await SnapAsync(anybody.Page, $"board-{width}-{scheme}");
    }

    [SkippableTheory]
    [InlineData(360, ColorScheme.Light, true)]
    [InlineData(1280, ColorScheme.Dark, true)]
    [InlineData(1280, ColorScheme.Light, true)]
    [InlineData(360, ColorScheme.Dark, false)]
    public async Task A_quiz_goes_from_the_code_to_the_points(int width, ColorScheme scheme, bool script)
    {
        _ = chromium.Browser;
        var id = $"to-{width}-{scheme}".ToLowerInvariant();
        string[] players = [.. Enumerable.Range(0, 12).Select(i => $"{id}/{i}")];
        await product.BringInAsync(new Figure.Hamlet("phuong-cao-lanh/khom-3", "Khóm 3", new Dictionary<string, long>()));
        await product.NameAsync(new(id, "Tổ khóm 3", OrganiserRole.HamletVolunteer, new("phuong-cao-lanh", "khom-3")));
        await using var leader = await Learner.ArriveAsync(chromium, product, width, scheme, script, "/dang-nhap?ma=" + await product.LinkAsync(id), script ? Axe.Script : null);
        await leader.Page.GetByRole(AriaRole.Button).ClickAsync();
        await leader.Page.GotoAsync(product.Url + "/do-vui");
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Mở phòng mới" }).ClickAsync();
        var room = leader.Page.Url;
        var code = new Uri(room).Segments[^1];
        var screen = await leader.Page.Context.NewPageAsync();
        await screen.GotoAsync(room + "/man-hinh");
        await CheckAsync(screen, script);
        await SnapAsync(screen, $"screen-enter-{width}-{scheme}");

        foreach (var player in players)
            await product.HearAsync(player, "join", new InboundMessage.Text(code));
        if (script)
            await Expect(screen.Locator("[data-figure=nguoi]")).ToHaveTextAsync("12");
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu: câu 1" }).ClickAsync();
        foreach (var (i, player) in players.Index())
            await product.HearAsync(player, "answer", new InboundMessage.Text(i % 3 == 0 ? "1" : "2"));
        await ShowsAsync(screen, ".options", script);
        await CheckAsync(screen, script);
        await SnapAsync(screen, $"screen-asked-{width}-{scheme}");

        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Hiện đáp án" }).ClickAsync();
        await ShowsAsync(screen, ".right", script);
        await Expect(screen.GetByText("8 người")).ToBeVisibleAsync();
        await CheckAsync(screen, script);
        await SnapAsync(screen, $"screen-shown-{width}-{scheme}");
        await CheckAsync(leader.Page, script);
        await SnapAsync(leader.Page, $"lead-{width}-{scheme}");
    }

    // What everybody sees is made anew every half minute.
    private async Task ShowingAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(product.Url) };
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (await http.GetStringAsync("/ngay-hoi/2027") is var page && !page.Contains("7,6 %", StringComparison.Ordinal))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), page);
            await Task.Delay(500);
        }
    }

    // With the script the page changes by itself; without, as a browser does that loads it anew every three seconds.
    private static async Task ShowsAsync(IPage screen, string what, bool script)
    {
        if (!script)
            await screen.ReloadAsync();
        await Expect(screen.Locator(what)).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    private static async Task CheckAsync(IPage page, bool script)
    {
        if (script)
            await Axe.AssertCleanAsync(page);
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), page.Url);
    }

    private static async Task SnapAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CHATTUTOR_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, name + ".png") });
    }
}
