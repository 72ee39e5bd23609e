using System.Net;
using System.Net.Sockets;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes;
using ChatTutor.Fakes.Telegram;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using static ChatTutor.Tests.Channels.Telegram.TelegramBed;

namespace ChatTutor.Tests.Channels.Telegram;

/// <summary>The error table of the Bot API, row by row, on a real socket.</summary>
public class SendResultTests
{
    private static readonly Reply Hello = new Reply.Say("r1", "Chào cô Lan", []);

    [Fact]
    public async Task Taken_gives_the_message_id()
    {
        await using var bed = await StartAsync();
        bed.Telegram.Open(Lan);
        Assert.Equal(new SendResult.Sent("1"), await bed.SendAsync(Hello));
        Assert.Equal("Chào cô Lan", (await bed.Telegram.MessageAsync(Lan, 1)).Text);
    }

    [Fact]
    public async Task Too_many_requests_makes_the_whole_channel_wait_as_long_as_asked() =>
        Assert.Equal(new SendResult.RetryLater(TimeSpan.FromSeconds(10_072), WholeChannel: true), await MeetAsync(TelegramFaults.TooManyRequests(10_072)));

    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user")]
    [InlineData(403, "Forbidden: user is deactivated")]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user")]
    [InlineData(400, "Bad Request: chat not found")]
    [InlineData(400, "Bad Request: user is deactivated")]
    public async Task A_person_out_of_reach(int code, string why) =>
        Assert.Equal(new SendResult.Unreachable(why), await MeetAsync(new Fault.Error(code, why)));

    [Theory]
    [InlineData(400, "Bad Request: message text is empty")]
    [InlineData(400, "Bad Request: BUTTON_DATA_INVALID")]
    [InlineData(400, "Bad Request: group chat was upgraded to a supergroup chat")]
    [InlineData(413, "Request Entity Too Large")]
    public async Task A_message_Telegram_will_never_take(int code, string why) =>
        Assert.Equal(new SendResult.Rejected(why), await MeetAsync(new Fault.Error(code, why)));

    [Fact]
    public async Task Not_modified_is_as_good_as_sent() =>
        Assert.IsType<SendResult.Sent>(await MeetAsync(new Fault.Error(400, "Bad Request: message is not modified: specified new message content …")));

    [Fact]
    public async Task Marks_that_cannot_be_read_are_left_out_once()
    {
        await using var bed = await StartAsync();
        bed.Telegram.Open(Lan);
        bed.Telegram.Fail("sendMessage", new Fault.Error(400, "Bad Request: can't parse entities: Unsupported start tag"));
        var result = await bed.SendAsync(new Reply.Say("r1", "1 < 2 & 3", [], Source: "Sách"));
        Assert.IsType<SendResult.Sent>(result);
        var message = await bed.Telegram.MessageAsync(Lan, 1);
        Assert.Equal("1 < 2 & 3\n\nNguồn: Sách", message.Text);
        Assert.Null(message.Request.Text("parse_mode"));
    }

    [Fact]
    public async Task Marks_that_cannot_be_read_twice_are_rejected()
    {
        await using var bed = await StartAsync();
        bed.Telegram.Open(Lan);
        bed.Telegram.Fail("sendMessage", new Fault.Error(400, "Bad Request: can't parse entities"), times: 2);
        Assert.IsType<SendResult.Rejected>(await bed.SendAsync(Hello));
        Assert.Equal(2, bed.Telegram.RequestsTo("sendMessage").Count());
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(404, "Not Found")]
    public async Task A_refused_token_makes_everything_wait_and_is_logged(int code, string why)
    {
        await using var bed = await StartAsync();
        bed.Telegram.Fail("sendMessage", new Fault.Error(code, why));
        var result = Assert.IsType<SendResult.RetryLater>(await bed.SendAsync(Hello));
        Assert.True(result.WholeChannel && result.Wait >= TimeSpan.FromMinutes(5));
        Assert.Equal(1, bed.Log.Count(LogLevel.Error));
    }

    public static TheoryData<int> ServerErrors => [500, 502, 503, 504];

    [Theory]
    [MemberData(nameof(ServerErrors))]
    public async Task An_error_of_the_server_is_tried_again_soon(int code)
    {
        Assert.Equal(new SendResult.RetryLater(TimeSpan.FromSeconds(2)), await MeetAsync(new Fault.Error(code, "Internal Server Error")));
        Assert.Equal(new SendResult.RetryLater(TimeSpan.FromSeconds(2)), await MeetAsync(new Fault.Page(code)));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(403)]
    [InlineData(407)]
    public async Task A_page_of_somebody_in_between_is_tried_again_and_is_no_blocked_person(int status) =>
        Assert.Equal(new SendResult.RetryLater(TimeSpan.FromSeconds(2)), await MeetAsync(new Fault.Page(status)));

    [Fact]
    public async Task A_page_that_says_OK_proves_nothing() => Assert.IsType<SendResult.Unknown>(await MeetAsync(new Fault.Page(200)));

    [Fact]
    public async Task A_line_cut_before_the_answer_is_unknown() => Assert.IsType<SendResult.Unknown>(await MeetAsync(new Fault.ResetBefore()));

    [Fact]
    public async Task A_line_cut_after_taking_is_unknown_and_not_sent_twice()
    {
        await using var bed = await StartAsync();
        bed.Telegram.Open(Lan);
        await bed.SendAsync(Hello); // a line that is already open: the client might quietly use a second one
        bed.Telegram.Fail("sendMessage", new Fault.ResetAfter());
        Assert.IsType<SendResult.Unknown>(await bed.SendAsync(Hello));
        Assert.Equal(2, bed.Telegram.Sent(Lan).Count);
        Assert.Equal(2, bed.Telegram.RequestsTo("sendMessage").Count());
    }

    [Fact]
    public async Task No_answer_in_time_is_unknown()
    {
        await using var bed = await StartAsync(change: s => s with { CallTime = TimeSpan.FromMilliseconds(500) });
        bed.Telegram.Fail("sendMessage", new Fault.Hang());
        var result = Assert.IsType<SendResult.Unknown>(await bed.SendAsync(Hello));
        Assert.Contains("no answer to sendMessage", result.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_in_the_middle_is_unknown()
    {
        await using var bed = await StartAsync();
        bed.Telegram.Fail("sendMessage", new Fault.Hang());
        var sending = bed.SendAsync(Hello);
        await UntilAsync(() => bed.Telegram.RequestsTo("sendMessage").Any());
        bed.AskToStop();
        Assert.IsType<SendResult.Unknown>(await sending);
    }

    [Fact]
    public async Task Nobody_at_home_means_it_never_left()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var closed = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        await using var bed = await StartAsync(apiUrl: closed);
        Assert.True(Assert.IsType<SendResult.RetryLater>(await bed.SendAsync(Hello)).WholeChannel);
    }

    [Fact]
    public async Task No_such_host_means_it_never_left()
    {
        await using var bed = await StartAsync(apiUrl: "http://telegram.invalid");
        Assert.IsType<SendResult.RetryLater>(await bed.SendAsync(Hello));
    }

    [Fact]
    public async Task An_address_that_is_no_chat_is_rejected_without_a_call()
    {
        await using var bed = await StartAsync();
        Assert.IsType<SendResult.Rejected>(await bed.SendAsync(Hello, user: "Lan"));
        Assert.Empty(bed.Telegram.Requests);
    }

    [Fact]
    public async Task A_blocked_chat_and_an_unknown_one_are_out_of_reach()
    {
        await using var bed = await StartAsync();
        bed.Telegram.Block(Lan);
        Assert.IsType<SendResult.Unreachable>(await bed.SendAsync(Hello));
        Assert.IsType<SendResult.Unreachable>(await bed.SendAsync(Hello, user: "404"));
    }

    private static async Task<SendResult> MeetAsync(Fault fault)
    {
        await using var bed = await StartAsync();
        bed.Telegram.Open(Lan);
        bed.Telegram.Fail("sendMessage", fault);
        return await bed.SendAsync(Hello);
    }
}
