using ChatTutor.Core.Conversation;
using static Microsoft.Playwright.Assertions;

namespace ChatTutor.Browser.Tests;

/// <summary>A whole lesson at 360 px, as somebody takes it who does not know the answers, then its mark in the report's counters.</summary>
[Collection(Chromium.Collection)]
public sealed class LessonTests(Chromium chromium, Product product)
{
    private const string Lesson = "vneid/la-gi";
    private const string Done = "Hoàn thành";

    /// <summary>Taps after which a lesson that has no end must be broken.</summary>
    private const int MostTaps = 80;

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_finished_with_and_without_a_script(bool script)
    {
        await using var learner = await Learner.ArriveAsync(chromium, product, script: script, path: "/?bai=" + Lesson);
        var tried = new HashSet<(string, string)>();
        for (var taps = 0; taps < MostTaps && !(await NewestAsync(learner)).Contains(Done, StringComparison.Ordinal); taps++)
            await TapSomethingNewAsync(learner, tried);

        Assert.Contains(Done, await NewestAsync(learner), StringComparison.Ordinal);
        Assert.Single(await product.EventsOfAsync(await learner.SecretAsync()), e => e is LearningEvent.LessonCompleted { Lesson: Lesson, First: true });
        var tallies = await product.Store.TalliesAsync("completions", CancellationToken.None);
        Assert.InRange(tallies.Single(t => t.Key is { Report: "completions", By: "course", Key: "vneid" }).Value, 1, 2);
        Assert.Empty(learner.Errors);
    }

    // Under a message seen before, the button not tried yet: so a wrong answer is not given twice.
    private static async Task TapSomethingNewAsync(Learner learner, HashSet<(string, string)> tried)
    {
        var message = await NewestAsync(learner);
        var labels = await learner.Choices.AllInnerTextsAsync();
        var label = labels.FirstOrDefault(l => !tried.Contains((message, l))) ?? labels[0];
        tried.Add((message, label));
        var id = await learner.Replies.Last.GetAttributeAsync("data-id");
        await learner.Choices.GetByText(label, new() { Exact = true }).First.ClickAsync();
        await Expect(learner.Replies.Last).Not.ToHaveAttributeAsync("data-id", id!);
    }

    private static async Task<string> NewestAsync(Learner learner) => await learner.Replies.Last.Locator(".text").InnerTextAsync();
}
