using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises about turns.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    protected IStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await OpenAsync();

    public virtual async Task DisposeAsync() => await Store.DisposeAsync();

    protected abstract ValueTask<IStore> OpenAsync();

    [Fact]
    public async Task A_stranger_becomes_a_learner_with_a_number_of_the_store()
    {
        Assert.Null(await Store.LearnerAsync(1));

        var first = await Store.HearAsync(1, "m1");
        var second = await Store.HearAsync(2, "m1");

        Assert.NotEqual(first.Learner, second.Learner);
        Assert.Equal(new Learner(first.Learner, Screen: 1), await Store.LearnerAsync(1));
    }

    [Fact]
    public async Task A_message_delivered_again_has_no_second_effect_and_gets_the_same_replies()
    {
        var first = await Store.HearAsync(1, "m1");
        await Store.HearAsync(1, "m2");

        var again = await Store.HearAsync(1, "m1");

        Assert.False(first.Repeated);
        Assert.True(again.Repeated);
        Assert.Equal(first.Learner, again.Learner);
        Assert.Equal(first.Replies.Single().Id, again.Replies.Single().Id);
        Assert.Equal(first.Replies.Single().Choices, again.Replies.Single().Choices);
        Assert.Equal(2, (await Store.LearnerAsync(1))!.Screen);
        Assert.Equal(2, (await Store.StateAsync()).Outbox);
    }

    [Fact]
    public async Task The_same_message_delivered_many_times_at_once_has_one_effect()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => Store.HearAsync(1, $"m{i % 10}").AsTask())));

        Assert.Equal(10, all.Count(h => !h.Repeated));
        Assert.Equal(10, (await Store.LearnerAsync(1))!.Screen);
        Assert.Equal(10, (await Ledgers.HeardAsync(Store)).Distinct().Count());
    }

    [Fact]
    public async Task Message_ids_are_told_apart_exactly_and_for_each_address()
    {
        string[] ids = ["a", "A", "á", "a\u0301", "a\u200b", "", " ", new string('x', 5000), new string('x', 5001), "\0", "m\ud83d"];

        foreach (var id in ids)
            Assert.False((await Store.HearAsync(1, id)).Repeated);
        foreach (var id in ids)
            Assert.True((await Store.HearAsync(1, id)).Repeated);

        Assert.False((await Store.HearAsync(2, "a")).Repeated);
        Assert.Equal(ids.Length, (await Store.LearnerAsync(1))!.Screen);
    }

    [Fact]
    public async Task Addresses_are_told_apart_exactly()
    {
        Address[] addresses = [new("web", "a"), new("web", "A"), new("Web", "a"), new("zalo", "a"), new("web", "á"), new("web", "a\u0301"), new("web", "a:b")];

        foreach (var address in addresses)
            await Store.HearAsync(new Incoming(address, "m", new InboundMessage.Text(""), Talk.Start));

        Assert.Equal(addresses.Length, (await Store.StateAsync()).Learners);
    }

    [Fact]
    public async Task An_address_that_is_no_text_is_refused()
    {
        foreach (var address in (Address[])[new("web", "a\ud83d"), new("", "a"), new("a:b", "c"), new("web", new string('x', 257))])
            await Assert.ThrowsAsync<ArgumentException>(
                async () => await Store.HearAsync(new Incoming(address, "m", new InboundMessage.Text(""), Talk.Start)));
        Assert.Equal(0, (await Store.StateAsync()).Learners);
    }

    [Fact]
    public async Task The_messages_of_one_learner_are_handled_in_order_beside_those_of_others()
    {
        var sent = Enumerable.Range(0, 100).SelectMany(n => Enumerable.Range(0, 16).Select(p => (Person: p, Message: $"{p}/{n}"))).ToList();

        await Task.WhenAll(sent.Select(s => Store.HearAsync(s.Person, s.Message).AsTask()));

        foreach (var learner in (await Ledgers.HeardAsync(Store)).GroupBy(h => h.Learner))
        {
            var person = learner.First().Message.Split('/')[0];
            Assert.Equal(Enumerable.Range(0, 100).Select(n => $"{person}/{n}"), learner.Select(h => h.Message));
        }
    }

    [Fact]
    public async Task A_tutor_that_throws_fails_its_own_caller_and_nobody_else()
    {
        var all = Enumerable.Range(0, 50).Select(i => i % 5 == 0
            ? Store.HandleAsync(Talk.Says(i, "m"), _ => throw new IOException("our own mistake"), CancellationToken.None).AsTask()
            : Store.HearAsync(i, "m").AsTask()).ToList();

        foreach (var (i, one) in all.Index())
            if (i % 5 == 0)
                Assert.Equal("our own mistake", (await Assert.ThrowsAsync<IOException>(() => one)).Message);
            else
                Assert.Equal("m", (await one).Replies.Single().Text);
        Assert.Equal(new StoreState(40, 40, 40, 0, 0), await Store.StateAsync());
        Assert.False((await Store.HearAsync(0, "m")).Repeated);
        Assert.False(Store.Failed.IsCompleted);
    }

    [Fact]
    public async Task A_turn_for_another_learner_is_refused()
    {
        await Store.HearAsync(1, "m1");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.HandleAsync(
            Talk.Says(2, "m1"), learner => Turn.Silent(learner with { Id = new LearnerId(1) }), CancellationToken.None));

        Assert.Equal(1, (await Store.StateAsync()).Learners);
    }

    [Fact]
    public async Task A_message_whose_caller_has_gone_before_its_turn_is_not_handled()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.HandleAsync(Talk.Says(1, "m"), Turn.Silent, gone.Token));

        Assert.Equal(0, (await Store.StateAsync()).Learners);
    }

    [Fact]
    public async Task A_fault_of_the_tutor_leaves_the_learner_as_they_were_but_says_something()
    {
        await Store.HearAsync(1, "m1");
        var before = await Store.LearnerAsync(1);

        var handled = await Store.HandleAsync(
            Talk.Says(1, "m2"),
            learner => new Turn(learner with { Screen = 99 }, [Talk.Say(2, "Có lỗi, mong bạn thử lại.")], [], [], Fault: "NullReference in a lesson"),
            CancellationToken.None);

        Assert.Equal(before, await Store.LearnerAsync(1));
        Assert.Equal("Có lỗi, mong bạn thử lại.", handled.Replies.Single().Text);
        Assert.True((await Store.HearAsync(1, "m2")).Repeated);
        Assert.Equal(new StoreState(1, 1, 2, 0, 1), await Store.StateAsync());
    }

    [Fact]
    public async Task Odd_words_harm_nobody()
    {
        const string Odd = "đ\ud83d cut \ude00 in half \0 \uffff";
        var odd = Store.HandleAsync(
            Talk.Says(1, "m"),
            learner => new Turn(
                learner with { LastChoice = Odd, Offered = [new ReplyChoice("1", Odd)] }, [Talk.Say(1, Odd)],
                [new LearningEvent.QuestionMarked("l", "s", true, Odd, 1)], [new Effect.Ask(Odd)], Odd),
            CancellationToken.None).AsTask();
        var plain = Enumerable.Range(2, 20).Select(i => Store.HearAsync(i, "m").AsTask());

        await Task.WhenAll(plain.Append(odd));

        Assert.StartsWith("đ", Assert.Single(await Store.RecentAsync(1)).Heard, StringComparison.Ordinal);
        Assert.Equal(21, (await Store.StateAsync()).Learners);
    }
}
