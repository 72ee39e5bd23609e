using Microsoft.Extensions.Logging;

namespace ChatTutor.Channels.ZaloBot;

/// <summary>What operators read. Never the token, which is part of every address, and never what was said.</summary>
internal static partial class ZaloBotLog
{
    [LoggerMessage(1, LogLevel.Error, "Zalo refuses the bot's token ({Why}): the channel is stopped. Check ChatTutor:ZaloBot:Token and :ApiUrl.")]
    public static partial void TokenRefused(this ILogger log, string why);

    [LoggerMessage(2, LogLevel.Warning, "Polling Zalo failed ({Why}); trying again in {Seconds:0.#} s.")]
    public static partial void PollFailed(this ILogger log, string why, double seconds);

    [LoggerMessage(3, LogLevel.Warning, "A Zalo bot event cannot be read ({Why}); it is passed over.")]
    public static partial void EventUnreadable(this ILogger log, string why);

    [LoggerMessage(4, LogLevel.Debug, "A Zalo bot event is passed over: {Name}.")]
    public static partial void EventPassedOver(this ILogger log, string name);

    [LoggerMessage(5, LogLevel.Information, "The Zalo bot was written to in a group; it answers in private chats only.")]
    public static partial void GroupIgnored(this ILogger log);

    [LoggerMessage(6, LogLevel.Error, "Zalo refuses the bot's token ({Why}): nothing can be sent. Check ChatTutor:ZaloBot:Token and :ApiUrl.")]
    public static partial void SendingRefused(this ILogger log, string why);

    [LoggerMessage(7, LogLevel.Warning, "Zalo does not take the picture {File} of message {Id} ({Why}); its words are sent instead.")]
    public static partial void PictureRefused(this ILogger log, string file, long id, string why);

    [LoggerMessage(8, LogLevel.Information, "Zalo brings the bot's messages to {Url}.")]
    public static partial void WebhookSet(this ILogger log, Uri url);

    [LoggerMessage(9, LogLevel.Warning, "Zalo has taken the webhook {Url}, but could not reach it ({Outcome}, status {Status}). Is the address public, with a valid certificate?")]
    public static partial void WebhookUnreached(this ILogger log, Uri url, string outcome, string status);

    [LoggerMessage(10, LogLevel.Error, "Zalo does not take the webhook {Url} ({Why}): nothing is received. Check ChatTutor:ZaloBot:WebhookUrl and :WebhookSecret.")]
    public static partial void WebhookRefused(this ILogger log, Uri url, string why);

    [LoggerMessage(11, LogLevel.Warning, "An earlier webhook of the Zalo bot could not be deleted ({Why}).")]
    public static partial void WebhookNotDeleted(this ILogger log, string why);

    [LoggerMessage(12, LogLevel.Warning, "The Zalo bot is polled. Zalo means that for development: a message under way when the program stops is lost. Set ChatTutor:ZaloBot:WebhookUrl for a real service.")]
    public static partial void Polled(this ILogger log);
}
