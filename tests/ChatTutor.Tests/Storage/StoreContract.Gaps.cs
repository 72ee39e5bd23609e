using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises about questions that were not answered well.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_question_is_kept_with_its_turn_once_and_read_by_when_it_was_asked()
    {
        var first = await Store.NoteAsync(1, "m1", "câu một");
        await Store.NoteAsync(1, "m1", "câu một");
        await Store.NoteAsync(2, "m1", "câu hai", Talk.Start.AddDays(1));
        await Store.NoteAsync(1, "m2", "câu ba", Talk.Start.AddDays(2));

        Assert.Equal(["câu một", "câu hai", "câu ba"], await Store.NotedAsync());
        Assert.Equal(["câu một"], await Store.NotedAsync(Talk.Start, Talk.Start.AddDays(1)));
        Assert.Equal(["câu hai"], await Store.NotedAsync(Talk.Start.AddDays(1), Talk.Start.AddDays(2)));
        var kept = (await Store.GapsAsync(Talk.Start, Talk.Start.AddTicks(1), CancellationToken.None)).Single();
        Assert.Equal((first.Learner, Talk.Start, GapKind.Unanswered), (kept.Learner, kept.At, kept.Gap.Kind));
        Assert.Equal(["vneid/la-gi"], kept.Gap.Near);
        Assert.Equal(0, (await Store.StateAsync()).Events);
    }

    [Fact]
    public async Task Who_is_forgotten_takes_their_questions_along_and_nobody_elses()
    {
        await Store.NoteAsync(1, "m1", "của một");
        await Store.NoteAsync(2, "m1", "của hai");
        await Store.NoteAsync(1, "m2", "cũng của một");

        await Store.ForgetAsync(1, "forget me");

        Assert.Equal(["của hai"], await Store.NotedAsync());
        await Store.NoteAsync(1, "m3", "người mới");
        Assert.Equal(["của hai", "người mới"], await Store.NotedAsync());
    }

    [Fact]
    public async Task A_turn_that_was_put_aside_keeps_no_question()
    {
        await Store.HandleAsync(
            Talk.Says(1, "m"),
            learner => new Turn(learner, [], [], [], Fault: "our own") { Gap = new QuestionGap("câu", GapKind.Disliked, []) }, CancellationToken.None);

        Assert.Empty(await Store.NotedAsync());
    }
}
