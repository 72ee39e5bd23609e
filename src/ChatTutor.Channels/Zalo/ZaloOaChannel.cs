using ChatTutor.Channels.Zalo.Tokens;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Channels.Zalo;

/// <summary>Talks with people through a Zalo official account: events come to /hooks/zalo-oa, replies go out as consultation messages.</summary>
public sealed class ZaloOaChannel : IWebhookChannel, IDisposable
{
    /// <summary>The first part of every address on this channel.</summary>
    public const string ChannelName = "zalo-oa";

    /// <summary>How often the access is looked at while nothing is sent.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private readonly ZaloConnection zalo;
    private readonly TokenKeeper tokens;
    private readonly ZaloOaSender sender;
    private readonly EventDesk desk;
    private readonly VoiceFiles voices;
    private readonly TimeProvider time;

    /// <param name="zone">The campaign's time zone.</param>
    public ZaloOaChannel(ZaloOaSettings settings, TimeZoneInfo zone, TimeProvider time, ILogger<ZaloOaChannel> log)
        : this(settings, zone, time, log, new TokenDisk())
    {
    }

    internal ZaloOaChannel(ZaloOaSettings settings, TimeZoneInfo zone, TimeProvider time, ILogger log, ITokenDisk disk)
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.time = time;
        DateTimeOffset Now() => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        var own = new OwnMessages(time);
        zalo = new ZaloConnection(settings.CallTime, time);
        tokens = new TokenKeeper(new TokenFile(disk, settings.DataDirectory), new OAuthCalls(zalo, settings, time), settings, time, log);
        sender = new ZaloOaSender(new ZaloOaApi(zalo, tokens, settings, time), own, settings, Now, log);
        voices = new VoiceFiles(zalo, settings);
        desk = new EventDesk(settings, own, Now, time, log);
    }

    public string Name => ChannelName;

    public ChannelLimits Limits => ChannelKinds.ZaloOa.Sending;

    public string? Trouble => tokens.Trouble ?? sender.Trouble;

    /// <summary>Events come by themselves; what is listened to is the clock, so that the access never runs out unseen.</summary>
    public async Task ListenAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop)
    {
        try
        {
            for (; ; await Task.Delay(Look, time, stop))
                await tokens.GetAsync(refused: null, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    public ValueTask<HookAnswer> TakeAsync(HookDelivery delivery, Func<Incoming, ValueTask<Handled>> receive)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return desk.TakeAsync(delivery, receive);
    }

    public ValueTask<SendResult> SendAsync(OutboxMessage message, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(message);
        return sender.SendAsync(message, stop);
    }

    public ValueTask<SoundFetch> FetchVoiceAsync(string file, CancellationToken stop) => voices.FetchAsync(file, stop);

    public int MessagesFor(Reply reply) => sender.Parts(reply).Count;

    public void Dispose()
    {
        tokens.Dispose();
        zalo.Dispose();
    }
}
