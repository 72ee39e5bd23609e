using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises to one person who writes from several places.</summary>
public abstract partial class StoreContract
{
    private const string Code = "K7M2QX";

    [Fact]
    public async Task Two_places_that_are_joined_are_one_learner()
    {
        var home = await Store.HearAsync(1, "m1");
        await Store.HearAsync(2, "m1");
        await Store.OpenAsync(1, Code);

        var joined = await Store.JoinAsync(2, Code);

        Assert.Equal(home.Learner, joined.Learner);
        Assert.Equal(home.Learner, (await Store.LearnerAsync(1))!.Id);
        Assert.Equal(home.Learner, (await Store.LearnerAsync(2))!.Id);
        Assert.Equal(1, (await Store.StateAsync()).Learners);
        await Store.HearAsync(1, "m9");
        Assert.Equal((await Store.LearnerAsync(1))!.Screen, (await Store.LearnerAsync(2))!.Screen);
    }

    [Fact]
    public async Task A_message_is_handled_once_at_its_address_whoever_was_joined_or_left_since()
    {
        foreach (var person in (int[])[1, 2])
            await Store.HearAsync(person, "same id");
        await Store.OpenAsync(1, Code);
        await Store.JoinAsync(2, Code);

        foreach (var person in (int[])[1, 2])
            Assert.True((await Store.HearAsync(person, "same id")).Repeated);
        Assert.False((await Store.HearAsync(2, "of the second")).Repeated);
        Assert.False((await Store.HearAsync(1, "of the second")).Repeated);
        await Store.PartAsync(2, "part");
        foreach (var id in (string[])["same id", "of the second", "part"])
            Assert.True((await Store.HearAsync(2, id)).Repeated);
        Assert.False((await Store.HearAsync(2, "new")).Repeated);
    }

    [Fact]
    public async Task A_code_is_good_once_and_for_its_time_only()
    {
        foreach (var person in (int[])[1, 2, 3])
            await Store.HearAsync(person, "m");
        await Store.OpenAsync(1, "HHHHH1");
        await Store.OpenAsync(1, Code);

        Assert.Null(await Store.WhoOffersAsync(2, "HHHHH1"));
        Assert.Null(await Store.WhoOffersAsync(2, "K7M2QV"));
        Assert.Null(await Store.WhoOffersAsync(2, Code, Talk.Start + LinkCode.Life));
        Assert.Equal((await Store.LearnerAsync(1))!.Id, (await Store.WhoOffersAsync(2, Code))!.Id);
        await Store.JoinAsync(2, Code);
        Assert.Null(await Store.WhoOffersAsync(3, Code));
    }

    [Fact]
    public async Task Nobody_is_joined_to_somebody_whose_code_is_not_open()
    {
        await Store.HearAsync(1, "m");
        await Store.HearAsync(2, "m");
        var victim = (await Store.LearnerAsync(1))!;

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.HandleAsync(
            Talk.Says(2, "join"), _ => Turn.Silent(victim) with { Change = new IdentityChange.Join() }, CancellationToken.None));

        Assert.Equal(2, (await Store.StateAsync()).Learners);
    }

    [Fact]
    public async Task Guessing_is_stopped_at_one_address_and_everywhere_and_goes_on_after_a_while()
    {
        for (var i = 0; i < 5; i++)
            await Store.GuessAsync(1, $"g{i}");
        Assert.False(await Store.MayTryAsync(1));
        Assert.True(await Store.MayTryAsync(2));
        Assert.True(await Store.MayTryAsync(1, Talk.Start.AddHours(1)));
        for (var i = 0; i < 95; i++)
            await Store.GuessAsync(100 + i, "g");
        Assert.False(await Store.MayTryAsync(2));
        Assert.True(await Store.MayTryAsync(2, Talk.Start.AddMinutes(10)));
    }

    [Fact]
    public async Task Who_leaves_begins_anew_and_the_other_place_keeps_everything()
    {
        var home = await Store.HearAsync(1, "m1");
        await Store.HearAsync(2, "m1");
        await Store.OpenAsync(1, Code);
        await Store.JoinAsync(2, Code);
        var screen = (await Store.LearnerAsync(1))!.Screen;

        var fresh = await Store.PartAsync(2, "part");

        Assert.NotEqual(home.Learner, fresh.Learner);
        Assert.Equal(screen, (await Store.LearnerAsync(1))!.Screen);
        Assert.Equal(["part"], (await Store.RecentAsync(2)).Select(t => t.MessageId));
        Assert.Equal(2, (await Store.StateAsync()).Learners);
        await Store.ForgetAsync(2, "forget me");
        Assert.NotNull(await Store.LearnerAsync(1));
    }

    [Fact]
    public async Task What_was_said_is_shown_where_it_was_said()
    {
        await Store.HearAsync(1, "a");
        await Store.HearAsync(2, "b");
        await Store.OpenAsync(1, Code);
        await Store.JoinAsync(2, Code);
        await Store.HearAsync(1, "c");

        Assert.Equal(["a", "open/" + Code, "c"], (await Store.RecentAsync(1)).Select(t => t.MessageId));
        Assert.Equal(["b", "join"], (await Store.RecentAsync(2)).Select(t => t.MessageId));
    }

    [Fact]
    public async Task A_reminder_goes_where_the_learner_last_wrote_from_an_answer_where_it_was_asked()
    {
        await Store.AskAsync(1, "m", new Effect.RemindAt(Talk.Start, "vneid/la-gi"));
        await Store.AskAsync(2, "m", new Effect.Ask("?"));
        await Store.OpenAsync(1, Code);
        await Store.JoinAsync(2, Code);

        await Store.HearAsync(1, "n");

        var due = await EffectsAsync(Talk.Start);
        Assert.All(due, e => Assert.Equal(due[0].Learner, e.Learner));
        Assert.Equal(Talk.Person(1), due.Single(e => e.Effect is Effect.RemindAt).Address);
        Assert.Equal(Talk.Person(2), due.Single(e => e.Effect is Effect.Ask).Address);
        await Store.PutOffAsync(due.Single(e => e.Effect is Effect.RemindAt), Talk.Start.AddDays(1), CancellationToken.None);
        await Store.HearAsync(2, "n");
        Assert.Equal(Talk.Person(2), Assert.Single(await EffectsAsync(Talk.Start.AddDays(1))).Address);
    }

    [Fact]
    public async Task The_other_places_are_told_once_each()
    {
        foreach (var person in (int[])[1, 2, 3])
            await Store.HearAsync(person, "m");
        await Store.OpenAsync(1, Code);
        await Store.JoinAsync(2, Code, new Effect.TellLinked());
        Assert.Equal(Talk.Person(1), Assert.Single(await EffectsAsync(Talk.Start)).Address);
        await Store.OpenAsync(2, "K7M2QV");
        await Store.JoinAsync(3, "K7M2QV", new Effect.TellLinked());

        Assert.Equal([Talk.Person(1), Talk.Person(2)], (await EffectsAsync(Talk.Start)).Select(e => e.Address).OrderBy(a => a.User));
    }

    [Fact]
    public async Task An_answer_for_somebody_who_has_left_the_address_is_not_said_there()
    {
        await Store.HearAsync(1, "m");
        await Store.HearAsync(2, "m");
        await Store.OpenAsync(1, Code);
        await Store.JoinAsync(2, Code);
        var asked = await Store.AskAsync(2, "asking", new Effect.Ask("?"));
        await Store.PartAsync(2, "part");

        var late = await Store.HearAsync(new Incoming(Talk.Person(2), Incoming.EffectMessageId(asked.Questions[0]), Answer, Talk.Start));

        Assert.Equal(0, (await Store.StateAsync()).Effects);
        Assert.Equal((await Store.LearnerAsync(2))!.Id, late.Learner);
        Assert.NotEqual((await Store.LearnerAsync(1))!.Id, late.Learner);
    }

    [Fact]
    public async Task Every_address_keeps_its_own_way_open_however_it_is_joined()
    {
        var later = Talk.Start.AddHours(3);
        await Store.HearAsync(Metered(1, "m"));
        await Store.HearAsync(Metered(2, "m") with { At = later });
        await Store.SettleAsync(new Settlement.Gone((await Store.DueAsync())[0]) { Taken = 2, Begun = Talk.Start });
        await Store.OpenAsync(1, Code);
        await Store.JoinAsync(2, Code);
        Assert.Equal((new Contact(Talk.Start, 2), new Contact(later, 0)), (await ContactAsync(1), await ContactAsync(2)));

        await Store.PartAsync(2, "part");

        Assert.Equal((new Contact(Talk.Start, 2), new Contact(later, 0)), (await ContactAsync(1), await ContactAsync(2)));
    }

    [Fact]
    public async Task Forgetting_closes_the_way_to_every_address_of_the_learner()
    {
        await Store.HearAsync(Metered(1, "m"));
        await Store.HearAsync(Metered(2, "m"));
        await Store.OpenAsync(1, Code);
        await Store.JoinAsync(2, Code);

        await Store.ForgetAsync(2, "forget me");

        Assert.Equal((Contact.Never, Contact.Never), (await ContactAsync(1), await ContactAsync(2)));
    }

    [Fact]
    public async Task A_code_drawn_for_two_is_that_of_the_second_only()
    {
        foreach (var person in (int[])[1, 2, 3])
            await Store.HearAsync(person, "m");
        await Store.OpenAsync(1, Code);
        await Store.OpenAsync(2, Code);
        await Store.OpenAsync(1, "K7M2QV");

        Assert.Equal((await Store.LearnerAsync(2))!.Id, (await Store.WhoOffersAsync(3, Code))!.Id);
        Assert.Equal((await Store.LearnerAsync(1))!.Id, (await Store.WhoOffersAsync(3, "K7M2QV"))!.Id);
    }

    [Fact]
    public async Task Forgetting_takes_every_address_of_the_learner()
    {
        await Store.HearAsync(1, "m");
        await Store.HearAsync(2, "m");
        await Store.OpenAsync(1, Code);
        await Store.JoinAsync(2, Code, new Effect.TellLinked());

        await Store.ForgetAsync(2, "forget me");

        Assert.Null(await Store.LearnerAsync(1));
        Assert.Null(await Store.LearnerAsync(2));
        Assert.Empty(await Store.RecentAsync(1));
        var state = await Store.StateAsync();
        Assert.Equal((0, 1, 0), (state.Learners, state.Outbox, state.Effects));
        await Ledgers.TalliesAreARecountAsync(Store);
    }

    [Fact]
    public async Task What_was_counted_twice_is_taken_back_from_the_counters()
    {
        for (var i = 0; i < 5; i++)
            foreach (var person in (int[])[1, 2])
                await Store.HearAsync(person, $"m{i}");
        var done = new LearningEvent.LessonCompleted("vneid/muc-2", 0, 0, 0, true, true, "farmers", "my-tho");
        await Store.HandleAsync(Talk.Says(2, "joined"), learner => Turn.Silent(learner) with
        {
            Events =
            [
                new LearningEvent.LearnersJoined(new LearnerId(7)),
                new LearningEvent.Recounted(done, done with { FirstEver = false }, new DateOnly(2026, 10, 10)),
                new LearningEvent.Recounted(done with { FirstEver = false }, done with { First = false, FirstEver = false }, new DateOnly(2026, 10, 10)),
            ],
        }, CancellationToken.None);

        var tallies = await Store.TalliesAsync("completions", CancellationToken.None);
        Assert.All(tallies.Values, count => Assert.Equal(1, count));
        await Ledgers.TalliesAreARecountAsync(Store);
    }

    [Fact]
    public async Task What_was_asked_and_wished_for_on_either_side_is_the_one_persons_afterwards()
    {
        await Store.NoteAsync(1, "m1", "câu ở nhà");
        await Store.NoteAsync(2, "m1", "câu ở đây");
        await SubscribeAsync(2, Salinity);
        await Store.OpenAsync(1, Code);

        var joined = await Store.JoinAsync(2, Code);
        await SubscribeAsync(1, Salinity);

        var gaps = await Store.GapsAsync(Talk.Start, Talk.Start.AddDays(1), CancellationToken.None);
        Assert.Equal([joined.Learner, joined.Learner], gaps.Select(g => g.Learner));
        Assert.Equal([new Subscriber(joined.Learner, Talk.Person(1))], await PageAsync(default, 10));
        await Store.HearAsync(2, "m9");
        Assert.Equal([new Subscriber(joined.Learner, Talk.Person(2))], await PageAsync(default, 10));
        await Store.ForgetAsync(1, "forget me");
        Assert.Empty(await Store.NotedAsync());
        Assert.Empty(await PageAsync(default, 10));
    }

    [Fact]
    public async Task An_announcement_is_for_the_one_who_wished_for_it_whoever_has_the_phone()
    {
        var first = await Store.HearAsync(1, "m1");
        var second = await Store.AddAsync(1, "Ông Tư");

        var told = await Store.HearAsync(Announced(1) with { To = first.Learner });
        var gone = await Store.HearAsync(Announced(1) with { To = new LearnerId(99), MessageId = "system/bulletin/b" });

        Assert.Equal((first.Learner, 1), (told.Learner, told.Replies.Count));
        Assert.Equal((default(LearnerId), 0), (gone.Learner, gone.Replies.Count));
        Assert.Equal(second.Learner, (await Store.LearnerAsync(1))!.Id);
    }
}
