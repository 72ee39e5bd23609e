using System.Globalization;

namespace ChatTutor.Fakes.Telegram;

/// <summary>What the fake does instead of answering properly. Closed.</summary>
public abstract record TelegramFault
{
    private TelegramFault() { }

    /// <summary>An error in Telegram's own form; nothing is done.</summary>
    /// <param name="RetryAfter">Seconds, for a 429.</param>
    public sealed record Error(int Code, string Description, int? RetryAfter = null) : TelegramFault;

    /// <summary>A page of somebody in between (a proxy, a provider); nothing is done.</summary>
    public sealed record Page(int Status, string Html = "<html><h1>Bad Gateway</h1></html>") : TelegramFault;

    /// <summary>No answer until the caller gives up; nothing is done.</summary>
    public sealed record Hang : TelegramFault;

    /// <summary>A proper answer, late.</summary>
    public sealed record Delay(TimeSpan Time) : TelegramFault;

    /// <summary>The line is cut; nothing is done.</summary>
    public sealed record ResetBefore : TelegramFault;

    /// <summary>The request is carried out, then the line is cut without an answer.</summary>
    public sealed record ResetAfter : TelegramFault;

    public static TelegramFault TooManyRequests(int retryAfter) =>
        new Error(429, "Too Many Requests: retry after " + retryAfter.ToString(CultureInfo.InvariantCulture), retryAfter);

    public static TelegramFault Blocked { get; } = new Error(403, "Forbidden: bot was blocked by the user");

    public static TelegramFault Internal { get; } = new Error(500, "Internal Server Error");
}
