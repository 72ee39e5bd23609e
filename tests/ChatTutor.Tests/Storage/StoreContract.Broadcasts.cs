using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises about broadcasts.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Broadcasts_are_kept_changed_and_listed_newest_first()
    {
        var store = Store.Broadcasts();
        var first = await store.AddBroadcastAsync(id => Draft(id, "một"), default);
        var second = await store.AddBroadcastAsync(id => Draft(id, "hai"), default);

        var step = await Store.StepAsync(first.Id, b => BroadcastFlow.Test(b, Talk.Start));
        var refused = await Store.StepAsync(first.Id, b => BroadcastFlow.Pause(b));

        Assert.Equal(BroadcastState.Tested, step.After!.State);
        Assert.Equal(BroadcastRefusal.OutOfTurn, refused.Refusal);
        Assert.Equal([second.Id, first.Id], (await store.BroadcastsAsync(default)).Select(b => b.Broadcast.Id));
        Assert.Equal(BroadcastState.Tested, (await store.FindBroadcastAsync(first.Id, default))!.Broadcast.State);
        Assert.Null(await store.FindBroadcastAsync(99, default));
        Assert.Null(await store.StepAsync(99, BroadcastFlow.Pause, default));
    }

    [Fact]
    public async Task Everybody_chosen_is_on_the_list_with_where_they_can_be_reached()
    {
        await Store.ArriveAsync(1);
        await Store.ArriveAsync(2, l => l with { Muted = true });
        await Store.ArriveAsync(3, l => l with { Blocked = true });
        await Store.ArriveAsync(4, l => l with { Consent = Consent.Declined });
        await Store.ArriveAsync(5, channel: "zalo-oa");
        await Store.ArriveAsync(6, l => l with { LastSeen = Talk.Start }, "zalo-oa");

        var count = await Store.Broadcasts().CountAsync(Announcing.Everybody, Announcing.Rules, Talk.Start, default);
        var later = await Store.Broadcasts().CountAsync(Announcing.Everybody, Announcing.Rules, Talk.Start.AddDays(3), default);
        var closed = await Store.Broadcasts().CountAsync(Announcing.Everybody, Announcing.Rules, Talk.Start.AddDays(8), default);
        var id = await Store.ListedAsync();

        Assert.Equal((6, 3, 1, 2), (count.Chosen, count.Reachable, count.Of(CopyState.Blocked), count.Of(CopyState.OptedOut)));
        Assert.Equal((1, 2), (later.Reachable, later.Channels["zalo-oa"][CopyState.OnlyPaid]));
        Assert.Equal(2, closed.Of(CopyState.WindowClosed));
        Assert.Equal("3 Waiting, 1 Blocked, 2 OptedOut", await Store.WordsAsync(id));
        Assert.Equal(6, (await Store.LinesAsync(id)).Select(l => l.Learner).Distinct().Count());
    }

    [Fact]
    public async Task A_shared_phone_is_told_once_and_somebody_on_two_channels_where_they_last_wrote()
    {
        await Store.ArriveAsync(1);
        await Store.AddAsync(1, "Ông Tư");
        await Store.ArriveAsync(2);
        await Store.ArriveAsync(3, channel: "zalo-oa");
        await Store.OpenAsync(2, Code);
        await Store.HandleAsync(
            new Incoming(new Address("zalo-oa", Talk.Person(3).User), "join", new InboundMessage.Text(""), Talk.Start, Inline: true, Metered: true),
            (_, phone) => Kin.Join(phone.WhoOffers(Code)!), CancellationToken.None);

        var joined = await Store.Broadcasts().CountAsync(Announcing.Everybody, Announcing.Rules, Talk.Start, default);
        await Store.HearAsync(2, "back");
        var back = await Store.Broadcasts().CountAsync(Announcing.Everybody, Announcing.Rules, Talk.Start, default);
        // Answers go first.
        await Store.SettleAsync([.. (await Store.DueAsync()).Select(m => new Settlement.Gone(m))]);
        var id = await Store.RunningAsync();
        var due = await Store.DueAsync();

        Assert.Equal((2, 1), (joined.Chosen, joined.Channels["zalo-oa"].Total));
        Assert.Equal((2, 2), (back.Chosen, back.Channels["telegram"].Total));
        Assert.Equal([Talk.Person(1), Talk.Person(2)], due.Where(d => d.Copy?.Broadcast == id).Select(d => d.Address).OrderBy(a => a.User));
        foreach (var copy in due.Where(d => d.Copy is not null))
            Assert.IsType<CopyStart.Go>(await Store.BeginAsync(copy));
    }

    [Fact]
    public async Task Who_comes_first_after_the_owner_has_left_is_told_from_then_on()
    {
        var owner = await Store.ArriveAsync(1);
        await Store.AddAsync(1, "Ông Tư");
        await Store.SwitchAsync(1, 1);
        await Store.ForgetAsync(1, "forget me");

        var id = await Store.ListedAsync();

        var line = Assert.Single(await Store.LinesAsync(id));
        Assert.NotEqual(owner.Learner, line.Learner);
    }

    [Fact]
    public async Task Nothing_is_handed_out_of_a_list_before_its_broadcast_runs()
    {
        await Store.ArriveAsync(1);
        var id = await Store.ListedAsync();
        Assert.Empty(await Store.DueAsync());

        await Store.StepAsync(id, b => BroadcastFlow.Start(b, 1, 10, Talk.Start));

        var copy = Assert.Single(await Store.DueAsync());
        Assert.Equal((Talk.Person(1), Urgency.Unasked, id), (copy.Address, copy.Urgency, copy.Copy!.Value.Broadcast));
        Assert.Empty(await Store.DueAsync());
        Assert.Equal(0, (await Store.StateAsync()).Outbox);
    }

    [Fact]
    public async Task Every_copy_ends_in_the_state_its_send_ended_in()
    {
        for (var person = 1; person <= 5; person++)
            await Store.ArriveAsync(person);
        var id = await Store.RunningAsync();
        var due = await Store.DueAsync();
        foreach (var copy in due)
            Assert.Equal("Chào bác", Assert.IsType<CopyStart.Go>(await Store.BeginAsync(copy)).Reply.Text);
        Assert.Equal("5 Sending", await Store.WordsAsync(id));

        await Store.SettleAsync(
            new Settlement.Gone(due[0]), new Settlement.InDoubt(due[1], ""), new Settlement.Dead(due[2], ""), new Settlement.Unreachable(due[3], ""),
            new Settlement.Again(due[4], Talk.Start.AddMinutes(1)));

        Assert.Equal("1 Waiting, 1 Sent, 1 InDoubt, 1 Blocked, 1 Rejected", await Store.WordsAsync(id));
        var again = Assert.Single(await Store.DueAsync(Talk.Start.AddMinutes(1)));
        Assert.Equal(1, again.Attempts);
        await Store.BeginAsync(again);
        await Store.SettleAsync(new Settlement.Gone(again), new Settlement.Gone(again), new Settlement.Dead(due[0], "told twice"));
        Assert.Equal("2 Sent, 1 InDoubt, 1 Blocked, 1 Rejected", await Store.WordsAsync(id));
        Assert.Equal(0, (await Store.CountsAsync(id)).Open);
        Assert.All(await Store.LinesAsync(id), l => Assert.Equal(Talk.Start, l.At));
    }

    [Fact]
    public async Task A_copy_is_begun_once()
    {
        await Store.ArriveAsync(1);
        await Store.RunningAsync();
        var copy = Assert.Single(await Store.DueAsync());

        Assert.IsType<CopyStart.Go>(await Store.BeginAsync(copy));
        Assert.IsType<CopyStart.Withdrawn>(await Store.BeginAsync(copy));
    }

    [Fact]
    public async Task Who_left_or_does_not_want_it_any_more_is_asked_about_at_the_last_moment()
    {
        for (var person = 1; person <= 4; person++)
            await Store.ArriveAsync(person);
        var id = await Store.RunningAsync();
        var due = await Store.DueAsync();
        await Store.ArriveAsync(1, l => l with { Muted = true }, id: "mute");
        await Store.ForgetAsync(2, "forget");
        await Store.ForgetAsync(3, "forget");
        await Store.ArriveAsync(3, id: "again somebody");
        await Store.ArriveAsync(4, l => l with { QuietUntil = Talk.Start.AddHours(1) }, id: "by hand");

        foreach (var copy in due)
            Assert.IsNotType<CopyStart.Go>(await Store.BeginAsync(copy));

        Assert.Equal("1 Waiting, 3 OptedOut", await Store.WordsAsync(id));
        Assert.Equal(Talk.Person(4), Assert.Single(await Store.DueAsync(Talk.Start.AddHours(1)), m => m.Copy is not null).Address);
    }

    [Fact]
    public async Task A_paused_broadcast_begins_no_copy_and_goes_on_where_it_was()
    {
        for (var person = 1; person <= 4; person++)
            await Store.ArriveAsync(person);
        var id = await Store.RunningAsync();
        var due = await Store.DueAsync(most: 3);
        await Store.BeginAsync(due[0]);
        await Store.BeginAsync(due[1]);

        await Store.StepAsync(id, BroadcastFlow.Pause);

        Assert.IsType<CopyStart.Withdrawn>(await Store.BeginAsync(due[2]));
        Assert.Empty(await Store.DueAsync());
        await Store.SettleAsync(new Settlement.Gone(due[0]));
        await Store.StepAsync(id, BroadcastFlow.Resume);
        // Refused by the platform only now: it has lost its place, but not its turn.
        await Store.SettleAsync(new Settlement.Again(due[1], Talk.Start));
        var rest = await Store.DueAsync();
        Assert.Equal([2, 3, 4], rest.Select(m => int.Parse(m.Address.User)).Order());
        foreach (var copy in rest)
        {
            await Store.BeginAsync(copy);
            await Store.SettleAsync(new Settlement.Gone(copy));
        }
        Assert.Equal("4 Sent", await Store.WordsAsync(id));
    }

    [Fact]
    public async Task A_stopped_broadcast_begins_no_copy_and_what_waits_has_ended()
    {
        for (var person = 1; person <= 4; person++)
            await Store.ArriveAsync(person);
        var id = await Store.RunningAsync();
        var due = await Store.DueAsync();
        await Store.BeginAsync(due[0]);
        await Store.BeginAsync(due[1]);

        await Store.StepAsync(id, b => BroadcastFlow.Stop(b, "lan", Talk.Start));

        Assert.IsType<CopyStart.Withdrawn>(await Store.BeginAsync(due[2]));
        await Store.SettleAsync(new Settlement.Gone(due[0]), new Settlement.Again(due[1], Talk.Start));
        Assert.Empty(await Store.DueAsync());
        Assert.Equal("1 Sent, 3 Stopped", await Store.WordsAsync(id));
        Assert.Equal(3, (await Store.LinesAsync(id)).Count(l => l.State == CopyState.Stopped));
    }

    [Fact]
    public async Task A_reply_overtakes_the_copy_of_its_own_person_and_others()
    {
        for (var person = 1; person <= 3; person++)
            await Store.ArriveAsync(person);
        await Store.RunningAsync();
        await Store.HearAsync(3, "m");

        Assert.Equal([3, 1], (await Store.DueAsync(mostUnasked: 1)).Select(m => int.Parse(m.Address.User)));
    }

    [Fact]
    public async Task A_long_list_is_gone_through_page_by_page()
    {
        const int people = 700;
        await Task.WhenAll(Enumerable.Range(1, people).Select(p => Store.ArriveAsync(p).AsTask()));
        var id = await Store.RunningAsync();
        var seen = new List<Address>();
        while (await Store.DueAsync() is { Count: > 0 } due)
        {
            Assert.True(due.Count <= 512);
            foreach (var copy in due)
                await Store.BeginAsync(copy);
            await Store.SettleAsync([.. due.Select(m => new Settlement.Gone(m))]);
            seen.AddRange(due.Select(m => m.Address));
        }
        Assert.Equal(people, seen.Distinct().Count());
        Assert.Equal(people, seen.Count);
        Assert.Equal($"{people} Sent", await Store.WordsAsync(id));
    }

    [Fact]
    public async Task A_copy_is_kept_as_a_turn_where_people_see_what_is_kept()
    {
        await Store.ArriveAsync(1, channel: "web");
        await Store.RunningAsync();

        await Store.BeginAsync(Assert.Single(await Store.DueAsync()));

        var turn = (await Store.RecentAsync(new Address("web", "1"), 10, default))[^1];
        Assert.True(turn.Unasked);
        Assert.Equal("Chào bác", Assert.Single(turn.Replies).Text);
    }

    [Fact]
    public async Task A_list_that_has_begun_is_not_made_again()
    {
        await Store.ArriveAsync(1);
        var id = await Store.RunningAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await Store.Broadcasts().ListAsync(id, Announcing.Everybody, Announcing.Rules, Talk.Start, default));
    }

    [Fact]
    public async Task A_repeating_broadcast_begets_one_of_its_own_and_moves_on_in_one_step()
    {
        var store = Store.Broadcasts();
        var weekly = new Schedule.Weekly([DayOfWeek.Saturday], new TimeOnly(10, 0));
        var repeating = await store.AddBroadcastAsync(id => Draft(id, "hằng tuần") with { State = BroadcastState.Scheduled, When = weekly, Due = Talk.Start }, default);

        var once = await store.RepeatAsync(repeating.Id, b => BroadcastFlow.Repeat(b, Talk.Start), (b, id) => BroadcastFlow.Once(b, id, Talk.Start), default);
        var twice = await store.RepeatAsync(repeating.Id, b => BroadcastFlow.Repeat(b, Talk.Start), (b, id) => BroadcastFlow.Once(b, id, Talk.Start), default);

        Assert.Null(twice);
        Assert.Equal((repeating.Id, BroadcastState.Scheduled), (once!.Of, once.State));
        Assert.Equal(Talk.Start.AddDays(7), (await store.FindBroadcastAsync(repeating.Id, default))!.Broadcast.Due);
    }

    private static Broadcast Draft(long id, string text) => new(id, "lan", "tinh", new Notice(text), Selection.Everybody, new Schedule.Now());
}
