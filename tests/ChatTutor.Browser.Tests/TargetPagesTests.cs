using ChatTutor.Core.Conversation;
using Microsoft.Playwright;

namespace ChatTutor.Browser.Tests;

/// <summary>The pages of targets: clean for axe, never wider than a phone, the Monday page one sheet of paper.</summary>
[Collection(Chromium.Collection)]
public sealed class TargetPagesTests(Chromium chromium, Product product)
{
    private static readonly string[] Pages =
    [
        "/bao-cao/targets", "/bao-cao/targets?chi-tieu=CT03", "/xa/xa-tan-hong/bao-cao/targets", "/xa/xa-tan-hong/thu-hai",
        "/bao-cao/nhap/denominators", "/bao-cao/untouched", "/bao-cao/weeks",
    ];

    [SkippableTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_page_is_clean_and_fits(int width, ColorScheme scheme)
    {
        await product.HappenAsync("target", new LearningEvent.TargetReached("CT03", TargetStage.Learned, "nong-dan", "xa-tan-hong"));
        await using var organiser = await Learner.ArriveAsync(chromium, product, width, scheme, path: product.SignIn, init: Axe.Script);
        foreach (var page in Pages)
        {
            await organiser.Page.GotoAsync(product.Url + page);
            await Axe.AssertCleanAsync(organiser.Page);
            Assert.False(await organiser.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), page);
            if (Environment.GetEnvironmentVariable("CHATTUTOR_PICTURES") is { } folder)
                await organiser.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{page.Replace('/', '_').Replace('?', '_')}-{width}.png"), FullPage = !page.Contains("chi-tieu", StringComparison.Ordinal) });
        }
        Assert.Empty(organiser.Errors);
    }

    [SkippableFact]
    public async Task The_monday_page_prints_on_one_sheet()
    {
        await using var organiser = await Learner.ArriveAsync(chromium, product, 1280, path: product.SignIn);
        await organiser.Page.GotoAsync(product.Url + "/xa/xa-tan-hong/thu-hai");
        var sheet = System.Text.Encoding.Latin1.GetString(await organiser.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(sheet, @"/Type\s*/Page\b"));
    }
}
