using Microsoft.Extensions.Logging;

namespace ChatTutor.Channels.Zalo;

/// <summary>What operators read. Never a token, never what was said.</summary>
internal static partial class ZaloOaLog
{
    [LoggerMessage(1, LogLevel.Error, "Zalo OA cannot send: {Why}.")]
    public static partial void Alarm(this ILogger log, string why);

    [LoggerMessage(2, LogLevel.Information, "Zalo OA works again.")]
    public static partial void AlarmOver(this ILogger log);

    [LoggerMessage(3, LogLevel.Information, "The access to the official account was renewed; it holds until {Until}.")]
    public static partial void Renewed(this ILogger log, DateTimeOffset until);

    [LoggerMessage(4, LogLevel.Warning, "The access to the official account could not be renewed now ({Why}); trying again in {Seconds:0} s.")]
    public static partial void NotRenewed(this ILogger log, string why, double seconds);

    [LoggerMessage(5, LogLevel.Warning, "A renewal of the access to the official account was cut off at {At}; asking once more with the same token.")]
    public static partial void CutOff(this ILogger log, DateTimeOffset at);

    [LoggerMessage(6, LogLevel.Warning, "An event of Zalo cannot be read ({Why}); it is passed over.")]
    public static partial void EventUnreadable(this ILogger log, string why);

    [LoggerMessage(7, LogLevel.Warning, "A delivery to /hooks/zalo-oa is not signed by Zalo. If learners get no answers, compare ChatTutor:ZaloOa:OaSecretKey with the page Webhook of the application (it is not the application's secret), and :AppId.")]
    public static partial void Stranger(this ILogger log);

    [LoggerMessage(8, LogLevel.Warning, "An event of Zalo is {Hours:0.#} hours away from this machine's clock; it is passed over. Check the clock.")]
    public static partial void OutOfTime(this ILogger log, double hours);

    [LoggerMessage(10, LogLevel.Warning, "Zalo did not take the buttons of message {Id} ({Why}); choices are typed from now on.")]
    public static partial void ButtonsRefused(this ILogger log, long id, string why);

    [LoggerMessage(11, LogLevel.Warning, "The picture {File} of message {Id} could not be sent ({Why}); its words are sent instead.")]
    public static partial void PictureMissing(this ILogger log, string file, long id, string why);

    [LoggerMessage(12, LogLevel.Information, "Somebody of the office has answered a learner by hand; the tutor is quiet there for {Minutes:0} minutes.")]
    public static partial void AnsweredByHand(this ILogger log, double minutes);
}
