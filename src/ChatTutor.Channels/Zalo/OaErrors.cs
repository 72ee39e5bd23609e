using ChatTutor.Service.Ports;

namespace ChatTutor.Channels.Zalo;

/// <summary>What Zalo's error numbers mean for a message. From https://developers.zalo.me/docs/official-account/phu-luc/ma-loi.</summary>
internal static class OaErrors
{
    public const int RateLimit = -32;
    public const int AttachmentExpired = -100;

    private static readonly TimeSpan AfterQuota = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Morning = new(6, 5, 0);

    private static readonly Dictionary<int, string> Gone = new()
    {
        [-213] = "the person does not follow the account",
        [-217] = "the person does not take messages of the account",
        [-227] = "the person's Zalo is closed or has slept for 45 days",
        [-230] = "the person has not written for 7 days",
        [-232] = "the person has not written for too long",
        [-244] = "the person does not take this kind of message",
    };

    private static readonly Dictionary<int, string> Stopped = new()
    {
        [-204] = "the official account is switched off",
        [-205] = "the official account does not exist",
        [-209] = "the application is not activated",
        [-212] = "the application is not registered for this API",
        [-219] = "the application was removed",
        [-221] = "the official account has to be verified",
        [-223] = "the official account has not authorised the application",
        [-224] = "the official account needs a higher package",
        [-320] = "the application needs a Zalo Cloud Account",
        [-321] = "the Zalo Cloud Account is out of money",
    };

    /// <summary>The access token is not taken any more.</summary>
    public static bool IsAboutToken(int error) => error is -216 or -220;

    /// <summary>Zalo does not understand how a message is built: the words alone may pass.</summary>
    public static bool IsAboutForm(int error) => error is -201 or -233;

    /// <summary>What an operator has to mend before anything can be sent, or null.</summary>
    public static string? Trouble(int error) => Stopped.GetValueOrDefault(error);

    /// <param name="now">In the campaign's time zone: Zalo's night is Viet Nam's.</param>
    /// <param name="chance">From 0 to 1: not everybody comes back at the same second.</param>
    public static SendResult Classify(int error, string message, DateTimeOffset now, double chance) => error switch
    {
        RateLimit => new SendResult.RetryLater(TimeSpan.FromSeconds(60 - now.Second + 5 * chance), WholeChannel: true),
        _ when IsAboutToken(error) || Stopped.ContainsKey(error) => new SendResult.RetryLater(AfterRefusal, WholeChannel: true),
        _ when Gone.TryGetValue(error, out var why) => new SendResult.Unreachable(why),
        -211 or -218 => new SendResult.RetryLater(AfterQuota),
        -234 => new SendResult.RetryLater(UntilMorning(now) + TimeSpan.FromMinutes(10 * chance)),
        _ => new SendResult.Rejected(FormattableString.Invariant($"{error} {message}")),
    };

    private static TimeSpan UntilMorning(DateTimeOffset now) =>
        Morning - now.TimeOfDay is { Ticks: > 0 } today ? today : Morning - now.TimeOfDay + TimeSpan.FromDays(1);
}
