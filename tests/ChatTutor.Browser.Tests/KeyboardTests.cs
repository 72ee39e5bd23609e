using static Microsoft.Playwright.Assertions;

namespace ChatTutor.Browser.Tests;

/// <summary>Everything works without a pointer, and the focus is always seen and never lost.</summary>
[Collection(Chromium.Collection)]
public sealed class KeyboardTests(Chromium chromium, Product product)
{
    [SkippableFact]
    public async Task From_the_greeting_into_a_lesson_and_a_question_by_keys_alone()
    {
        await using var learner = await Learner.ArriveAsync(chromium, product, 1280, path: "/?bai=vneid/la-gi");
        var keys = learner.Page.Keyboard;

        await TabToAsync(learner, "Đồng ý");
        Assert.NotEqual("none", await learner.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        await keys.PressAsync("Enter");
        await Expect(learner.Replies).ToHaveCountAsync(2);
        await Expect(learner.Status).ToBeEmptyAsync();

        // The focus stayed where the buttons are: one step to the next one.
        await keys.PressAsync("Tab");
        Assert.Equal("Tiếp", await FocusedAsync(learner));
        await keys.PressAsync("Space");
        await Expect(learner.Replies).ToHaveCountAsync(3);
        await Expect(learner.Status).ToBeEmptyAsync();

        await TabToAsync(learner, "Gõ câu trả lời hoặc câu hỏi");
        await keys.TypeAsync("menu");
        await keys.PressAsync("Enter");
        await Expect(learner.Replies).ToHaveCountAsync(4);
        Assert.Equal("Gõ câu trả lời hoặc câu hỏi", await FocusedAsync(learner));
    }

    private static async Task TabToAsync(Learner learner, string name)
    {
        for (var i = 0; i < 15; i++)
        {
            await learner.Page.Keyboard.PressAsync("Tab");
            if (await FocusedAsync(learner) == name)
                return;
        }
        Assert.Fail($"\"{name}\" was not reached.");
    }

    private static Task<string> FocusedAsync(Learner learner) =>
        learner.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label') || document.activeElement.textContent");
}
