using System.Globalization;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace ChatTutor.Channels.Telegram;

/// <summary>Talks with people through a Telegram bot, in private chats: by webhook when there is a public address, else by polling.</summary>
public sealed class TelegramChannel : IWebhookChannel, IDisposable
{
    /// <summary>The first part of every address on this channel.</summary>
    public const string ChannelName = "telegram";

    private readonly CancellationTokenSource closing = new();
    private readonly IReadOnlyDictionary<string, string> commands;
    private readonly TelegramConnection telegram;
    private readonly TelegramSettings settings;
    private readonly TelegramSender sender;
    private readonly VoiceFiles voices;
    private readonly UpdatePoller poller;
    private readonly TelegramHook? hook;
    private readonly Patience patience;
    private readonly ILogger log;

    /// <param name="bot">From <see cref="Open"/>.</param>
    /// <param name="commands">What each of <see cref="TelegramCommands.Names"/> does, in Vietnamese, for the bot's menu.</param>
    /// <param name="zone">The campaign's time zone.</param>
    public TelegramChannel(
        ITelegramBotClient bot, TelegramSettings settings, IReadOnlyDictionary<string, string> commands, TimeZoneInfo zone,
        TimeProvider time, ILogger<TelegramChannel> log)
    {
        (this.settings, this.commands, this.log) = (settings, commands, log);
        telegram = new TelegramConnection(bot, time);
        voices = new VoiceFiles(telegram, settings);
        patience = new Patience(time, log);
        var keyboards = new Keyboards(telegram, settings, log);
        sender = new TelegramSender(telegram, settings, keyboards, log);
        var intake = new UpdateIntake(telegram, settings, keyboards, () => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone), log);
        var handing = new Handing(time, log);
        poller = new UpdatePoller(telegram, settings, intake, handing, time, log);
        hook = settings.Webhook is { } webhook ? new TelegramHook(webhook, intake, handing, time, log, closing.Token) : null;
    }

    public string Name => ChannelName;

    public ChannelLimits Limits => ChannelKinds.Telegram.Sending;

    /// <exception cref="ArgumentException">The token or the URL does not look like one.</exception>
    public static ITelegramBotClient Open(TelegramSettings settings) => TelegramConnection.Open(settings);

    /// <summary>Ends when stopped, or with one error in the log when Telegram refuses the token.</summary>
    public async Task ListenAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var menu = SetMenuAsync(ended.Token);
        try
        {
            await (settings.Webhook is { } webhook ? BeBroughtAsync(webhook, stop) : FetchAsync(receive, stop));
        }
        catch (ApiRequestException refused) when (Faults.IsTokenRefused(refused))
        {
            log.TokenRefused(refused.ErrorCode, refused.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop.
        }
        finally
        {
            await ended.CancelAsync();
            await menu;
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

    public async ValueTask ShowTypingAsync(Address address, CancellationToken stop)
    {
        if (!long.TryParse(address.User, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat))
            return;
        try
        {
            await telegram.CallAsync(new SendChatActionRequest { ChatId = chat, Action = ChatAction.Typing }, settings.CallTime, stop);
        }
        catch (Exception fault) when (fault is RequestException or TimeoutException)
        {
            log.TypingNotShown(Faults.Describe(fault));
        }
    }

    public ValueTask<SoundFetch> FetchVoiceAsync(string file, CancellationToken stop) => voices.FetchAsync(file, stop);

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    /// <summary>A webhook that is set keeps every update from a poller: this one's settings say that it polls.</summary>
    private async Task FetchAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop)
    {
        try
        {
            await telegram.CallAsync(new DeleteWebhookRequest(), settings.CallTime, stop);
        }
        catch (Exception fault) when (fault is RequestException or TimeoutException && !Faults.IsTokenRefused(fault))
        {
            // One that is still there makes itself heard: every poll then fails with it.
            log.WebhookNotDeleted(Faults.Describe(fault));
        }
        await poller.RunAsync(receive, stop);
    }

    private async Task BeBroughtAsync(Webhook webhook, CancellationToken stop)
    {
        var request = new SetWebhookRequest
        {
            Url = webhook.Url.ToString(),
            SecretToken = webhook.Secret,
            AllowedUpdates = [UpdateType.Message, UpdateType.CallbackQuery, UpdateType.MyChatMember],
        };
        try
        {
            await patience.Calling().ExecuteAsync(async t => await telegram.CallAsync(request, settings.CallTime, t), stop);
            log.WebhookSet(webhook.Url);
        }
        catch (ApiRequestException refused) when (!Faults.IsTokenRefused(refused))
        {
            log.WebhookRefused(webhook.Url, Faults.Describe(refused));
        }
        await Task.Delay(Timeout.Infinite, stop);
    }

    private async Task SetMenuAsync(CancellationToken stop)
    {
        try
        {
            var request = new SetMyCommandsRequest { Commands = TelegramCommands.Menu(commands) };
            await patience.Calling().ExecuteAsync(async t => await telegram.CallAsync(request, settings.CallTime, t), stop);
        }
        catch (OperationCanceledException)
        {
            // Stopped before Telegram could be reached: the next start sets it.
        }
        catch (RequestException fault)
        {
            log.MenuNotSet(Faults.Describe(fault));
        }
    }
}
