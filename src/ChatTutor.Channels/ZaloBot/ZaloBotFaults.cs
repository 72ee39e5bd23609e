using ChatTutor.Service.Ports;

namespace ChatTutor.Channels.ZaloBot;

/// <summary>What a failed call means. There is no key by which Zalo would notice a second copy of a message.</summary>
internal static class ZaloBotFaults
{
    private static readonly TimeSpan AfterServerError = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterNoLine = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterTokenRefused = TimeSpan.FromMinutes(10);

    public static bool IsTokenRefused(Exception fault) => fault is ZaloBotRefusal { Code: 401 };

    public static bool IsQuota(Exception fault) => fault is ZaloBotRefusal { Code: 429 };

    /// <summary>A poll that nothing came to: no fault at all.</summary>
    public static bool IsIdle(Exception fault) => fault is ZaloBotRefusal { Code: 408 };

    /// <param name="quotaWait">What to wait after "Quota exceeded", which says nothing of it.</param>
    public static SendResult Classify(Exception fault, TimeSpan quotaWait) => fault switch
    {
        ZaloBotRefusal said => Classify(said, quotaWait),
        ZaloBotNonsense { Status: < 200 or > 299 } => new SendResult.RetryLater(AfterServerError),
        _ when NeverLeft(fault) => new SendResult.RetryLater(AfterNoLine, WholeChannel: true),
        _ => new SendResult.Unknown(Describe(fault)),
    };

    /// <summary>For the log: what Zalo said, or the kind of fault; other exceptions' words could quote the address.</summary>
    public static string Describe(Exception fault) => fault switch
    {
        ZaloBotRefusal or ZaloBotNonsense or TimeoutException => fault.Message,
        HttpRequestException line => $"{line.HttpRequestError}: {line.GetBaseException().GetType().Name}",
        _ => fault.GetBaseException().GetType().Name,
    };

    private static SendResult Classify(ZaloBotRefusal said, TimeSpan quotaWait) => said.Code switch
    {
        429 => new SendResult.RetryLater(said.RetryAfter ?? quotaWait, WholeChannel: true),
        401 => new SendResult.RetryLater(AfterTokenRefused, WholeChannel: true),
        // Zalo's own table calls 403 "Internal server error".
        403 or >= 500 => new SendResult.RetryLater(AfterServerError),
        408 => new SendResult.Unknown(said.Message),
        _ => new SendResult.Rejected(said.Message),
    };

    /// <summary>No line was ever open, or it did not open in time, which .NET tells as a cancellation caused by a timeout.</summary>
    private static bool NeverLeft(Exception fault) => fault is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
    } or TaskCanceledException { InnerException: TimeoutException };
}
