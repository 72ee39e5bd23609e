using ChatTutor.Fakes;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Channels.Telegram;

/// <summary>"… is typing" while an answer is made: it is asked for once, and whatever comes of it disturbs nobody.</summary>
public sealed class TypingTests
{
    [Fact]
    public async Task It_is_shown_in_the_chat()
    {
        await using var bed = await TelegramBed.StartAsync();
        bed.Telegram.Open(TelegramBed.Lan);

        await ShowAsync(bed, TelegramBed.Lan);

        var shown = Assert.Single(bed.Telegram.RequestsTo("sendChatAction"));
        Assert.Equal((TelegramBed.Lan, "typing"), (shown.Number("chat_id"), shown.Text("action")));
        Assert.Empty(bed.Telegram.Sent(TelegramBed.Lan));
    }

    public static TheoryData<Fault> Faults =>
        [new Fault.Error(429, "Too Many Requests: retry after 30", 30), new Fault.Error(403, "Forbidden: bot was blocked by the user"), new Fault.Page(502), new Fault.ResetBefore()];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_refusal_is_borne_in_silence(Fault fault)
    {
        await using var bed = await TelegramBed.StartAsync();
        bed.Telegram.Fail("sendChatAction", fault);

        await ShowAsync(bed, TelegramBed.Lan);

        Assert.Single(bed.Telegram.RequestsTo("sendChatAction"));
        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Debug, Assert.Single(bed.Log.Lines).Level);
    }

    [Fact]
    public async Task A_server_that_hangs_is_left_when_the_answer_is_there()
    {
        await using var bed = await TelegramBed.StartAsync();
        bed.Telegram.Fail("sendChatAction", new Fault.Hang());
        using var there = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ShowAsync(bed, TelegramBed.Lan, there.Token));
    }

    private static Task ShowAsync(TelegramBed bed, long chat, CancellationToken stop = default) =>
        bed.Channel.ShowTypingAsync(new Address("telegram", chat.ToString(System.Globalization.CultureInfo.InvariantCulture)), stop).AsTask();
}
