using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using static ChatTutor.Tests.Channels.Telegram.TelegramBed;

namespace ChatTutor.Tests.Channels.Telegram;

public class HandingOnTests
{
    [Fact]
    public async Task One_chat_is_in_order_and_a_slow_one_delays_nobody_else()
    {
        await using var bed = await StartAsync();
        var gate = new TaskCompletionSource();
        bed.Inbox.Before = incoming => incoming.Address.User == "77" ? gate.Task : Task.CompletedTask;
        for (var i = 0; i < 10; i++)
        {
            bed.Telegram.Text(Lan, "L" + i);
            bed.Telegram.Text(Minh, "M" + i);
        }
        bed.Listen();
        for (var i = 0; i < 10; i++)
            Assert.Equal(new InboundMessage.Text("M" + i), (await bed.Inbox.NextAsync()).Message);
        Assert.Equal(20, bed.Telegram.Waiting);
        gate.SetResult();
        for (var i = 0; i < 10; i++)
            Assert.Equal(new InboundMessage.Text("L" + i), (await bed.Inbox.NextAsync()).Message);
        await UntilAsync(() => bed.Telegram.Waiting == 0);
    }

    [Fact]
    public async Task Words_and_a_tap_of_one_person_stay_in_order()
    {
        await using var bed = await StartAsync();
        await AskAsync(bed);
        bed.Telegram.Text(Lan, "trước");
        bed.Telegram.Tap(Lan, "Đúng");
        bed.Telegram.Text(Lan, "sau");
        bed.Listen();
        Assert.Equal(new InboundMessage.Text("trước"), (await bed.Inbox.NextAsync()).Message);
        Assert.Equal(new InboundMessage.Choice("q:1:a"), (await bed.Inbox.NextAsync()).Message);
        Assert.Equal(new InboundMessage.Text("sau"), (await bed.Inbox.NextAsync()).Message);
    }

    [Fact]
    public async Task A_busy_store_is_waited_for_and_nothing_is_confirmed_meanwhile()
    {
        await using var bed = await StartAsync();
        var tries = 0;
        bed.Inbox.Before = _ => ++tries < 4 ? throw new StoreBusyException() : Task.CompletedTask;
        bed.Telegram.Text(Lan, "một");
        bed.Listen();
        await UntilAsync(() => tries >= 2);
        Assert.Equal(1, bed.Telegram.Waiting);
        Assert.Single(bed.Telegram.RequestsTo("getUpdates"));
        Assert.Equal(new InboundMessage.Text("một"), (await bed.Inbox.NextAsync()).Message);
        Assert.Equal(4, tries);
        await UntilAsync(() => bed.Telegram.Waiting == 0);
    }

    [Fact]
    public async Task A_message_that_cannot_be_handled_gets_three_tries_and_the_next_one_proceeds()
    {
        await using var bed = await StartAsync();
        var tries = 0;
        bed.Inbox.Before = incoming => incoming.Message is InboundMessage.Text { Words: "độc" }
            ? throw new InvalidDataException($"try {++tries} of {Private}") : Task.CompletedTask;
        bed.Telegram.Text(Lan, "độc");
        bed.Telegram.Text(Lan, "lành");
        bed.Listen();
        Assert.Equal(new InboundMessage.Text("lành"), (await bed.Inbox.NextAsync()).Message);
        Assert.Equal(3, tries);
        Assert.Single(bed.Log.Lines, l => l.Level == LogLevel.Error);
    }

    [Fact]
    public async Task A_store_that_gave_up_ends_the_listening_with_nothing_confirmed()
    {
        await using var bed = await StartAsync();
        var tries = 0;
        bed.Inbox.Before = _ => throw new StoreFailedException("disk full " + ++tries);
        bed.Telegram.Text(Lan, "một");
        bed.Listen();
        await Assert.ThrowsAsync<StoreFailedException>(() => bed.Listening.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(1, bed.Telegram.Waiting);
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task A_tap_is_answered_at_once_though_the_store_is_slow()
    {
        await using var bed = await StartAsync();
        await AskAsync(bed);
        var gate = new TaskCompletionSource();
        bed.Inbox.Before = _ => gate.Task;
        bed.Telegram.Tap(Lan, "Đúng");
        bed.Listen();
        await UntilAsync(() => bed.Telegram.RequestsTo("answerCallbackQuery").Any() && bed.Telegram.TapsSpinning == 0);
        Assert.Empty(bed.Inbox.All);
        gate.SetResult();
        Assert.Equal(new InboundMessage.Choice("q:1:a"), (await bed.Inbox.NextAsync()).Message);
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("400")]
    [InlineData("429")]
    [InlineData("reset")]
    public async Task A_tap_that_cannot_be_answered_does_no_harm(string fault)
    {
        await using var bed = await StartAsync(change: s => s with { CallTime = TimeSpan.FromMinutes(2) });
        await AskAsync(bed);
        bed.Telegram.Fail("answerCallbackQuery", fault switch
        {
            "hang" => new Fakes.Fault.Hang(),
            "400" => new Fakes.Fault.Error(400, "Bad Request: query is too old"),
            "429" => Fakes.Telegram.TelegramFaults.TooManyRequests(600),
            _ => new Fakes.Fault.ResetBefore(),
        });
        bed.Telegram.Tap(Lan, "Đúng");
        bed.Telegram.Text(Lan, "sau");
        bed.Listen();
        Assert.Equal(new InboundMessage.Choice("q:1:a"), (await bed.Inbox.NextAsync()).Message);
        Assert.Equal(new InboundMessage.Text("sau"), (await bed.Inbox.NextAsync()).Message);
        Assert.Equal(0, bed.Log.Count(LogLevel.Error) + bed.Log.Count(LogLevel.Warning));
    }

    private static async Task AskAsync(TelegramBed bed)
    {
        bed.Telegram.Open(Lan);
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(new Reply.Say("r1", "Đúng hay sai?", [new ReplyChoice("q:1:a", "Đúng")])));
    }
}
