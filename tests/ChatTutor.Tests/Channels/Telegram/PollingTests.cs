using ChatTutor.Core.Conversation;
using ChatTutor.Fakes;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using static ChatTutor.Tests.Channels.Telegram.TelegramBed;

namespace ChatTutor.Tests.Channels.Telegram;

public class PollingTests
{
    [Fact]
    public async Task A_message_is_handed_on_and_then_confirmed()
    {
        await using var bed = await StartAsync();
        bed.Listen();
        var update = bed.Telegram.Text(Lan, "xin chào");
        var incoming = await bed.Inbox.NextAsync();
        Assert.Equal(new Address("telegram", "77"), incoming.Address);
        Assert.Equal("u" + update, incoming.MessageId);
        Assert.Equal(new InboundMessage.Text("xin chào"), incoming.Message);
        Assert.Equal(TimeSpan.FromHours(7), incoming.At.Offset);
        Assert.InRange(incoming.At, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        await UntilAsync(() => bed.Telegram.Waiting == 0);
        Assert.Equal(update + 1, bed.Telegram.RequestsTo("getUpdates").Last().Number("offset"));
    }

    [Fact]
    public async Task It_deletes_an_earlier_webhook_and_asks_for_three_kinds_of_updates()
    {
        await using var bed = await StartAsync();
        bed.Listen();
        await UntilAsync(() => bed.Telegram.RequestsTo("getUpdates").Any());
        var poll = bed.Telegram.RequestsTo("getUpdates").First();
        Assert.Equal("""["message","callback_query","my_chat_member"]""", poll.Text("allowed_updates"));
        Assert.Equal(30, poll.Number("timeout"));
        Assert.Single(bed.Telegram.RequestsTo("deleteWebhook"));
    }

    [Fact]
    public async Task A_bad_update_in_the_middle_is_passed_over()
    {
        await using var bed = await StartAsync();
        bed.Telegram.Text(Lan, "một");
        var bad = bed.Telegram.Inject(id => $$$"""{"update_id":{{{id}}},"message":{"text":"{{{Private}}}","chat":"broken"}}""");
        bed.Telegram.Inject(_ => """{"message":{"no":"id"}}""");
        bed.Telegram.Inject(_ => "17");
        bed.Telegram.Text(Lan, "hai");
        bed.Listen();
        Assert.Equal(new InboundMessage.Text("một"), (await bed.Inbox.NextAsync()).Message);
        Assert.Equal(new InboundMessage.Text("hai"), (await bed.Inbox.NextAsync()).Message);
        await UntilAsync(() => bed.Telegram.Waiting == 0);
        Assert.Contains(bed.Log.Lines, l => l.Level == LogLevel.Warning && l.Line.Contains($"Update {bad} cannot be read", StringComparison.Ordinal));
        Assert.Equal(3, bed.Log.Count(LogLevel.Warning));
    }

    [Fact]
    public async Task Only_bad_updates_do_not_make_it_spin()
    {
        var time = new FakeTimeProvider();
        await using var bed = await StartAsync(time);
        bed.Telegram.Inject(_ => "{}");
        bed.Listen();
        await UntilAsync(() => bed.Log.Count(LogLevel.Warning) == 1);
        Assert.Single(bed.Telegram.RequestsTo("getUpdates"));
        bed.Telegram.Text(Lan, "một");
        await PassAsync(time, () => bed.Inbox.All.Count == 1);
        await UntilAsync(() => bed.Telegram.Waiting == 0);
    }

    [Fact]
    public async Task After_a_crash_before_the_confirmation_the_update_comes_again_under_the_same_id()
    {
        await using var first = await StartAsync();
        first.Inbox.Before = _ =>
        {
            first.AskToStop();
            return Task.CompletedTask;
        };
        first.Telegram.Text(Lan, "một");
        first.Listen();
        var before = await first.Inbox.NextAsync();
        await first.StopAsync();
        Assert.Equal(1, first.Telegram.Waiting);
        await using var second = await StartAsync(telegram: first.Telegram);
        second.Listen();
        Assert.Equal(before.MessageId, (await second.Inbox.NextAsync()).MessageId);
    }

    [Fact]
    public async Task A_lost_answer_to_a_poll_brings_its_updates_again()
    {
        await using var bed = await StartAsync();
        bed.Telegram.Fail("getUpdates", new Fault.ResetAfter());
        bed.Telegram.Text(Lan, "một");
        bed.Listen();
        Assert.Equal(new InboundMessage.Text("một"), (await bed.Inbox.NextAsync()).Message);
    }

    [Fact]
    public async Task A_repeated_update_is_handed_on_again_for_the_store_to_know_it()
    {
        await using var bed = await StartAsync();
        bed.Listen();
        var update = bed.Telegram.Text(Lan, "một");
        await bed.Inbox.NextAsync();
        await UntilAsync(() => bed.Telegram.Waiting == 0);
        bed.Telegram.Redeliver(update);
        Assert.Equal("u" + update, (await bed.Inbox.NextAsync()).MessageId);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(2_000_000_000)]
    public async Task After_a_quiet_week_ids_may_start_anywhere(long next)
    {
        await using var bed = await StartAsync();
        bed.Listen();
        bed.Telegram.Text(Lan, "một");
        await bed.Inbox.NextAsync();
        await UntilAsync(() => bed.Telegram.Waiting == 0);
        bed.Telegram.JumpTo(next);
        bed.Telegram.Text(Lan, "hai");
        Assert.Equal("u" + next, (await bed.Inbox.NextAsync()).MessageId);
        await UntilAsync(() => bed.Telegram.Waiting == 0);
        Assert.Equal(2, bed.Inbox.All.Count);
    }

    [Fact]
    public async Task Groups_are_left_alone_and_mentioned_once()
    {
        await using var bed = await StartAsync();
        for (var i = 0; i < 3; i++)
            bed.Telegram.Inject(id => $$$"""
                {"update_id":{{{id}}},"message":{"message_id":1,"date":1760000000,"chat":{"id":-5,"type":"group"},"from":{"id":77},"text":"{{{Private}}}"}}
                """);
        bed.Telegram.Text(Lan, "một");
        bed.Listen();
        await bed.Inbox.NextAsync();
        Assert.Single(bed.Inbox.All);
        Assert.Single(bed.Log.Lines, l => l.Line.Contains("group", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Blocking_is_handed_on_and_coming_back_is_not()
    {
        await using var bed = await StartAsync();
        bed.Telegram.Block(Lan);
        bed.Telegram.Unblock(Lan);
        bed.Telegram.Text(Lan, "/start");
        bed.Listen();
        Assert.Equal(new InboundMessage.Blocked(), (await bed.Inbox.NextAsync()).Message);
        Assert.Equal(new InboundMessage.Started(null), (await bed.Inbox.NextAsync()).Message);
    }

    [Fact]
    public async Task Stopping_ends_a_waiting_poll_at_once()
    {
        await using var bed = await StartAsync();
        bed.Listen();
        await UntilAsync(() => bed.Telegram.RequestsTo("getUpdates").Any());
        await bed.StopAsync();
        Assert.True(bed.Listening.IsCompletedSuccessfully);
    }
}
