using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises about the outbox.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task What_a_channel_hands_back_itself_needs_no_outbox()
    {
        var handled = await Store.HearAsync(1, "m", inline: true);

        Assert.Single(handled.Replies);
        Assert.Empty(await Store.DueAsync());
        Assert.Equal(0, (await Store.StateAsync()).Outbox);
    }

    [Fact]
    public async Task A_reply_is_handed_out_once_with_all_that_sending_needs()
    {
        var handled = await Store.HearAsync(1, "m");

        var message = Assert.Single(await Store.DueAsync());

        Assert.Equal(Talk.Person(1), message.Address);
        Assert.Equal(handled.Learner, message.Learner);
        Assert.Equal("m", message.Reply.Text);
        Assert.Equal(0, message.Attempts);
        Assert.Empty(await Store.DueAsync());
        await Store.SettleAsync(new Settlement.Gone(message));
        Assert.Empty(await Store.DueAsync());
        Assert.Equal(0, (await Store.StateAsync()).Outbox);
    }

    [Fact]
    public async Task One_chat_gets_its_messages_one_after_the_other_many_chats_side_by_side()
    {
        foreach (var id in (string[])["a", "b", "c"])
            await Task.WhenAll(Store.HearAsync(1, id).AsTask(), Store.HearAsync(2, id).AsTask());

        for (var round = 0; round < 3; round++)
        {
            var due = await Store.DueAsync();
            Assert.Equal(["abc"[round].ToString(), "abc"[round].ToString()], due.Select(m => m.Reply.Text));
            Assert.Equal(2, due.Select(m => m.Address).Distinct().Count());
            await Store.SettleAsync([.. due.Select(m => new Settlement.Gone(m))]);
        }
        Assert.Empty(await Store.DueAsync());
    }

    [Fact]
    public async Task Due_messages_come_oldest_first_and_no_more_than_asked_for()
    {
        for (var person = 0; person < 10; person++)
            await Store.HearAsync(person, "m");

        var first = await Store.DueAsync(most: 4);
        var second = await Store.DueAsync(most: 100);

        Assert.Equal(4, first.Count);
        Assert.Equal(6, second.Count);
        Assert.Equal(first.Concat(second).Select(m => m.Id).Order(), first.Concat(second).Select(m => m.Id));
    }

    [Fact]
    public async Task A_message_put_off_holds_back_those_behind_it_and_counts_its_attempts()
    {
        await Store.HearAsync(1, "a");
        await Store.HearAsync(1, "b");
        await Store.HearAsync(2, "other");
        var due = await Store.DueAsync();
        var later = Talk.Start.AddMinutes(5);

        await Store.SettleAsync(new Settlement.Again(due[0], later), new Settlement.Gone(due[1]));

        Assert.Empty(await Store.DueAsync(later.AddSeconds(-1)));
        var again = Assert.Single(await Store.DueAsync(later));
        Assert.Equal((due[0].Id, 1, later), (again.Id, again.Attempts, again.Due));
        await Store.SettleAsync(new Settlement.Gone(again));
        Assert.Equal("b", Assert.Single(await Store.DueAsync()).Reply.Text);
    }

    [Fact]
    public async Task A_message_that_is_refused_is_put_aside_for_the_operator()
    {
        await Store.HearAsync(1, "a");
        await Store.HearAsync(1, "b");
        var refused = Assert.Single(await Store.DueAsync());

        await Store.SettleAsync(new Settlement.Dead(refused, "400 Bad Request \ud83d"));
        await Store.SettleAsync(new Settlement.Dead(refused, "told twice"));

        Assert.Equal("b", Assert.Single(await Store.DueAsync()).Reply.Text);
        Assert.Equal(new StoreState(1, 2, 1, 0, 1), await Store.StateAsync());
    }

    [Fact]
    public async Task Nothing_waits_any_longer_for_somebody_who_cannot_be_reached()
    {
        foreach (var id in (string[])["a", "b", "c"])
            await Store.HearAsync(1, id);
        await Store.HearAsync(2, "other");
        var due = await Store.DueAsync();

        await Store.SettleAsync(new Settlement.Unreachable(due[0], "blocked"));

        Assert.Equal(1, (await Store.StateAsync()).Outbox);
        Assert.Empty(await Store.DueAsync());
        await Store.HearAsync(1, "back again");
        Assert.Equal("back again", Assert.Single(await Store.DueAsync()).Reply.Text);
    }

    [Fact]
    public async Task Settling_what_has_gone_does_nothing()
    {
        await Store.HearAsync(1, "a");
        var message = Assert.Single(await Store.DueAsync());
        await Store.SettleAsync(new Settlement.Gone(message));

        await Store.SettleAsync(new Settlement.Again(message, Talk.Start), new Settlement.Gone(message), new Settlement.Unreachable(message, ""));

        Assert.Empty(await Store.DueAsync());
        Assert.Equal(new StoreState(1, 1, 0, 0, 0), await Store.StateAsync());
    }

    [Fact]
    public async Task Replies_go_before_what_nobody_asked_for_and_a_reminder_under_way_is_finished_first()
    {
        for (var person = 1; person <= 3; person++)
            await RemindAsync(person);
        await Store.HearAsync(4, "reply");
        await Store.HearAsync(2, "reply");

        var first = await Store.DueAsync(most: 3);

        Assert.Equal([(4, Urgency.Reply), (2, Urgency.Reply), (1, Urgency.Unasked)], first.Select(m => (PersonOf(m), m.Urgency)));
        await Store.HearAsync(1, "reply");
        Assert.Equal([3], (await Store.DueAsync()).Select(PersonOf));
        await Store.SettleAsync(new Settlement.Again(first[2], Talk.Start.AddMinutes(5)), new Settlement.Gone(first[1]));
        Assert.Equal([(1, Urgency.Reply), (2, Urgency.Unasked)], (await Store.DueAsync()).Select(m => (PersonOf(m), m.Urgency)));
    }

    [Fact]
    public async Task No_more_of_what_nobody_asked_for_is_handed_out_than_wanted()
    {
        for (var person = 1; person <= 4; person++)
            await RemindAsync(person);
        await Store.HearAsync(4, "reply");

        Assert.Equal([4, 1, 2], (await Store.DueAsync(mostUnasked: 2)).Select(PersonOf));
        Assert.Empty(await Store.DueAsync(mostUnasked: 0));
        Assert.Empty(await Store.DueAsync(mostUnasked: -1));
        Assert.Equal([3], (await Store.DueAsync()).Select(PersonOf));
    }

    [Fact]
    public async Task What_may_have_arrived_is_put_aside_and_not_sent_again()
    {
        await RemindAsync(1);
        await Store.HearAsync(1, "reply");
        await Store.SettleAsync(new Settlement.Gone(Assert.Single(await Store.DueAsync())));
        var reminder = Assert.Single(await Store.DueAsync());

        await Store.SettleAsync(new Settlement.InDoubt(reminder, "line broke"));

        Assert.Empty(await Store.DueAsync());
        Assert.Equal((0, 1), ((await Store.StateAsync()).Outbox, (await Store.StateAsync()).DeadLetters));
    }

    private async Task RemindAsync(int person) => await Store.HandleAsync(
        new Incoming(Talk.Person(person), "system/r", new InboundMessage.Reminder(""), Talk.Start),
        learner => new Turn(learner, [Talk.Say(1, "nhắc")], [], []), CancellationToken.None);

    private static int PersonOf(OutboxMessage message) =>
        Enumerable.Range(1, 4).First(person => Talk.Person(person) == message.Address);
}
