using ChatTutor.Service.Ports;
using Telegram.Bot.Exceptions;

namespace ChatTutor.Channels.Telegram;

/// <summary>
/// What a failed send means for the message. The one question that matters: could Telegram have taken it? There is no key by which it
/// would notice a second copy.
/// </summary>
internal static class SendFaults
{
    private static readonly TimeSpan AfterServerError = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterNoLine = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterTokenRefused = TimeSpan.FromMinutes(10);

    public static SendResult Classify(Exception fault) => fault switch
    {
        ApiRequestException said => Classify(said),
        // An answer that is not Telegram's: an error page means that somebody in between kept the request or the server failed on it;
        // a page that says "OK" proves nothing.
        RequestException { HttpStatusCode: { } status } when (int)status is < 200 or > 299 => new SendResult.RetryLater(AfterServerError),
        _ when NeverLeft(fault) => new SendResult.RetryLater(AfterNoLine, WholeChannel: true),
        _ => new SendResult.Unknown(Faults.Describe(fault)),
    };

    /// <summary>Telegram cannot read our marks: the words alone may pass.</summary>
    public static bool IsAboutMarks(Exception fault) =>
        fault is ApiRequestException { ErrorCode: 400 } said && said.Message.Contains("can't parse entities", StringComparison.OrdinalIgnoreCase);

    private static SendResult Classify(ApiRequestException said) => said.ErrorCode switch
    {
        429 => new SendResult.RetryLater(Faults.WaitAskedFor(said)!.Value, WholeChannel: true),
        401 or 404 => new SendResult.RetryLater(AfterTokenRefused, WholeChannel: true),
        409 => new SendResult.RetryLater(AfterServerError),
        >= 500 => new SendResult.RetryLater(AfterServerError),
        403 => new SendResult.Unreachable(said.Message),
        400 when Says(said, "message is not modified") => new SendResult.Sent(),
        400 when Says(said, "chat not found") || Says(said, "user is deactivated") || Says(said, "PEER_ID_INVALID") => new SendResult.Unreachable(said.Message),
        _ => new SendResult.Rejected(said.Message),
    };

    private static bool Says(ApiRequestException said, string words) => said.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// No line was ever open: refused, no such host, no TLS, no proxy - or the line did not open in time, which .NET tells as a
    /// cancellation caused by a timeout. (The client as a whole has no timeout, so nothing else looks like this.)
    /// </summary>
    private static bool NeverLeft(Exception fault) => fault is RequestException
    {
        InnerException: HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        } or TaskCanceledException { InnerException: TimeoutException }
    };
}
