using ChatTutor.Demo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatTutor.Browser.Tests;

/// <summary>"chattutor demo": one person plays a learner on four channels side by side.</summary>
[Collection(Chromium.Collection)]
public sealed class DemoTests(Chromium chromium) : IAsyncLifetime
{
    private const string Greeting = "Chào bác!";

    private static readonly string[] Platforms = ["telegram", "zalo-oa", "zalo-bot"];

    private Stage stage = null!;

    public async Task InitializeAsync() =>
        stage = await Stage.StartAsync("http://127.0.0.1:0", "--ChatTutor:ContentDirectory", Product.Content);

    public async Task DisposeAsync() => await stage.DisposeAsync();

    [SkippableFact]
    public async Task A_first_message_is_answered_on_every_channel()
    {
        var page = await OpenAsync(1280, ColorScheme.Light);
        foreach (var platform in Platforms)
        {
            await page.Locator($"#{platform} input").FillAsync("xin chào");
            await page.Locator($"#{platform} form button").ClickAsync();
            await Expect(page.Locator($"#{platform} .talk .line:not(.mine)")).ToContainTextAsync(Greeting);
        }
        await Expect(page.FrameLocator("#web iframe").Locator(".tutor").First).ToContainTextAsync(Greeting);
        foreach (var platform in Platforms[..2])
            await page.Locator($"#{platform} .talk").GetByRole(AriaRole.Button, new() { Name = "Đồng ý" }).ClickAsync();
        await page.Locator("#zalo-bot input").FillAsync("1");
        await page.Locator("#zalo-bot form button").ClickAsync();
        foreach (var platform in Platforms)
            await Expect(page.Locator($"#{platform} .talk .line:not(.mine)")).ToHaveCountAsync(2);
        await Expect(page.Locator("#log tr").Filter(new() { HasText = Greeting })).ToHaveCountAsync(Platforms.Length);
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task A_fault_is_met_by_the_next_message_which_comes_all_the_same()
    {
        var page = await OpenAsync(1280, ColorScheme.Light);
        await page.Locator("#telegram summary").ClickAsync();
        await page.Locator("#telegram .faults").GetByText("500: máy chủ lỗi").ClickAsync();
        await Expect(page.Locator("#telegram .waiting")).ToHaveTextAsync("(1 lỗi đang chờ)");
        await page.Locator("#telegram input").FillAsync("xin chào");
        await page.Locator("#telegram form button").ClickAsync();
        await Expect(page.Locator("#telegram .talk .line:not(.mine)")).ToContainTextAsync(Greeting);
        await Expect(page.Locator("#log .met").Filter(new() { HasText = "500" })).ToHaveCountAsync(1);
        await page.Locator("#telegram .faults").GetByText("Người học chặn kênh").ClickAsync();
        await Expect(page.Locator("#telegram .door")).ToHaveTextAsync("Bỏ chặn");
        await page.Context.CloseAsync();
    }

    [SkippableTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task The_page_is_clean_and_never_wider_than_the_screen(int width, ColorScheme scheme)
    {
        var page = await OpenAsync(width, scheme);
        await page.Locator("#telegram input").FillAsync("xin chào");
        await page.Locator("#telegram form button").ClickAsync();
        await Expect(page.Locator("#telegram .talk .line:not(.mine)")).ToContainTextAsync(Greeting);
        await page.Locator("#telegram summary").ClickAsync();
        await Axe.AssertCleanAsync(page);
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        await KeepAsync(page, $"demo-{width}-{scheme}.png");
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(int width, ColorScheme scheme)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 900 },
            ColorScheme = scheme,
            Locale = "vi-VN",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        await context.AddInitScriptAsync(Axe.Script);
        var page = await context.NewPageAsync();
        await page.GotoAsync(stage.Page);
        await Expect(page.Locator(".phone")).ToHaveCountAsync(Platforms.Length + 1);
        return page;
    }

    /// <summary>SCREENSHOTS=folder keeps a picture for whoever wants to look.</summary>
    private static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
    }
}
