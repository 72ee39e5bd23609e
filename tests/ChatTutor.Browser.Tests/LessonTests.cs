using ChatTutor.Core.Conversation;
using static Microsoft.Playwright.Assertions;

namespace ChatTutor.Browser.Tests;

/// <summary>A whole lesson at 360 px, as somebody takes it who listened, then its mark in the report's counters.</summary>
[Collection(Chromium.Collection)]
public sealed class LessonTests(Chromium chromium, Product product)
{
    private const string Lesson = "vneid/la-gi";
    private const string Done = "Hoàn thành";

    /// <summary>Taps after which a lesson that has no end must be broken.</summary>
    private const int MostTaps = 40;

    /// <summary>What the lesson taught, in the order in which it is looked for; anything else is answered by the first button.</summary>
    private static readonly string[] Learned = ["Thay thẻ căn cước", "Coi sổ sức khỏe", "Vào dịch vụ công", "Xong", "Bộ Công an", "Sai"];

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_finished_with_and_without_a_script(bool script)
    {
        await using var learner = await Learner.ArriveAsync(chromium, product, script: script, path: "/?bai=" + Lesson);
        for (var taps = 0; taps < MostTaps && !await IsDoneAsync(learner); taps++)
            await AnswerAsync(learner);

        Assert.True(await IsDoneAsync(learner), await learner.Replies.Last.InnerTextAsync());
        var events = await product.EventsOfAsync(await learner.SecretAsync());
        Assert.Single(events, e => e is LearningEvent.LessonCompleted { Lesson: Lesson, First: true });
        var tallies = await product.Store.TalliesAsync("completions", CancellationToken.None);
        Assert.InRange(tallies.Single(t => t.Key is { Report: "completions", By: "course", Key: "vneid" }).Value, 1, 2);
        Assert.Empty(learner.Errors);
    }

    private static async Task<bool> IsDoneAsync(Learner learner) =>
        (await learner.Replies.Last.InnerTextAsync()).Contains(Done, StringComparison.Ordinal);

    private static async Task AnswerAsync(Learner learner)
    {
        var labels = await learner.Choices.AllInnerTextsAsync();
        var label = Learned.FirstOrDefault(labels.Contains) ?? labels[0];
        var id = await learner.Replies.Last.GetAttributeAsync("data-id");
        await learner.Choices.GetByText(label, new() { Exact = true }).First.ClickAsync();
        await Expect(learner.Replies.Last).Not.ToHaveAttributeAsync("data-id", id!);
    }
}
