using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises to somebody who asks to be forgotten.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Who_is_forgotten_leaves_only_what_was_counted()
    {
        for (var i = 0; i < 200; i++)
            await Store.HearAsync(1, $"m{i}");
        await Store.AskAsync(1, "asking", new Effect.Ask("?"));
        var tallies = await Store.TalliesAsync("completions", CancellationToken.None);

        await Store.ForgetAsync(1, "forget me");

        Assert.Null(await Store.LearnerAsync(1));
        Assert.Empty(await Store.RecentAsync(1));
        Assert.Null(await Store.FindAsync(Talk.Person(1), "m1", CancellationToken.None));
        Assert.Equal(new StoreState(0, 241, 1, 0, 0), await Store.StateAsync());
        Assert.Equal(tallies, await Store.TalliesAsync("completions", CancellationToken.None));
        await Ledgers.TalliesAreARecountAsync(Store);
    }

    [Fact]
    public async Task The_last_words_still_go_out_and_can_be_repeated()
    {
        await Store.HearAsync(1, "m1");
        var sending = Assert.Single(await Store.DueAsync());
        var last = await Store.ForgetAsync(1, "forget me");

        await Store.SettleAsync(new Settlement.Again(sending, Talk.Start));

        var farewell = Assert.Single(await Store.DueAsync());
        Assert.Equal("Đã xóa.", farewell.Reply.Text);
        await Store.SettleAsync(new Settlement.Gone(farewell));
        var again = await Store.ForgetAsync(1, "forget me");
        Assert.True(again.Repeated);
        Assert.Equal(last.Learner, again.Learner);
        Assert.Equal("Đã xóa.", again.Replies.Single().Text);
        Assert.Null(await Store.LearnerAsync(1));
    }

    [Fact]
    public async Task Who_comes_back_after_being_forgotten_is_a_stranger()
    {
        var before = await Store.HearAsync(1, "m1");
        await Store.ForgetAsync(1, "forget me");

        var after = await Store.HearAsync(1, "m1");

        Assert.False(after.Repeated);
        Assert.NotEqual(before.Learner, after.Learner);
        Assert.Equal(1, (await Store.LearnerAsync(1))!.Screen);
        Assert.True((await Store.ForgetAsync(1, "forget me")).Repeated);
        Assert.NotNull(await Store.LearnerAsync(1));
    }

    [Fact]
    public async Task A_stranger_may_ask_to_be_forgotten()
    {
        await Store.ForgetAsync(1, "forget me");
        var other = await Store.HearAsync(2, "m");

        Assert.Equal(1, (await Store.StateAsync()).Learners);
        Assert.Equal(2, other.Learner.Value);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_does_not_make_a_forgotten_person_known_again()
    {
        var asked = await Store.AskAsync(1, "m", new Effect.Ask("?"));
        await Store.ForgetAsync(1, "forget me");

        var late = await Store.HearAsync(new Incoming(Talk.Person(1), Incoming.EffectMessageId(asked.Questions[0]), Answer, Talk.Start));

        Assert.Empty(late.Replies);
        Assert.Equal(0, (await Store.StateAsync()).Learners);
    }

    [Fact]
    public async Task Being_known_forgotten_and_known_again_may_all_happen_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).SelectMany(person => (Task[])
        [
            Store.HearAsync(person, "a").AsTask(), Store.ForgetAsync(person, "b").AsTask(),
            Store.HearAsync(person, "c").AsTask(), Store.ForgetAsync(person, "d").AsTask(), Store.HearAsync(person, "e").AsTask(),
        ]));

        Assert.Equal(new StoreState(40, 40 * 5, 40 * 2, 0, 0), await Store.StateAsync());
        for (var person = 0; person < 40; person++)
            Assert.Equal(["e"], (await Store.RecentAsync(person)).Select(t => t.MessageId));
    }
}
