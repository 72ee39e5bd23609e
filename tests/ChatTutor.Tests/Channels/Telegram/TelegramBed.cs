using ChatTutor.Channels.Telegram;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes.Telegram;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Channels.Telegram;

/// <summary>The channel under test between a fake Telegram on a real socket and an inbox. At the end: was a secret or a word written to the log?</summary>
internal sealed class TelegramBed : IAsyncDisposable
{
    public const long Lan = 77;
    public const long Minh = 5_000_000_078;

    /// <summary>Put into what people say, looked for in the log.</summary>
    public const string Private = "chuyện riêng";

    private readonly CancellationTokenSource stop = new();

    private TelegramBed(FakeTelegram telegram, TelegramSettings settings, TimeProvider time)
    {
        Telegram = telegram;
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(7), "test", "test");
        Channel = new TelegramChannel(TelegramChannel.Open(settings), settings, Commands, zone, time, Log);
    }

    public static IReadOnlyDictionary<string, string> Commands { get; } = TelegramCommands.Names.ToDictionary(n => n, n => "Lệnh " + n);

    public FakeTelegram Telegram { get; }

    public TelegramChannel Channel { get; }

    public Inbox Inbox { get; } = new();

    public CapturedLog<TelegramChannel> Log { get; } = new();

    public Task Listening { get; private set; } = Task.CompletedTask;

    public static async Task<TelegramBed> StartAsync(
        TimeProvider? time = null, FakeTelegram? telegram = null, Func<TelegramSettings, TelegramSettings>? change = null, string? apiUrl = null)
    {
        telegram ??= await FakeTelegram.StartAsync(time);
        var settings = new TelegramSettings(telegram.Token, apiUrl ?? telegram.Url, Path.GetTempPath());
        return new TelegramBed(telegram, change?.Invoke(settings) ?? settings, time ?? TimeProvider.System);
    }

    public void Listen() => Listening = Channel.ListenAsync(Inbox.ReceiveAsync, stop.Token);

    public void AskToStop() => stop.Cancel();

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await Listening.WaitAsync(TimeSpan.FromSeconds(20));
    }

    public async Task<SendResult> SendAsync(Reply reply, string? user = null, long id = 1)
    {
        var address = new Address("telegram", user ?? Lan.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return await Channel.SendAsync(new OutboxMessage(id, address, new LearnerId(1), reply, 0, DateTimeOffset.UnixEpoch), stop.Token);
    }

    /// <summary>Lets time pass, bit by bit, until something is so.</summary>
    public static Task PassAsync(FakeTimeProvider time, Func<bool> until) => PassAsync(time, TimeSpan.FromMilliseconds(100), until);

    public static async Task PassAsync(FakeTimeProvider time, TimeSpan step, Func<bool> until)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!until())
        {
            time.Advance(step);
            await Task.Delay(1, late.Token);
        }
    }

    public static async Task UntilAsync(Func<bool> so)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!so())
            await Task.Delay(5, late.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAny(Listening);
        await Telegram.DisposeAsync();
        stop.Dispose();
        Assert.DoesNotContain(Log.Lines, l => l.Line.Contains("FAKE-TOKEN", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Log.Lines, l => l.Line.Contains(Private, StringComparison.OrdinalIgnoreCase));
    }
}
