using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises about when a person wrote and what was sent since.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Nobody_has_written_before_they_write()
    {
        Assert.Equal(Contact.Never, await ContactAsync(1));
        await Store.HearAsync(Metered(2, "m"));
        Assert.Equal(Contact.Never, await ContactAsync(1));
    }

    [Fact]
    public async Task What_was_sent_is_counted_until_the_person_writes_again()
    {
        await Store.HearAsync(Metered(1, "a"));
        await Store.SettleAsync(new Settlement.Gone(Assert.Single(await Store.DueAsync())) { Taken = 2, Begun = Talk.Start });
        await Store.HearAsync(2, "other");
        Assert.Equal(new Contact(Talk.Start, 2), await ContactAsync(1));

        await Store.HearAsync(Metered(1, "b") with { At = Talk.Start.AddHours(1) });

        Assert.Equal(new Contact(Talk.Start.AddHours(1), 0), await ContactAsync(1));
    }

    [Fact]
    public async Task What_was_on_its_way_when_the_person_wrote_again_is_not_counted()
    {
        await Store.HearAsync(Metered(1, "a"));
        var message = Assert.Single(await Store.DueAsync());
        await Store.HearAsync(Metered(1, "b") with { At = Talk.Start.AddSeconds(2) });

        await Store.SettleAsync(new Settlement.Gone(message) { Taken = 1, Begun = Talk.Start.AddSeconds(1) });

        Assert.Equal(new Contact(Talk.Start.AddSeconds(2), 0), await ContactAsync(1));
    }

    [Fact]
    public async Task A_try_of_unclear_outcome_counts_and_one_that_was_refused_does_not()
    {
        await Store.HearAsync(Metered(1, "a"));
        var message = Assert.Single(await Store.DueAsync());

        await Store.SettleAsync(new Settlement.Again(message, Talk.Start) { Taken = 1, Begun = Talk.Start });
        await Store.SettleAsync(new Settlement.Again(message, Talk.Start));

        Assert.Equal(new Contact(Talk.Start, 1), await ContactAsync(1));
    }

    [Fact]
    public async Task Only_what_the_person_does_opens_the_way_to_them()
    {
        await Store.HearAsync(1, "on a platform that does not count");
        InboundMessage[] ours = [new InboundMessage.Reminder("l"), new InboundMessage.Blocked(), new InboundMessage.AnsweredByHand(TimeSpan.FromHours(1)), Answer];
        foreach (var (i, message) in ours.Index())
            await Store.HearAsync(new Incoming(Talk.Person(1), $"system/{i}", message, Talk.Start, Metered: true));
        Assert.Equal(Contact.Never, await ContactAsync(1));

        await Store.HearAsync(new Incoming(Talk.Person(1), "follow", new InboundMessage.Started(null), Talk.Start, Metered: true));

        Assert.Equal(new Contact(Talk.Start, 0), await ContactAsync(1));
    }

    [Fact]
    public async Task A_message_delivered_again_opens_nothing_and_who_is_forgotten_is_forgotten_here_too()
    {
        await Store.HearAsync(Metered(1, "a"));
        await Store.SettleAsync(new Settlement.Gone(Assert.Single(await Store.DueAsync())) { Taken = 1, Begun = Talk.Start });
        await Store.HearAsync(Metered(1, "a") with { At = Talk.Start.AddHours(1) });
        Assert.Equal(new Contact(Talk.Start, 1), await ContactAsync(1));

        await Store.ForgetAsync(1, "forget me");
        await Store.SettleAsync(new Settlement.Gone(Assert.Single(await Store.DueAsync())) { Taken = 1, Begun = Talk.Start });

        Assert.Equal(Contact.Never, await ContactAsync(1));
    }

    [Fact]
    public async Task A_reminder_that_waits_holds_back_no_answer()
    {
        await Store.HearAsync(new Incoming(Talk.Person(1), "system/1", new InboundMessage.Reminder("l"), Talk.Start));
        var reminder = Assert.Single(await Store.DueAsync());
        Assert.Equal(Urgency.Unasked, reminder.Urgency);
        await Store.HearAsync(1, "a");
        Assert.Empty(await Store.DueAsync());

        await Store.SettleAsync(new Settlement.Again(reminder, Talk.Start.AddHours(9)));

        var answer = Assert.Single(await Store.DueAsync());
        Assert.Equal(("a", Urgency.Reply), (answer.Reply.Text, answer.Urgency));
        await Store.SettleAsync(new Settlement.Gone(answer));
        Assert.Equal(reminder.Id, Assert.Single(await Store.DueAsync(Talk.Start.AddHours(9))).Id);
    }

    [Fact]
    public async Task An_answer_and_a_reminder_never_go_out_at_the_same_time()
    {
        await Store.HearAsync(1, "a");
        await Store.HearAsync(new Incoming(Talk.Person(1), "system/1", new InboundMessage.Reminder("l"), Talk.Start));

        var first = Assert.Single(await Store.DueAsync());
        await Store.SettleAsync(new Settlement.Gone(first));

        Assert.NotEqual(first.Id, Assert.Single(await Store.DueAsync()).Id);
    }

    private static Incoming Metered(int person, string id) => Talk.Says(person, id) with { Metered = true };

    private ValueTask<Contact> ContactAsync(int person) => Store.ContactAsync(Talk.Person(person), CancellationToken.None);
}
