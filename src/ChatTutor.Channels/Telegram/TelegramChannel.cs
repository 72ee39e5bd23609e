using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;

namespace ChatTutor.Channels.Telegram;

/// <summary>Talks with people through a Telegram bot, in private chats.</summary>
public sealed class TelegramChannel : IChannel
{
    /// <summary>The first part of every address on this channel.</summary>
    public const string ChannelName = "telegram";

    /// <summary>Telegram takes about 30 messages a second from a bot; each takes up to a second on a slow line.</summary>
    private const int SendsInFlight = 32;

    private readonly IReadOnlyDictionary<string, string> _commands;
    private readonly TelegramConnection _telegram;
    private readonly TelegramSettings _settings;
    private readonly TelegramSender _sender;
    private readonly Func<DateTimeOffset> _now;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    /// <param name="bot">From <see cref="Open"/>.</param>
    /// <param name="commands">What each of <see cref="TelegramCommands.Names"/> does, in Vietnamese, for the bot's menu.</param>
    /// <param name="zone">The campaign's time zone.</param>
    public TelegramChannel(
        ITelegramBotClient bot, TelegramSettings settings, IReadOnlyDictionary<string, string> commands, TimeZoneInfo zone,
        TimeProvider time, ILogger<TelegramChannel> log)
    {
        (_settings, _commands, _time, _log) = (settings, commands, time, log);
        _now = () => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        _telegram = new TelegramConnection(bot, time);
        _sender = new TelegramSender(_telegram, settings, log);
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
            await new UpdatePoller(_telegram, _settings, _now, _time, _log).RunAsync(receive, stop);
        }
        catch (ApiRequestException refused) when (Faults.IsTokenRefused(refused))
        {
            _log.TokenRefused(refused.ErrorCode, refused.Message);
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
        return _sender.SendAsync(message, stop);
    }

    private async Task SetMenuAsync(CancellationToken stop)
    {
        try
        {
            var request = new SetMyCommandsRequest { Commands = TelegramCommands.Menu(_commands) };
            await new Patience(_time, _log).Calling()
                .ExecuteAsync(async t => await _telegram.CallAsync(request, _settings.CallTime, t), stop);
        }
        catch (OperationCanceledException)
        {
            // Stopped before Telegram could be reached: the next start sets it.
        }
        catch (RequestException fault)
        {
            _log.MenuNotSet(Faults.Describe(fault));
        }
    }
}
