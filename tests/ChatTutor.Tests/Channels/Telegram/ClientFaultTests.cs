using System.Text.Json;
using ChatTutor.Channels.Telegram;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using Moq;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace ChatTutor.Tests.Channels.Telegram;

/// <summary>Faults no loopback socket can produce: a line that does not open, broken TLS, a proxy that refuses.</summary>
public class ClientFaultTests
{
    public static TheoryData<string, Type> Faults => new()
    {
        { "connect timeout", typeof(SendResult.RetryLater) },
        { "tls", typeof(SendResult.RetryLater) },
        { "proxy", typeof(SendResult.RetryLater) },
        { "ended", typeof(SendResult.Unknown) },
        { "unknown", typeof(SendResult.Unknown) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_line_that_never_opened_is_told_from_one_that_broke(string fault, Type expected)
    {
        var bot = new Mock<ITelegramBotClient>(MockBehavior.Strict);
        bot.Setup(b => b.SendRequest(It.IsAny<IRequest<Message>>(), It.IsAny<CancellationToken>())).ThrowsAsync(Make(fault));
        var settings = new TelegramSettings("1:x");
        var channel = new TelegramChannel(
            bot.Object, settings, new Dictionary<string, string>(), TimeZoneInfo.Utc, TimeProvider.System, new CapturedLog<TelegramChannel>());
        var reply = new Reply.Say("r1", "Chào", []);
        var message = new OutboxMessage(1, new Address("telegram", "77"), new LearnerId(1), reply, 0, DateTimeOffset.UnixEpoch);
        Assert.IsType(expected, await channel.SendAsync(message, CancellationToken.None));
    }

    [Fact]
    public async Task A_real_line_that_does_not_open_looks_like_the_one_above()
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(50),
            ConnectCallback = async (_, stop) =>
            {
                await Task.Delay(Timeout.Infinite, stop);
                return Stream.Null;
            },
        };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var bot = new TelegramBotClient(new TelegramBotClientOptions("1:x", "http://127.0.0.1:9"), http);
        var fault = await Assert.ThrowsAsync<RequestException>(() => bot.SendRequest(new SendMessageRequest { ChatId = 1, Text = "x" }));
        Assert.IsType<SendResult.RetryLater>(SendFaults.Classify(fault));
    }

    private static RequestException Make(string fault) => new("failed", fault switch
    {
        "connect timeout" => new TaskCanceledException("", new TimeoutException()),
        "tls" => new HttpRequestException(HttpRequestError.SecureConnectionError),
        "proxy" => new HttpRequestException(HttpRequestError.ProxyTunnelError),
        "ended" => new HttpRequestException(HttpRequestError.ResponseEnded),
        _ => new JsonException(),
    });
}
