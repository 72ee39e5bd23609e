using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises to several people at one address.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_newcomer_has_a_record_of_their_own_and_the_turn()
    {
        var first = await Store.HearAsync(1, "m1");

        var second = await Store.AddAsync(1, "Ông Tư");

        Assert.NotEqual(first.Learner, second.Learner);
        Assert.Equal(second.Learner, (await Store.LearnerAsync(1))!.Id);
        Assert.Equal(second.Learner, (await Store.HearAsync(1, "m2")).Learner);
        Assert.Equal([(1, null), (2, "Ông Tư")], (await Store.PeopleAsync(1)).Select(p => (p.Number, p.Name)));
        Assert.Equal(2, (await Store.StateAsync()).Learners);
    }

    [Fact]
    public async Task Whose_turn_it_is_is_kept_and_numbers_are_not_given_again()
    {
        var first = await Store.HearAsync(1, "m1");
        await Store.AddAsync(1, "Ông Tư");
        Assert.Equal(first.Learner, (await Store.SwitchAsync(1, 1)).Learner);
        Assert.Equal(first.Learner, (await Store.HearAsync(1, "m2")).Learner);
        await Store.SwitchAsync(1, 2);
        await Store.ForgetAsync(1, "forget me");

        Assert.Equal(first.Learner, (await Store.HearAsync(1, "m3")).Learner);
        await Store.AddAsync(1, "Bà Sáu");
        Assert.Equal([(1, null), (3, "Bà Sáu")], (await Store.PeopleAsync(1)).Select(p => (p.Number, p.Name)));
    }

    [Fact]
    public async Task A_message_answered_to_one_is_no_new_message_for_the_next()
    {
        await Store.HearAsync(1, "m1");
        await Store.AddAsync(1, "Ông Tư");
        await Store.HearAsync(1, "m2");
        await Store.SwitchAsync(1, 1);

        foreach (var id in (string[])["m1", "m2", "add/Ông Tư"])
            Assert.True((await Store.HearAsync(1, id)).Repeated);
        Assert.Equal(["m1", "add/Ông Tư", "m2", "switch/1"], (await Store.RecentAsync(1)).Select(t => t.MessageId));
    }

    [Fact]
    public async Task The_result_of_an_effect_is_that_of_the_one_who_asked_and_leaves_the_turn_where_it_is()
    {
        var asked = await Store.AskAsync(1, "m1", new Effect.Ask("?"));
        var second = await Store.AddAsync(1, "Ông Tư");

        var answered = await Store.HearAsync(new Incoming(Talk.Person(1), Incoming.EffectMessageId(asked.Questions[0]), Answer, Talk.Start));

        Assert.Equal(asked.Learner, answered.Learner);
        Assert.Equal(second.Learner, (await Store.LearnerAsync(1))!.Id);
        Assert.True(await Store.IsElsewhereAsync(1));
        await Store.HearAsync(1, "m2");
        Assert.False(await Store.IsElsewhereAsync(1));
    }

    [Fact]
    public async Task Forgetting_one_leaves_the_others_and_what_waits_for_them()
    {
        await Store.HearAsync(1, "m1");
        await Store.AskAsync(1, "asking", new Effect.Ask("?"));
        await Store.AddAsync(1, "Ông Tư");
        await Store.HearAsync(1, "m2");

        await Store.ForgetAsync(1, "forget me");

        Assert.Equal(["m1", "asking"], (await Store.RecentAsync(1)).Select(t => t.MessageId));
        var state = await Store.StateAsync();
        Assert.Equal((1, 2, 1), (state.Learners, state.Outbox, state.Effects));
        Assert.True((await Store.ForgetAsync(1, "forget me")).Repeated);
    }

    [Fact]
    public async Task Who_learns_elsewhere_too_can_leave_a_shared_phone_with_their_record()
    {
        var elder = await Store.HearAsync(2, "m");
        await Store.HearAsync(1, "m1");
        await Store.AddAsync(1, "Bà Sáu");
        await Store.OpenAsync(2, Code);
        Assert.Equal(elder.Learner, (await Store.JoinAsync(1, Code)).Learner);
        Assert.Equal([(1, null), (2, "Bà Sáu")], (await Store.PeopleAsync(1)).Select(p => (p.Number, p.Name)));
        await Store.SwitchAsync(1, 1);

        await Store.HandleAsync(
            Talk.Says(1, "remove"), learner => Turn.Silent(learner) with { Change = new IdentityChange.Remove(elder.Learner) }, CancellationToken.None);

        Assert.Single(await Store.PeopleAsync(1));
        Assert.Equal(elder.Learner, (await Store.LearnerAsync(2))!.Id);
        Assert.True((await Store.HearAsync(1, "join")).Repeated);
    }

    [Fact]
    public async Task A_reminder_goes_to_an_address_of_ones_own_though_one_learns_on_a_shared_phone()
    {
        await Store.HearAsync(1, "m1");
        await Store.AddAsync(1, "Bà Sáu");
        await Store.AskAsync(2, "m", new Effect.RemindAt(Talk.Start, "vneid/muc-2"));
        await Store.OpenAsync(2, Code);
        await Store.JoinAsync(1, Code);

        Assert.Equal(Talk.Person(2), Assert.Single(await EffectsAsync(Talk.Start)).Address);
    }

    [Fact]
    public async Task Forgetting_one_leaves_the_way_open_for_who_stays()
    {
        await Store.HearAsync(Metered(1, "m1"));
        await Store.AddAsync(1, "Ông Tư");

        await Store.ForgetAsync(1, "forget me");

        Assert.Equal(new Contact(Talk.Start, 0), await ContactAsync(1));
    }

    [Fact]
    public async Task Leave_taken_back_at_the_platform_is_for_everybody_who_learns_only_there()
    {
        var elder = await Store.HearAsync(2, "m");
        await Store.HearAsync(Metered(1, "m1"));
        await Store.AddAsync(1, "Ông Tư");
        await Store.AddAsync(1, "Bà Sáu");
        await Store.OpenAsync(2, Code);
        await Store.JoinAsync(1, Code);
        await Store.SwitchAsync(1, 1);

        await Store.HandleAsync(
            new Incoming(Talk.Person(1), "withdraw", new InboundMessage.Withdrawn(), Talk.Start),
            learner => new Turn(learner with { Forgotten = true }, [], [new LearningEvent.Forgotten()], []), CancellationToken.None);

        Assert.Null(await Store.LearnerAsync(1));
        Assert.Equal(elder.Learner, (await Store.LearnerAsync(2))!.Id);
        Assert.Equal(1, (await Store.StateAsync()).Learners);
        Assert.Equal(Contact.Never, await ContactAsync(1));
        Assert.Equal(2, (await Store.EventsAsync(CancellationToken.None)).Count(e => e.Event is LearningEvent.Forgotten));
        await Store.ForgetAsync(2, "forget me");
        Assert.Equal(0, (await Store.StateAsync()).Learners);
    }

    [Fact]
    public async Task A_name_is_kept_with_the_address_and_not_with_the_learner()
    {
        await Store.HearAsync(1, "m1");
        await Store.HandleAsync(
            Talk.Says(1, "name"), learner => Turn.Silent(learner) with { Change = new IdentityChange.Name("Bà Sáu") }, CancellationToken.None);

        Assert.Equal("Bà Sáu", Assert.Single(await Store.PeopleAsync(1)).Name);
        Assert.DoesNotContain("Sáu", StoredJson.Write((await Store.LearnerAsync(1))!), StringComparison.Ordinal);
        Assert.DoesNotContain(await Store.EventsAsync(CancellationToken.None), e => StoredJson.Write(e.Event).Contains("Sáu", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_turn_for_somebody_who_is_not_at_the_address_is_refused_and_changes_nothing()
    {
        await Store.HearAsync(1, "m1");
        await Store.AddAsync(1, "Ông Tư");
        var stranger = await Store.HearAsync(2, "m");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.AddAsync(9, "before anybody was there"));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.HandleAsync(
            Talk.Says(1, "x"), learner => Turn.Silent(learner with { Id = stranger.Learner }), CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.HandleAsync(
            Talk.Says(1, "x"), learner => Turn.Silent(learner) with { Change = new IdentityChange.Add("?") }, CancellationToken.None));

        Assert.Equal(2, (await Store.PeopleAsync(1)).Count);
        Assert.False((await Store.HearAsync(1, "x")).Repeated);
    }
}
