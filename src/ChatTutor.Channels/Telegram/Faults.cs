using Telegram.Bot.Exceptions;

namespace ChatTutor.Channels.Telegram;

/// <summary>What the faults of a call mean, wherever they happen.</summary>
internal static class Faults
{
    /// <summary>Telegram does not know this bot: 401 for a withdrawn token, 404 for a malformed one.</summary>
    public static bool IsTokenRefused(Exception fault) => fault is ApiRequestException { ErrorCode: 401 or 404 };

    /// <summary>How long Telegram wants everybody to wait, or null.</summary>
    public static TimeSpan? WaitAskedFor(Exception? fault) => fault is ApiRequestException { ErrorCode: 429 } busy
        ? TimeSpan.FromSeconds(Math.Max(1, busy.Parameters?.RetryAfter ?? 1))
        : null;

    /// <summary>For the log: what the server said, or the kind of fault; other exceptions' words could quote a request.</summary>
    public static string Describe(Exception fault) => fault switch
    {
        ApiRequestException said => $"{said.ErrorCode} {said.Message}",
        RequestException { HttpStatusCode: { } status } => $"HTTP {(int)status}, not in Telegram's form",
        RequestException { InnerException: HttpRequestException inner } => $"{inner.HttpRequestError}: {Innermost(inner).GetType().Name}",
        RequestException { InnerException: { } inner } => Innermost(inner).GetType().Name,
        TimeoutException late => late.Message,
        _ => fault.GetType().Name,
    };

    private static Exception Innermost(Exception fault) => fault.GetBaseException();
}
