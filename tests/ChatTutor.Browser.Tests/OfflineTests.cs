using ChatTutor.Core.Conversation;
using static Microsoft.Playwright.Assertions;

namespace ChatTutor.Browser.Tests;

/// <summary>A network that comes and goes: what was sent is kept and arrives exactly once.</summary>
[Collection(Chromium.Collection)]
public sealed class OfflineTests(Chromium chromium, Product product)
{
    private const string Api = "**/api/chat";

    [SkippableFact]
    public async Task A_message_without_a_network_is_kept_and_delivered_once_when_it_is_back()
    {
        await using var learner = await Learner.ArriveAsync(chromium, product);
        await learner.Context.SetOfflineAsync(true);
        await learner.Choices.First.ClickAsync();
        await Expect(learner.Status).ToContainTextAsync("chờ mạng");
        Assert.Contains("choice", await KeptAsync(learner), StringComparison.Ordinal);

        await learner.Context.SetOfflineAsync(false);
        await Expect(learner.Replies).ToHaveCountAsync(2);

        await Expect(learner.Status).ToBeEmptyAsync();
        Assert.Equal("[]", await KeptAsync(learner));
        Assert.Single(await product.EventsOfAsync(await learner.SecretAsync()), e => e is LearningEvent.ConsentAnswered);
    }

    [SkippableFact]
    public async Task An_answer_lost_on_the_way_is_asked_for_again_without_a_second_effect()
    {
        await using var learner = await Learner.ArriveAsync(chromium, product);
        var lost = 0;
        await learner.Page.RouteAsync(Api, async route =>
        {
            await route.FetchAsync();
            if (lost++ == 0)
                await route.AbortAsync();
            else
                await route.ContinueAsync();
        });
        await learner.Choices.First.ClickAsync();
        await Expect(learner.Replies).ToHaveCountAsync(2);

        Assert.Equal(2, lost);
        Assert.Single(await product.EventsOfAsync(await learner.SecretAsync()), e => e is LearningEvent.ConsentAnswered);
    }

    [SkippableFact]
    public async Task A_message_outlives_the_page_it_was_written_on()
    {
        await using var learner = await Learner.ArriveAsync(chromium, product);
        await learner.Page.RouteAsync(Api, route => route.AbortAsync());
        await learner.Choices.First.ClickAsync();
        await Expect(learner.Status).ToContainTextAsync("chờ mạng");
        await learner.Page.UnrouteAsync(Api);
        await learner.Page.ReloadAsync();

        await Expect(learner.Replies).ToHaveCountAsync(2);
        Assert.Single(await product.EventsOfAsync(await learner.SecretAsync()), e => e is LearningEvent.ConsentAnswered);
    }

    [SkippableFact]
    public async Task Without_a_network_the_address_shows_a_kind_page_instead_of_the_browsers_own()
    {
        await using var learner = await Learner.ArriveAsync(chromium, product);
        await learner.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        await learner.Context.SetOfflineAsync(true);
        await learner.Page.ReloadAsync();

        await Expect(learner.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading)).ToHaveTextAsync("Chưa có mạng");
    }

    [SkippableFact]
    public async Task News_nobody_asked_for_appears_by_itself_and_leaves_the_buttons_in_force()
    {
        await using var learner = await Learner.ArriveAsync(chromium, product);
        var buttons = await learner.Choices.AllInnerTextsAsync();
        await learner.Page.RunAndWaitForResponseAsync(() => learner.Page.ReloadAsync(), "**/api/chat/stream*");
        await product.AnnounceAsync(await learner.SecretAsync(), "Ngày mai có lớp học ở nhà văn hóa.");

        await Expect(learner.Replies.Last).ToContainTextAsync("Ngày mai có lớp học");
        Assert.Equal(buttons, await learner.Choices.AllInnerTextsAsync());
        await learner.Page.ReloadAsync();
        await Expect(learner.Page.GetByText("Ngày mai có lớp học")).ToHaveCountAsync(1);
    }

    private static Task<string> KeptAsync(Learner learner) => learner.Page.EvaluateAsync<string>("() => localStorage.getItem('cho')");
}
