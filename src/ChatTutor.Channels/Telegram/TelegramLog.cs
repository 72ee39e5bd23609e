using Microsoft.Extensions.Logging;

namespace ChatTutor.Channels.Telegram;

/// <summary>What operators read. Never the token, which is part of every URL, and never what was said.</summary>
internal static partial class TelegramLog
{
    [LoggerMessage(1, LogLevel.Error, "Telegram refuses the bot's token ({Code} {Why}): the channel is stopped. Check ChatTutor:Telegram:Token and :ApiUrl.")]
    public static partial void TokenRefused(this ILogger log, int code, string why);

    [LoggerMessage(2, LogLevel.Warning, "Polling Telegram failed ({Why}); trying again in {Seconds:0.#} s.")]
    public static partial void PollFailed(this ILogger log, string why, double seconds);

    [LoggerMessage(3, LogLevel.Warning, "A webhook is set for this bot, so Telegram gives nothing to a poller ({Why}). Delete the webhook, or stop the program that uses it. Asking again in {Seconds:0.#} s.")]
    public static partial void WebhookIsSet(this ILogger log, string why, double seconds);

    [LoggerMessage(4, LogLevel.Warning, "Another program polls Telegram with this bot's token ({Why}), {Times} times now. Run only one. Asking again in {Seconds:0.#} s.")]
    public static partial void AnotherPoller(this ILogger log, string why, int times, double seconds);

    [LoggerMessage(5, LogLevel.Warning, "Update {Id} cannot be read ({Why}); it is passed over.")]
    public static partial void UpdateUnreadable(this ILogger log, long id, string why);

    [LoggerMessage(6, LogLevel.Information, "The bot was added to a group; it answers in private chats only.")]
    public static partial void GroupIgnored(this ILogger log);

    [LoggerMessage(8, LogLevel.Debug, "The tap of update {Id} could not be answered ({Why}).")]
    public static partial void TapNotAnswered(this ILogger log, long id, string why);

    [LoggerMessage(9, LogLevel.Warning, "The bot's menu of commands could not be set ({Why}).")]
    public static partial void MenuNotSet(this ILogger log, string why);

    [LoggerMessage(10, LogLevel.Error, "Telegram refuses the bot's token ({Code} {Why}): nothing can be sent. Check ChatTutor:Telegram:Token and :ApiUrl.")]
    public static partial void SendingRefused(this ILogger log, int code, string why);

    [LoggerMessage(11, LogLevel.Warning, "Telegram did not take message {Id} as it was ({Why}); sent as plain text.")]
    public static partial void SentPlain(this ILogger log, long id, string why);

    [LoggerMessage(12, LogLevel.Warning, "The picture {File} of message {Id} cannot be read; its words are sent instead.")]
    public static partial void PictureMissing(this ILogger log, string file, long id);

    [LoggerMessage(17, LogLevel.Debug, "That an answer is being written could not be shown ({Why}).")]
    public static partial void TypingNotShown(this ILogger log, string why);
    [LoggerMessage(13, LogLevel.Debug, "The buttons of an answered message could not be taken away ({Why}).")]
    public static partial void KeyboardLeft(this ILogger log, string why);

    [LoggerMessage(14, LogLevel.Information, "Telegram brings messages to {Url}.")]
    public static partial void WebhookSet(this ILogger log, Uri url);

    [LoggerMessage(15, LogLevel.Error, "Telegram does not take the webhook {Url} ({Why}): nothing is received. Check ChatTutor:Telegram:WebhookUrl and :WebhookSecret.")]
    public static partial void WebhookRefused(this ILogger log, Uri url, string why);

    [LoggerMessage(16, LogLevel.Warning, "An earlier webhook of this bot could not be deleted ({Why}).")]
    public static partial void WebhookNotDeleted(this ILogger log, string why);
}
