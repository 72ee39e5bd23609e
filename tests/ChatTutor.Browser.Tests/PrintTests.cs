namespace ChatTutor.Browser.Tests;

/// <summary>Every lesson fits on one sheet of A4.</summary>
[Collection(Chromium.Collection)]
public sealed class PrintTests(Chromium chromium, Product product)
{
    [SkippableFact]
    public async Task Every_lesson_is_one_sheet()
    {
        await using var learner = await Learner.ArriveAsync(chromium, product, 1280, path: "/in");
        var pages = await learner.Page.Locator(".list a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        Assert.True(pages.Length > 100, $"{pages.Length} lessons to print");
        foreach (var page in pages)
        {
            await learner.Page.GotoAsync(product.Url + page);
            var sheets = SheetsIn(await learner.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }));
            Assert.True(sheets == 1, $"{page}: {sheets} sheets");
        }
    }

    // A page object of a PDF names its type; the tree of pages has another one.
    private static int SheetsIn(byte[] pdf) =>
        System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b");
}
