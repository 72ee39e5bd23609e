using Microsoft.Playwright;

namespace ChatTutor.Browser.Tests;

/// <summary>Small screens, large letters, unsteady fingers.</summary>
[Collection(Chromium.Collection)]
public sealed class LayoutTests(Chromium chromium, Product product)
{
    private const string TooSmall = """
        () => [...document.querySelectorAll('a, button, input:not([type=hidden])')]
          .filter(e => e.checkVisibility())
          .map(e => ({ e, box: e.getBoundingClientRect() }))
          .filter(({ box }) => box.width < 48 || box.height < 48)
          .map(({ e, box }) => `${e.outerHTML.slice(0, 80)} ${box.width}x${box.height}`).join('\n')
        """;

    // Chromium's own setting of twice the letters doubles the root's size.
    private const string DoubleLetters = "() => { document.documentElement.style.fontSize = '250%'; }";

    [SkippableTheory]
    [InlineData(320, false)]
    [InlineData(360, false)]
    [InlineData(320, true)]
    [InlineData(360, true)]
    [InlineData(1280, true)]
    public async Task Nothing_has_to_be_pushed_sideways(int width, bool doubled)
    {
        await using var learner = await Learner.ArriveAsync(chromium, product, width, path: "/?bai=vneid/la-gi");
        if (doubled)
            await learner.Page.EvaluateAsync(DoubleLetters);
        await AssertFits(learner.Page);
        await learner.TapAsync("Đồng ý");
        await AssertFits(learner.Page);
        await learner.SayAsync("GIÚP");
        await AssertFits(learner.Page);
        await learner.SayAsync("https://vidu.example/" + new string('w', 200));
        await AssertFits(learner.Page);
    }

    [SkippableTheory]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Everything_to_tap_is_as_large_as_a_fingertip(int width)
    {
        await using var learner = await Learner.ArriveAsync(chromium, product, width, path: "/?bai=vneid/la-gi");
        Assert.Equal("", await learner.Page.EvaluateAsync<string>(TooSmall));
        await learner.TapAsync("Đồng ý");
        Assert.Equal("", await learner.Page.EvaluateAsync<string>(TooSmall));
    }

    [SkippableFact]
    public async Task Messages_are_written_large_and_larger_on_wish_also_after_a_reload()
    {
        await using var learner = await Learner.ArriveAsync(chromium, product);
        Assert.Equal(20, await LetterSize(learner));
        await learner.Page.ClickAsync("#larger");
        Assert.Equal(25, await LetterSize(learner));
        await learner.Page.ReloadAsync();
        Assert.Equal(25, await LetterSize(learner));
    }

    [SkippableFact]
    public async Task The_beginning_of_the_newest_message_is_in_view_and_not_under_the_field()
    {
        await using var learner = await Learner.ArriveAsync(chromium, product, path: "/?bai=vneid/la-gi");
        await learner.TapAsync("Đồng ý");
        for (var i = 0; i < 3; i++)
        {
            await learner.SayAsync("GIÚP");
            var newest = (await learner.Replies.Last.BoundingBoxAsync())!;
            var field = (await learner.Page.Locator("footer").BoundingBoxAsync())!;
            Assert.InRange(newest.Y, 0, field.Y - 100);
        }
        await learner.Page.ReloadAsync();
        var shown = (await learner.Replies.Last.BoundingBoxAsync())!;
        Assert.InRange(shown.Y, 0, 500);
    }

    [SkippableFact]
    public async Task The_last_button_can_be_brought_above_the_field()
    {
        await using var learner = await Learner.ArriveAsync(chromium, product, width: 320);
        await learner.Choices.Last.ScrollIntoViewIfNeededAsync();
        await learner.Page.EvaluateAsync("() => scrollTo(0, document.documentElement.scrollHeight)");
        var last = (await learner.Choices.Last.BoundingBoxAsync())!;
        var field = (await learner.Page.Locator("footer").BoundingBoxAsync())!;

        Assert.True(last.Y + last.Height <= field.Y, $"{last.Y + last.Height} > {field.Y}");
    }

    private static async Task AssertFits(IPage page)
    {
        var widths = await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        Assert.True(widths[0] <= widths[1], $"{widths[0]} > {widths[1]}");
    }

    private static async Task<double> LetterSize(Learner learner) =>
        await learner.Page.Locator(".text").First.EvaluateAsync<double>("e => parseFloat(getComputedStyle(e).fontSize)");
}
