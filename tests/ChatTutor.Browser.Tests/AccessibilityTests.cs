using ChatTutor.Core.Conversation;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatTutor.Browser.Tests;

/// <summary>No rule of axe is broken on any screen, light or dark, on a phone or a computer.</summary>
[Collection(Chromium.Collection)]
public sealed class AccessibilityTests(Chromium chromium, Product product)
{
    private const string Watch = """
        log => {
          window.touched = [];
          const note = changes => changes.forEach(change => touched.push(change.removedNodes.length, change.target.id));
          new MutationObserver(note).observe(log, { childList: true, subtree: true });
        }
        """;

    [SkippableTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task The_chat_is_clean_from_the_greeting_into_a_lesson(int width, ColorScheme scheme)
    {
        await using var learner = await Learner.ArriveAsync(chromium, product, width, scheme, path: "/?bai=vneid/la-gi", init: Axe.Script);
        await Axe.AssertCleanAsync(learner.Page);
        await learner.TapAsync("Đồng ý");
        await learner.SayAsync("MENU");
        await Axe.AssertCleanAsync(learner.Page);
        await learner.Page.ClickAsync("#larger");
        await Axe.AssertCleanAsync(learner.Page);
        Assert.Empty(learner.Errors);
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_page_for_the_time_without_a_network_is_clean(ColorScheme scheme)
    {
        await using var learner = await Learner.ArriveAsync(chromium, product, scheme: scheme, path: "/offline", init: Axe.Script);
        await Axe.AssertCleanAsync(learner.Page);
    }

    [SkippableTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task The_pages_to_print_are_clean(int width, ColorScheme scheme)
    {
        await using var learner = await Learner.ArriveAsync(chromium, product, width, scheme, path: "/in", init: Axe.Script);
        await Axe.AssertCleanAsync(learner.Page);
        await learner.Page.ClickAsync("text=Mở sổ lần đầu");
        await Expect(learner.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Mở sổ lần đầu");
        await Axe.AssertCleanAsync(learner.Page);
        Assert.False(await learner.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        Assert.Empty(learner.Errors);
    }

    [SkippableTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task The_organisers_pages_are_clean(int width, ColorScheme scheme)
    {
        await product.CompleteAsync("vneid/la-gi");
        await using var organiser = await Learner.ArriveAsync(chromium, product, width, scheme, path: product.SignIn, init: Axe.Script);
        await organiser.Page.ClickAsync("text=Báo cáo");
        await Expect(organiser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Bài học đã hoàn thành");
        await Expect(organiser.Page.GetByRole(AriaRole.Table)).ToHaveCountAsync(4);
        await Axe.AssertCleanAsync(organiser.Page);
        await product.HappenAsync("screen", new LearningEvent.ScreenDiffered("so-suc-khoe/cai-dat", "cap-nhat", 1));
        await organiser.Page.ClickAsync("text=Màn hình khác với bài");
        await Expect(organiser.Page.GetByRole(AriaRole.Cell, new() { Name = "so-suc-khoe/cai-dat" })).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(organiser.Page);
        Assert.False(await organiser.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        await organiser.Page.GotoAsync(product.Url + "/dang-nhap?ma=wrong");
        await Axe.AssertCleanAsync(organiser.Page);
    }

    [SkippableFact]
    public async Task New_messages_are_announced_and_old_ones_are_not()
    {
        await using var learner = await Learner.ArriveAsync(chromium, product);
        var log = learner.Page.GetByRole(AriaRole.Log);
        await log.EvaluateAsync(Watch);
        await learner.TapAsync("Đồng ý");

        await Expect(log).ToHaveAccessibleNameAsync("Cuộc trò chuyện");
        // Two additions to the log itself (one's own words, the reply), nothing removed or changed inside the old ones.
        Assert.Equal("0,log,0,log", await learner.Page.EvaluateAsync<string>("touched.join()"));
    }
}
