using System.Text.Json;
using System.Text.Json.Nodes;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace ChatTutor.Channels.ZaloBot;

/// <summary>Talks with people through a bot on Zalo, in private chats: by webhook when there is a public address, else by polling.</summary>
public sealed class ZaloBotChannel : IWebhookChannel, IDisposable
{
    /// <summary>The first part of every address on this channel.</summary>
    public const string ChannelName = "zalo-bot";

    private readonly ZaloBotConnection zalo;
    private readonly ZaloBotSettings settings;
    private readonly ZaloBotSender sender;
    private readonly ZaloBotPoller poller;
    private readonly ZaloBotHook? hook;
    private readonly TimeProvider time;
    private readonly ILogger log;

    /// <param name="zone">The campaign's time zone.</param>
    public ZaloBotChannel(ZaloBotSettings settings, TimeZoneInfo zone, TimeProvider time, ILogger<ZaloBotChannel> log)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (this.settings, this.time, this.log) = (settings, time, log);
        zalo = new ZaloBotConnection(settings, time);
        sender = new ZaloBotSender(zalo, settings, time, log);
        var intake = new ZaloBotIntake(() => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone), log);
        var handing = new Handing(time, log);
        poller = new ZaloBotPoller(zalo, settings, intake, handing, time, log);
        hook = settings.Webhook is { } webhook ? new ZaloBotHook(webhook, intake, handing) : null;
    }

    public string Name => ChannelName;

    public ChannelLimits Limits => ChannelKinds.ZaloBot.Sending;

    /// <summary>Ends when stopped, or with one error in the log when Zalo refuses the token.</summary>
    public async Task ListenAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop)
    {
        try
        {
            await (settings.Webhook is { } webhook ? BeBroughtAsync(webhook, stop) : FetchAsync(receive, stop));
        }
        catch (ZaloBotRefusal refused) when (ZaloBotFaults.IsTokenRefused(refused))
        {
            log.TokenRefused(ZaloBotFaults.Describe(refused));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    public ValueTask<HookAnswer> TakeAsync(HookDelivery delivery, Func<Incoming, ValueTask<Handled>> receive)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return hook?.TakeAsync(delivery, receive) ?? ValueTask.FromResult(HookAnswer.Closed);
    }

    public ValueTask<SendResult> SendAsync(OutboxMessage message, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(message);
        return sender.SendAsync(message, stop);
    }

    public void Dispose() => zalo.Dispose();

    /// <summary>Polling and a webhook shut each other out, and these settings say polling.</summary>
    private async Task FetchAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop)
    {
        log.Polled();
        try
        {
            await zalo.CallAsync("deleteWebhook", [], settings.CallTime, stop);
        }
        catch (Exception fault) when (fault is ZaloBotRefusal or ZaloBotNonsense or HttpRequestException or TimeoutException && !ZaloBotFaults.IsTokenRefused(fault))
        {
            // One that is still there makes itself heard: every poll then fails with it.
            log.WebhookNotDeleted(ZaloBotFaults.Describe(fault));
        }
        await poller.RunAsync(receive, stop);
    }

    private async Task BeBroughtAsync(Webhook webhook, CancellationToken stop)
    {
        var request = new JsonObject { ["url"] = webhook.Url.ToString(), ["secret_token"] = webhook.Secret };
        try
        {
            Note(webhook.Url, await Calling().ExecuteAsync(async t => await zalo.CallAsync("setWebhook", request, settings.CallTime, t), stop));
        }
        catch (ZaloBotRefusal refused) when (!ZaloBotFaults.IsTokenRefused(refused))
        {
            log.WebhookRefused(webhook.Url, ZaloBotFaults.Describe(refused));
        }
        await Task.Delay(Timeout.Infinite, stop);
    }

    private void Note(Uri url, JsonElement set)
    {
        if (set.TryGetProperty("verification", out var probe) && probe.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.False)
            log.WebhookUnreached(url, EventReader.Text(probe, "outcome") ?? "?", EventReader.Text(probe, "status_code") ?? "?");
        else
            log.WebhookSet(url);
    }

    /// <summary>Tries for ever while Zalo is out of reach; a refusal is final.</summary>
    private ResiliencePipeline Calling() => new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = args => ValueTask.FromResult(
            args.Outcome.Exception is { } fault and not OperationCanceledException and not ZaloBotRefusal { Code: 400 or 401 or 404 }),
        MaxRetryAttempts = int.MaxValue,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromSeconds(5),
        MaxDelay = TimeSpan.FromMinutes(5),
    }).Build();

    public async ValueTask ShowTypingAsync(Address address, CancellationToken stop)
    {
        try
        {
            await zalo.CallAsync("sendChatAction", new JsonObject { ["chat_id"] = address.User, ["action"] = "typing" }, settings.CallTime, stop);
        }
        catch (Exception fault) when (fault is ZaloBotRefusal or ZaloBotNonsense or HttpRequestException or TimeoutException)
        {
            // A courtesy: the answer comes all the same.
        }
    }
}
