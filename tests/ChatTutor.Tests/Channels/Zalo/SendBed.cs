using ChatTutor.Channels.Zalo;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes.ZaloOa;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Channels.Zalo;

/// <summary>The channel alone before a fake Zalo, with a disk that a test may pull out.</summary>
internal sealed class SendBed : IAsyncDisposable
{
    public const string Lan = "246845883529197922";

    /// <summary>Longer than a busy machine takes; tests of what never answers say a shorter one.</summary>
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource stop = new();

    private SendBed(FakeZaloOa zalo, TimeProvider time, FragileDisk disk, string? refreshToken, string? url, TimeSpan callTime)
    {
        (Zalo, Disk) = (zalo, disk);
        Settings = new ZaloOaSettings(zalo.AppId, zalo.AppSecret, zalo.SecretKey, refreshToken ?? zalo.NewRefreshToken(), url ?? zalo.Url, zalo.Url, "/data", Media)
        {
            CallTime = callTime,
        };
        Channel = Restart(time);
        zalo.Open(Lan);
    }

    public static string Media => Path.Combine(Repository.Root, "tests", "ChatTutor.Tests", "content", "media");

    public FakeZaloOa Zalo { get; }

    public FragileDisk Disk { get; }

    public ZaloOaSettings Settings { get; }

    public ZaloOaChannel Channel { get; private set; }

    public CapturedLog<ZaloOaChannel> Log { get; } = new();

    public static async Task<SendBed> StartAsync(TimeProvider? time = null, FragileDisk? disk = null, string? refreshToken = null, string? url = null,
        TimeSpan? callTime = null) =>
        new(await FakeZaloOa.StartAsync(time), time ?? TimeProvider.System, disk ?? new FragileDisk(), refreshToken, url, callTime ?? Patient);

    /// <summary>The program begins anew with what is on the disk.</summary>
    public ZaloOaChannel Restart(TimeProvider time)
    {
        Channel?.Dispose();
        return Channel = new ZaloOaChannel(Settings, TimeZoneInfo.CreateCustomTimeZone("t", TimeSpan.FromHours(7), "t", "t"), time, Log, Disk);
    }

    public async Task<SendResult> SendAsync(Reply reply, string user = Lan, long id = 1) => await Channel.SendAsync(
        new OutboxMessage(id, new Address("zalo-oa", user), new LearnerId(1), reply, 0, DateTimeOffset.UnixEpoch), stop.Token);

    public Task<SendResult> SayAsync(string text, string user = Lan) => SendAsync(new Reply.Say("1", text, []), user);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Channel.Dispose();
        await Zalo.DisposeAsync();
        stop.Dispose();
        Assert.DoesNotContain(Log.Lines, l => l.Line.Contains("never-in-a-log", StringComparison.Ordinal));
    }
}
