using System.Net;
using ChatTutor.Fakes;
using ChatTutor.Fakes.Telegram;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using static ChatTutor.Tests.Channels.Telegram.TelegramBed;

namespace ChatTutor.Tests.Channels.Telegram;

public class PollFaultTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 10, 10, 0, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> PassingFaults => new(Faults.Keys);

    private static Dictionary<string, Fault> Faults { get; } = new()
    {
        ["500"] = TelegramFaults.Internal,
        ["502 page"] = new Fault.Page(502),
        ["200 page"] = new Fault.Page(200),
        ["400"] = new Fault.Error(400, "Bad Request: something new"),
        ["403 page"] = new Fault.Page(403),
        ["cut line"] = new Fault.ResetBefore(),
        ["hang"] = new Fault.Hang(),
    };

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task Polling_goes_on_after(string fault)
    {
        await using var bed = await StartAsync(time);
        bed.Telegram.Fail("getUpdates", Faults[fault], times: 3);
        bed.Telegram.Text(Lan, "một");
        bed.Listen();
        await PassAsync(time, () => bed.Inbox.All.Count == 1);
        Assert.Equal(3, bed.Log.Lines.Count(l => l.Line.StartsWith("Polling Telegram failed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_long_outage_is_met_with_few_polls()
    {
        await using var bed = await StartAsync(time);
        bed.Telegram.Fail("getUpdates", TelegramFaults.Internal, times: 1000);
        bed.Listen();
        var end = time.GetUtcNow().AddMinutes(10);
        await PassAsync(time, TimeSpan.FromSeconds(1), () => time.GetUtcNow() > end);
        Assert.InRange(bed.Telegram.RequestsTo("getUpdates").Count(), 5, 60);
    }

    [Fact]
    public async Task Nobody_at_home_is_waited_for()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var closed = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        await using var bed = await StartAsync(time, apiUrl: closed);
        bed.Listen();
        await PassAsync(time, () => bed.Log.Count(LogLevel.Warning) >= 3);
        Assert.All(bed.Log.Lines, l => Assert.Contains("ConnectionError", l.Line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_many_requests_is_obeyed_to_the_second()
    {
        await using var bed = await StartAsync(time);
        bed.Telegram.Fail("getUpdates", TelegramFaults.TooManyRequests(17));
        bed.Listen();
        await PassAsync(time, () => bed.Telegram.RequestsTo("getUpdates").Count() == 2);
        var polls = bed.Telegram.RequestsTo("getUpdates").ToList();
        Assert.InRange((polls[1].At - polls[0].At).TotalSeconds, 17, 40);
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(404, "Not Found")]
    public async Task A_refused_token_stops_the_channel_with_one_error(int code, string why)
    {
        await using var bed = await StartAsync();
        bed.Telegram.Fail("getUpdates", new Fault.Error(code, why));
        bed.Listen();
        await bed.Listening.WaitAsync(TimeSpan.FromSeconds(20));
        var error = Assert.Single(bed.Log.Lines, l => l.Level == LogLevel.Error);
        Assert.Contains("ChatTutor:Telegram:Token", error.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_set_by_somebody_meanwhile_is_named_and_waited_out()
    {
        await using var bed = await StartAsync(time);
        bed.Listen();
        await UntilAsync(() => bed.Telegram.RequestsTo("getUpdates").Any());
        bed.Telegram.Webhook = "https://example.vn/hook";
        bed.Telegram.Text(Lan, "một");
        await UntilAsync(() => bed.Log.Lines.Any(l => l.Line.StartsWith("A webhook is set for this bot", StringComparison.Ordinal)));
        Assert.NotNull(bed.Telegram.Webhook);
        bed.Telegram.Webhook = null;
        await PassAsync(time, () => bed.Inbox.All.Count == 1);
    }

    [Fact]
    public async Task Two_pollers_throw_each_other_out_less_and_less_often()
    {
        await using var one = await StartAsync(time);
        await using var two = await StartAsync(time, one.Telegram);
        one.Listen();
        await UntilAsync(() => one.Telegram.RequestsTo("getUpdates").Any());
        two.Listen();
        var end = time.GetUtcNow().AddMinutes(20);
        await PassAsync(time, TimeSpan.FromSeconds(1), () => time.GetUtcNow() > end);
        // Without a growing wait this would be at least one every five seconds: 240.
        Assert.InRange(one.Telegram.RequestsTo("getUpdates").Count(), 4, 80);
        Assert.Contains(one.Log.Lines.Concat(two.Log.Lines), l => l.Line.StartsWith("Another program polls", StringComparison.Ordinal));
        one.Telegram.Text(Lan, "một");
        await PassAsync(time, () => one.Inbox.All.Count + two.Inbox.All.Count >= 1);
    }

    [Fact]
    public async Task Two_pollers_calm_down_though_there_is_always_something_to_fetch()
    {
        await using var one = await StartAsync(time);
        await using var two = await StartAsync(time, one.Telegram);
        one.Listen();
        two.Listen();
        var end = time.GetUtcNow().AddMinutes(20);
        await PassAsync(time, TimeSpan.FromSeconds(1), () =>
        {
            one.Telegram.Text(Lan, "một");
            return time.GetUtcNow() > end;
        });
        // A wait that started anew with each success would make this about 200.
        Assert.InRange(one.Log.Count(LogLevel.Warning) + two.Log.Count(LogLevel.Warning), 2, 40);
    }

    [Fact]
    public async Task The_menu_is_set_when_Telegram_can_be_reached_again()
    {
        await using var bed = await StartAsync(time);
        bed.Telegram.Fail("setMyCommands", TelegramFaults.Internal, times: 3);
        bed.Listen();
        await PassAsync(time, () => bed.Telegram.Commands.Count > 0);
        Assert.Equal(Commands.Keys, bed.Telegram.Commands.Select(c => (string)c!["command"]!));
        Assert.Equal("Lệnh hoc", (string)bed.Telegram.Commands[0]!["description"]!);
    }

    [Fact]
    public async Task A_refused_menu_does_no_harm()
    {
        await using var bed = await StartAsync();
        bed.Telegram.Fail("setMyCommands", new Fault.Error(400, "Bad Request: BOT_COMMAND_INVALID"));
        bed.Telegram.Text(Lan, "một");
        bed.Listen();
        await bed.Inbox.NextAsync();
        await UntilAsync(() => bed.Log.Lines.Any(l => l.Line.Contains("BOT_COMMAND_INVALID", StringComparison.Ordinal)));
    }
}
