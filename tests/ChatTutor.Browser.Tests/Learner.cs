using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatTutor.Browser.Tests;

/// <summary>Somebody with a phone or a computer in front of the chat.</summary>
public sealed class Learner : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private Learner(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.PageError += (_, error) => Errors.Add(error);
        page.Console += (_, said) =>
        {
            if (said.Type == "error" && !said.Text.Contains("net::ERR", StringComparison.Ordinal))
                Errors.Add(said.Text);
        };
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    /// <summary>What the page's script or its policy complained of.</summary>
    public List<string> Errors { get; } = [];

    public ILocator Choices => Page.Locator("#choices button");

    public ILocator Replies => Page.Locator(".tutor");

    public ILocator Status => Page.Locator("#status");

    public static async Task<Learner> ArriveAsync(
        Chromium chromium, Product product, int width = 360, ColorScheme scheme = ColorScheme.Light, bool script = true,
        string path = "/", string? init = null)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 900 },
            ColorScheme = scheme,
            HasTouch = width < 500,
            JavaScriptEnabled = script,
            Locale = "vi-VN",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        if (init is not null)
            await context.AddInitScriptAsync(init);
        var page = await context.NewPageAsync();
        var learner = new Learner(context, page);
        await page.GotoAsync(product.Url + path);
        return learner;
    }

    /// <summary>The secret this browser holds.</summary>
    public async Task<string> SecretAsync() => (await context.CookiesAsync()).Single(c => c.Name == "nguoihoc").Value;

    /// <summary>Taps a choice and waits until the tutor has answered.</summary>
    public async Task TapAsync(string label)
    {
        var before = await Replies.CountAsync();
        await Choices.GetByText(label, new() { Exact = true }).ClickAsync();
        await Expect(Replies).Not.ToHaveCountAsync(before);
        await Expect(Status).ToBeEmptyAsync();
    }

    /// <summary>Types words and waits until the tutor has answered.</summary>
    public async Task SayAsync(string words)
    {
        var before = await Replies.CountAsync();
        await Page.Locator("#composer input[name=text]").FillAsync(words);
        await Page.Locator("#composer button").ClickAsync();
        await Expect(Replies).Not.ToHaveCountAsync(before);
        await Expect(Status).ToBeEmptyAsync();
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
