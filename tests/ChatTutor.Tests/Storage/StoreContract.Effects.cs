using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises about effects, counters and past turns.</summary>
public abstract partial class StoreContract
{
    private static readonly InboundMessage Answer = new InboundMessage.Answered(new Answer("Có.", []));

    [Fact]
    public async Task An_effect_is_due_at_its_time_and_handed_out_once()
    {
        var noon = Talk.Start.AddHours(2);
        var handled = await Store.AskAsync(1, "m", new Effect.RemindAt(noon, "vneid/muc-2"), new Effect.Ask("OTP là gì?"));

        var now = Assert.Single(await EffectsAsync(Talk.Start));
        Assert.Equal(
            new DueEffect(Assert.Single(handled.Questions), Talk.Person(1), handled.Learner, new Effect.Ask("OTP là gì?"), 0, Talk.Start), now);
        Assert.Empty(await EffectsAsync(noon.AddTicks(-1)));
        Assert.IsType<Effect.RemindAt>(Assert.Single(await EffectsAsync(noon)).Effect);
        Assert.Empty(await EffectsAsync(noon.AddDays(1)));
    }

    [Fact]
    public async Task An_effect_put_off_is_due_again_later()
    {
        await Store.AskAsync(1, "m", new Effect.Ask("?"));
        var effect = Assert.Single(await EffectsAsync(Talk.Start));

        await Store.PutOffAsync(effect, Talk.Start.AddMinutes(1), CancellationToken.None);

        Assert.Empty(await EffectsAsync(Talk.Start));
        Assert.Equal(effect with { Attempts = 1, Due = Talk.Start.AddMinutes(1) }, Assert.Single(await EffectsAsync(Talk.Start.AddMinutes(1))));
    }

    [Fact]
    public async Task The_result_of_an_effect_takes_it_off_the_list()
    {
        var asked = await Store.AskAsync(1, "m", new Effect.Ask("?"), new Effect.Ask("??"));
        var result = new Incoming(Talk.Person(1), Incoming.EffectMessageId(asked.Questions[0]), Answer, Talk.Start);

        await Store.HearAsync(result);

        Assert.Equal(asked.Questions, (await Store.HearAsync(1, "m")).Questions);
        Assert.Equal(asked.Questions[1], Assert.Single(await EffectsAsync(Talk.Start)).Id);
        Assert.True((await Store.HearAsync(result)).Repeated);
        await Store.PutOffAsync(
            new DueEffect(asked.Questions[0], Talk.Person(1), asked.Learner, new Effect.Ask("?"), 0, Talk.Start), Talk.Start, CancellationToken.None);
        Assert.Equal(1, (await Store.StateAsync()).Effects);
    }

    [Fact]
    public async Task A_person_cannot_end_an_effect_by_the_id_of_a_message()
    {
        var asked = await Store.AskAsync(1, "m", new Effect.Ask("?"));

        await Store.HearAsync(1, Incoming.EffectMessageId(asked.Questions[0]));

        Assert.Equal(1, (await Store.StateAsync()).Effects);
    }

    [Fact]
    public async Task Counters_are_what_a_recount_of_the_events_gives()
    {
        for (var i = 0; i < 60; i++)
            await Store.HearAsync(i % 4, $"m{i}");

        await Ledgers.TalliesAreARecountAsync(Store);
        var tallies = await Store.TalliesAsync("completions", CancellationToken.None);
        Assert.Equal(12, tallies[new("completions", "course", "vneid")]);
        Assert.Equal(4, tallies[new("completions.people", "day", "2026-10-10")]);
        Assert.Equal(3, (await Store.TalliesAsync("completions.people", CancellationToken.None)).Count);
        Assert.Empty(await Store.TalliesAsync("compl", CancellationToken.None));
    }

    [Fact]
    public async Task Events_come_back_as_they_happened()
    {
        var handled = await Store.HearAsync(1, "m1");

        var happened = Assert.Single(await Store.EventsAsync(CancellationToken.None));

        Assert.Equal(new StoredEvent(1, handled.Learner, Talk.Start, new LearningEvent.QuestionMarked("vneid/muc-2", "q", true, "m1", 1)), happened);
        Assert.Equal(Talk.Start.Offset, happened.At.Offset);
    }

    [Fact]
    public async Task Recent_turns_are_the_latest_oldest_first()
    {
        foreach (var id in (string[])["m1", "m2", "system/announcement", "effect/77"])
            await Store.HandleAsync(
                Talk.Says(1, id), learner => Talk.Echo(learner, Talk.Says(1, id)) with { Heard = $"heard {id}" }, CancellationToken.None);
        await Store.HearAsync(2, "m3");

        var recent = await Store.RecentAsync(1, most: 3);

        Assert.Equal(["m2", "system/announcement", "effect/77"], recent.Select(t => t.MessageId));
        Assert.Equal([false, true, true], recent.Select(t => t.Unasked));
        Assert.Equal("heard m2", recent[0].Heard);
        Assert.Equal("m2", recent[0].Replies.Single().Text);
        Assert.Equal(Talk.Start, recent[0].At);
        Assert.Equal(recent.Select(t => t.Sequence).Order(), recent.Select(t => t.Sequence));
        Assert.Empty(await Store.RecentAsync(3));
    }

    [Fact]
    public async Task The_turns_of_a_talkative_learner_are_all_remembered()
    {
        for (var i = 0; i < 300; i++)
            await Store.HearAsync(1, $"m{i}", inline: true);

        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"m{i}"), (await Store.RecentAsync(1, most: 1000)).Select(t => t.MessageId));
        for (var i = 0; i < 300; i += 7)
            Assert.True((await Store.HearAsync(1, $"m{i}")).Repeated);
    }

    [Fact]
    public async Task An_earlier_message_is_found_by_its_id()
    {
        await Store.HearAsync(1, "m1");

        Assert.Equal("m1", (await Store.FindAsync(Talk.Person(1), "m1", CancellationToken.None))!.Replies.Single().Text);
        Assert.Null(await Store.FindAsync(Talk.Person(1), "m2", CancellationToken.None));
        Assert.Null(await Store.FindAsync(Talk.Person(2), "m1", CancellationToken.None));
    }

    private async Task<IReadOnlyList<DueEffect>> EffectsAsync(DateTimeOffset now) => await Store.DueEffectsAsync(now, 100, CancellationToken.None);
}
