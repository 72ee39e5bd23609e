using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace ChatTutor.Channels.ZaloBot;

/// <summary>
/// Fetches events one by one. There is nothing to confirm them with: an event is gone once it has been returned, and a crash before it
/// is on disk loses it. Zalo means polling for development only; so do we.
/// </summary>
internal sealed class ZaloBotPoller(
    ZaloBotConnection zalo, ZaloBotSettings settings, ZaloBotIntake intake, Handing handing, TimeProvider time, ILogger log)
{
    /// <summary>A server that says "nothing new" sooner than this is not asked again before it.</summary>
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromSeconds(1);

    public async Task RunAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop)
    {
        var polling = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(Retries()).Build();
        while (true)
        {
            var happened = await polling.ExecuteAsync(PollAsync, stop);
            if (happened is { } one && intake.Read(one) is { } incoming)
                await handing.WaitAsync(incoming, receive, stop);
        }
    }

    private async ValueTask<JsonElement?> PollAsync(CancellationToken stop)
    {
        var start = time.GetTimestamp();
        // Their own page has the seconds as words.
        var request = new JsonObject { ["timeout"] = ((int)settings.PollTime.TotalSeconds).ToString(CultureInfo.InvariantCulture) };
        try
        {
            return await zalo.CallAsync("getUpdates", request, settings.PollTime + settings.PollGrace, stop);
        }
        catch (ZaloBotRefusal idle) when (ZaloBotFaults.IsIdle(idle))
        {
            if (ShortestPoll - time.GetElapsedTime(start) is { Ticks: > 0 } early)
                await Task.Delay(early, time, stop);
            return null;
        }
    }

    /// <summary>Tries for ever, unless the token is refused.</summary>
    private RetryStrategyOptions Retries() => new()
    {
        ShouldHandle = args => ValueTask.FromResult(
            args.Outcome.Exception is { } fault and not OperationCanceledException && !ZaloBotFaults.IsTokenRefused(fault)),
        MaxRetryAttempts = int.MaxValue,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromSeconds(1),
        MaxDelay = TimeSpan.FromSeconds(30),
        DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as ZaloBotRefusal)?.RetryAfter),
        OnRetry = args =>
        {
            log.PollFailed(ZaloBotFaults.Describe(args.Outcome.Exception!), args.RetryDelay.TotalSeconds);
            return ValueTask.CompletedTask;
        },
    };
}
