using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Tests.Service;

/// <summary>The dispatcher asks before it sends: windows close and nights come while messages wait.</summary>
public sealed class ContactTests : IAsyncLifetime
{
    private static readonly Address Lan = Bed.Chat("lan");

    private readonly Bed bed = new();
    private readonly HandChannel channel;
    private readonly Dispatcher dispatcher;

    public ContactTests()
    {
        channel = new HandChannel("hand", bed.Time) { Contact = new ContactRules(ContactWindow.ZaloOa, QuietHours.Default) };
        dispatcher = new Dispatcher(bed.Store, [channel], bed.Door, bed.Wakeups, bed.Time, NullLogger<Dispatcher>.Instance);
    }

    public Task InitializeAsync() => dispatcher.StartAsync(CancellationToken.None);

    public async Task DisposeAsync()
    {
        await Bed.StopAsync(dispatcher);
        dispatcher.Dispose();
        bed.Dispose();
    }

    [Fact]
    public async Task At_night_a_reminder_waits_for_the_morning_and_an_answer_does_not()
    {
        await AnswerAsync();
        bed.Pass(TimeSpan.FromHours(12)); // 21:00
        await RemindAsync("r1");
        var waits = Assert.IsType<Settlement.Again>(await Bed.Next(bed.Store.Settled));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 7, 0, 0, TimeSpan.FromHours(7)), waits.Due);
        await AnswerAsync();
        bed.Pass(TimeSpan.FromHours(10) - TimeSpan.FromMinutes(1));
        Assert.False(bed.Store.Settled.TryRead(out _));
        bed.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(waits.Message.Id, Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled)).Message.Id);
    }

    [Fact]
    public async Task A_channel_without_a_window_keeps_the_night_too()
    {
        channel.Contact = ContactRules.Open;
        bed.Pass(TimeSpan.FromHours(12));
        await RemindAsync("r1");
        Assert.IsType<Settlement.Again>(await Bed.Next(bed.Store.Settled));
        Assert.False(channel.Tries.TryRead(out _));
    }

    [Fact]
    public async Task What_the_window_no_longer_takes_is_never_tried_and_nobody_else_waits()
    {
        await AnswerAsync();
        bed.Pass(TimeSpan.FromDays(8));
        await RemindAsync("r1");
        var closed = Assert.IsType<Settlement.Unreachable>(await Bed.Next(bed.Store.Settled));
        Assert.Contains("has not written for so long", closed.Why, StringComparison.Ordinal);
        await AnswerAsync();
        Assert.Equal(2, Tries());
    }

    [Fact]
    public async Task Eight_messages_after_one_of_theirs_are_all_and_their_next_one_opens_the_way_again()
    {
        await AnswerAsync();
        for (var i = 0; i < 7; i++)
        {
            // What nobody asked for keeps to a rate of its own.
            bed.Pass(TimeSpan.FromSeconds(2));
            await RemindAsync($"r{i}");
            Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled));
        }
        Assert.Equal(8, (await bed.Store.ContactAsync(Lan, CancellationToken.None)).SentSince);
        bed.Pass(TimeSpan.FromSeconds(2));
        await RemindAsync("one too many");
        Assert.IsType<Settlement.Unreachable>(await Bed.Next(bed.Store.Settled));
        await AnswerAsync();
        Assert.Equal(9, Tries());
    }

    [Fact]
    public async Task A_message_on_its_way_while_they_write_takes_nothing_from_the_answer_to_that()
    {
        var taken = new TaskCompletionSource<SendResult>();
        channel.Answer = _ => taken.Task;
        await bed.ReceiveAsync(Lan, new InboundMessage.Text("menu"), metered: true);
        await Bed.Next(channel.Tries);
        bed.Pass(TimeSpan.FromSeconds(1));
        channel.Answer = _ => Task.FromResult<SendResult>(new SendResult.Sent(Messages: ContactWindow.ZaloOa.MostFree));
        channel.Messages = ContactWindow.ZaloOa.MostFree;
        await bed.ReceiveAsync(Lan, new InboundMessage.Text("menu"), metered: true);
        taken.SetResult(new SendResult.Sent());
        Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled));
        Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled));
        Assert.Equal(ContactWindow.ZaloOa.MostFree, (await bed.Store.ContactAsync(Lan, CancellationToken.None)).SentSince);
    }

    [Fact]
    public async Task The_last_words_to_somebody_forgotten_still_go_out()
    {
        await AnswerAsync();
        await bed.Store.HandleAsync(
            new Incoming(Lan, "erase", new InboundMessage.Text("xóa"), bed.Door.Now),
            learner => new Turn(learner with { Forgotten = true }, [new Reply.Say("9", "Đã xóa.", [])], [], []), CancellationToken.None);
        bed.Wakeups.Outbox.Ring();
        Assert.Equal("Đã xóa.", Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled)).Message.Reply.Text);
    }

    private async Task AnswerAsync()
    {
        await bed.ReceiveAsync(Lan, new InboundMessage.Text("menu"), metered: true);
        Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled));
    }

    private async Task RemindAsync(string id)
    {
        await bed.Store.HandleAsync(
            new Incoming(Lan, "effect/" + id, new InboundMessage.Reminder("l"), bed.Door.Now),
            learner => new Turn(learner, [new Reply.Say(id, "Mình học tiếp nghen.", [])], [], []), CancellationToken.None);
        bed.Wakeups.Outbox.Ring();
    }

    private int Tries()
    {
        var count = 0;
        while (channel.Tries.TryRead(out _))
            count++;
        return count;
    }
}
