using System.Globalization;

namespace ChatTutor.Fakes.Telegram;

/// <summary>Errors in the words of Telegram's server.</summary>
public static class TelegramFaults
{
    public static Fault Blocked { get; } = new Fault.Error(403, "Forbidden: bot was blocked by the user");

    public static Fault Internal { get; } = new Fault.Error(500, "Internal Server Error");

    public static Fault TooManyRequests(int retryAfter) =>
        new Fault.Error(429, "Too Many Requests: retry after " + retryAfter.ToString(CultureInfo.InvariantCulture), retryAfter);
}
