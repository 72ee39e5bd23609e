using System.Globalization;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace ChatTutor.Channels.Telegram;

/// <summary>Talks with people through a Telegram bot, in private chats.</summary>
public sealed class TelegramChannel : IChannel
{
    /// <summary>The first part of every address on this channel.</summary>
    public const string ChannelName = "telegram";

    /// <summary>Telegram takes about 30 messages a second from a bot; each takes up to a second on a slow line.</summary>
    private const int SendsInFlight = 32;

    private readonly IReadOnlyDictionary<string, string> commands;
    private readonly TelegramConnection telegram;
    private readonly TelegramSettings settings;
    private readonly TelegramSender sender;
    private readonly Func<DateTimeOffset> now;
    private readonly TimeProvider time;
    private readonly ILogger log;

    /// <param name="bot">From <see cref="Open"/>.</param>
    /// <param name="commands">What each of <see cref="TelegramCommands.Names"/> does, in Vietnamese, for the bot's menu.</param>
    /// <param name="zone">The campaign's time zone.</param>
    public TelegramChannel(
        ITelegramBotClient bot, TelegramSettings settings, IReadOnlyDictionary<string, string> commands, TimeZoneInfo zone,
        TimeProvider time, ILogger<TelegramChannel> log)
    {
        (this.settings, this.commands, this.time, this.log) = (settings, commands, time, log);
        this.now = () => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        this.telegram = new TelegramConnection(bot, time);
        this.sender = new TelegramSender(telegram, settings, log);
    }

    public string Name => ChannelName;

    public ChannelLimits Limits { get; } = new(OutgoingPart.LongestText, SendsInFlight);

    /// <exception cref="ArgumentException">The token or the URL does not look like one.</exception>
    public static ITelegramBotClient Open(TelegramSettings settings) => TelegramConnection.Open(settings);

    /// <summary>Ends when stopped, or with one error in the log when Telegram refuses the token.</summary>
    public async Task ListenAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop)
    {
        // A webhook somebody set is not removed here: it may be another program's. The poller says so and waits.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var menu = SetMenuAsync(ended.Token);
        try
        {
            await new UpdatePoller(telegram, settings, now, time, log).RunAsync(receive, stop);
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

    private async Task SetMenuAsync(CancellationToken stop)
    {
        try
        {
            var request = new SetMyCommandsRequest { Commands = TelegramCommands.Menu(commands) };
            await new Patience(time, log).Calling()
                .ExecuteAsync(async t => await telegram.CallAsync(request, settings.CallTime, t), stop);
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
