using ChatTutor.Core.Conversation;
using ChatTutor.Fakes;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Tests.Channels.Zalo;

/// <summary>Every send ends in one of the kinds there are, and in the right one.</summary>
public sealed class SendTests
{
    private static readonly Reply Question = new Reply.Say("1", "Chọn đi bác.", [new ReplyChoice("1:opt:a", "Đúng"), new ReplyChoice("1:opt:b", "Sai")]);

    [Theory]
    [InlineData(-32, "RetryLater")]
    [InlineData(-211, "RetryLater")]
    [InlineData(-218, "RetryLater")]
    [InlineData(-234, "RetryLater")]
    [InlineData(-204, "RetryLater")]
    [InlineData(-223, "RetryLater")]
    [InlineData(-224, "RetryLater")]
    [InlineData(-321, "RetryLater")]
    [InlineData(-213, "Unreachable")]
    [InlineData(-217, "Unreachable")]
    [InlineData(-227, "Unreachable")]
    [InlineData(-230, "Unreachable")]
    [InlineData(-232, "Unreachable")]
    [InlineData(-244, "Unreachable")]
    [InlineData(-200, "Rejected")]
    [InlineData(-201, "Rejected")]
    [InlineData(-210, "Rejected")]
    [InlineData(-240, "Rejected")]
    [InlineData(-248, "Rejected")]
    [InlineData(-9999, "Rejected")]
    public async Task An_error_of_zalo_is_what_the_table_says(int code, string expected)
    {
        await using var bed = await SendBed.StartAsync();
        bed.Zalo.Fail("send", new Fault.Error(code, "said by Zalo"));
        Assert.Equal(expected, (await bed.SayAsync("a")).GetType().Name);
    }

    [Fact]
    public async Task What_only_an_operator_can_mend_is_told_once_and_until_it_is_mended()
    {
        await using var bed = await SendBed.StartAsync();
        bed.Zalo.Fail("send", new Fault.Error(-221, "OA must be verified"), times: 2);
        Assert.True(Assert.IsType<SendResult.RetryLater>(await bed.SayAsync("a")).WholeChannel);
        await bed.SayAsync("a");
        Assert.Contains("verified", bed.Channel.Trouble, StringComparison.Ordinal);
        Assert.Equal(1, bed.Log.Count(LogLevel.Error));
        await bed.SayAsync("a");
        Assert.Null(bed.Channel.Trouble);
    }

    [Fact]
    public async Task An_access_that_zalo_refuses_is_renewed_once_and_the_message_goes_out()
    {
        await using var bed = await SendBed.StartAsync();
        await bed.SayAsync("a");
        bed.Zalo.RevokeAccess();
        Assert.IsType<SendResult.Sent>(await bed.SayAsync("b"));
        bed.Zalo.Fail("send", new Fault.Error(-216, "Access token is invalid"), times: 2);
        Assert.IsType<SendResult.RetryLater>(await bed.SayAsync("c"));
    }

    [Fact]
    public async Task What_may_have_arrived_is_not_called_failed()
    {
        await using var bed = await SendBed.StartAsync(callTime: TimeSpan.FromSeconds(3));
        await bed.SayAsync("a");
        bed.Zalo.Fail("send", new Fault.ResetAfter());
        Assert.IsType<SendResult.Unknown>(await bed.SayAsync("b"));
        bed.Zalo.Fail("send", new Fault.Hang());
        Assert.IsType<SendResult.Unknown>(await bed.SayAsync("c"));
        bed.Zalo.Fail("send", new Fault.Page(200, "<html>OK</html>"));
        Assert.IsType<SendResult.Unknown>(await bed.SayAsync("d"));
        bed.Zalo.Fail("send", new Fault.Page(503));
        Assert.IsType<SendResult.RetryLater>(await bed.SayAsync("e"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_known_from_one_that_does_not_answer()
    {
        await using var bed = await SendBed.StartAsync(url: "http://127.0.0.1:1");
        Assert.True(Assert.IsType<SendResult.RetryLater>(await bed.SayAsync("a")).WholeChannel);
    }

    [Fact]
    public async Task A_second_try_of_a_long_message_goes_on_where_the_first_stopped()
    {
        await using var bed = await SendBed.StartAsync();
        var text = string.Join(' ', Enumerable.Range(1, 900).Select(i => $"câu {i}."));
        var reply = new Reply.Say("1", text, Question.Choices);
        await bed.SayAsync("first");
        var parts = bed.Channel.MessagesFor(reply);
        bed.Zalo.Fail("send", new Fault.Delay(TimeSpan.Zero));
        bed.Zalo.Fail("send", new Fault.Page(503));
        Assert.IsType<SendResult.RetryLater>(await bed.SendAsync(reply));
        Assert.Equal(parts, Assert.IsType<SendResult.Sent>(await bed.SendAsync(reply)).Messages);
        var seen = bed.Zalo.Sent(SendBed.Lan).Skip(1).ToList();
        Assert.Equal(parts, seen.Count);
        Assert.All(seen, m => Assert.InRange(m.Text.Length, 1, 2000));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(seen.Select(m => m.Text)).Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(["Đúng", "Sai"], seen[^1].Buttons.Select(b => b.Title));
        Assert.All(seen.SkipLast(1), m => Assert.Empty(m.Buttons));
    }

    [Fact]
    public async Task Where_buttons_are_not_taken_choices_are_typed_from_then_on()
    {
        await using var bed = await SendBed.StartAsync();
        bed.Zalo.TakesButtons = false;
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(Question));
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(Question, id: 2));
        Assert.All(bed.Zalo.Sent(SendBed.Lan), m => Assert.Equal("Chọn đi bác.\n1. Đúng\n2. Sai", m.Text));
        Assert.Equal(3, bed.Zalo.Requests.Count(r => r.Method == "send"));
        Assert.Equal(1, bed.Log.Count(LogLevel.Warning));
    }

    [Fact]
    public async Task A_picture_is_uploaded_once_and_again_when_zalo_has_forgotten_it()
    {
        await using var bed = await SendBed.StartAsync();
        var reply = new Reply.Picture("1", "Tin lạ.", [], "tin-la.png", "Một tin nhắn lạ.");
        await bed.SendAsync(reply);
        await bed.SendAsync(reply, id: 2);
        Assert.Equal(1, bed.Zalo.Requests.Count(r => r.Method == "upload"));
        bed.Zalo.Fail("send", new Fault.Error(-100, "attachment_id was expired"));
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(reply, id: 3));
        Assert.Equal(2, bed.Zalo.Requests.Count(r => r.Method == "upload"));
        Assert.All(bed.Zalo.Sent(SendBed.Lan), m => Assert.NotNull(m.Picture));
    }

    [Theory]
    [InlineData(-200)]
    [InlineData(-211)]
    public async Task A_picture_that_zalo_does_not_want_is_told_in_words(int code)
    {
        await using var bed = await SendBed.StartAsync();
        bed.Zalo.Fail("upload", new Fault.Error(code, "no"));
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(new Reply.Picture("1", "Tin lạ.", [], "tin-la.png", "Một tin nhắn lạ.")));
        Assert.Equal("[Hình: Một tin nhắn lạ.]\n\nTin lạ.", Assert.Single(bed.Zalo.Sent(SendBed.Lan)).Text);
    }

    [Fact]
    public async Task Zalo_itself_keeps_the_window_too()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));
        await using var bed = await SendBed.StartAsync(time);
        for (var i = 0; i < 8; i++)
            Assert.IsType<SendResult.Sent>(await bed.SayAsync("a"));
        Assert.IsType<SendResult.RetryLater>(await bed.SayAsync("a ninth"));
        time.Advance(TimeSpan.FromHours(49));
        Assert.IsType<SendResult.Sent>(await bed.SayAsync("billed"));
        Assert.Equal(1, bed.Zalo.Billed(SendBed.Lan));
        time.Advance(TimeSpan.FromDays(6));
        Assert.IsType<SendResult.Unreachable>(await bed.SayAsync("too late"));
    }
}
