using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Telegram.Bot.Exceptions;

namespace ChatTutor.Channels.Telegram;

/// <summary>How long to wait before trying again, with chance in it so that many do not come back at the same moment.</summary>
internal sealed class Patience(TimeProvider time, ILogger log)
{
    private static readonly TimeSpan ShortestConflict = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestConflict = TimeSpan.FromMinutes(5);

    private int conflicts;

    /// <summary>
    /// A poll that lasted its full time undisturbed: nobody else polls. Not any successful poll counts, or two programs would go on
    /// throwing each other out at the shortest interval.
    /// </summary>
    public void Undisturbed() => this.conflicts = 0;

    /// <summary>Tries for ever, unless the token is refused.</summary>
    public ResiliencePipeline Polling() => Build(new RetryStrategyOptions
    {
        ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } fault and not OperationCanceledException && !Faults.IsTokenRefused(fault)),
        Delay = TimeSpan.FromSeconds(1),
        MaxDelay = TimeSpan.FromMinutes(1),
        DelayGenerator = args => ValueTask.FromResult(Faults.WaitAskedFor(args.Outcome.Exception) ?? WaitAfterConflict(args.Outcome.Exception)),
        OnRetry = args => LogPoll(args.Outcome.Exception!, args.RetryDelay.TotalSeconds),
    });

    /// <summary>Tries for ever while Telegram is out of reach; a refusal is final.</summary>
    public ResiliencePipeline Calling() => Build(new RetryStrategyOptions
    {
        ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } fault and not OperationCanceledException
            && fault is not ApiRequestException { ErrorCode: 400 or 401 or 403 or 404 }),
        Delay = TimeSpan.FromSeconds(5),
        MaxDelay = TimeSpan.FromMinutes(5),
        DelayGenerator = args => ValueTask.FromResult(Faults.WaitAskedFor(args.Outcome.Exception)),
    });

    private ResiliencePipeline Build(RetryStrategyOptions options)
    {
        options.MaxRetryAttempts = int.MaxValue;
        options.BackoffType = DelayBackoffType.Exponential;
        options.UseJitter = true;
        return new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(options).Build();
    }

    private TimeSpan? WaitAfterConflict(Exception? fault)
    {
        if (fault is not ApiRequestException { ErrorCode: 409 })
            return null;
        var doubled = ShortestConflict * Math.Pow(2, Math.Min(conflicts++, 10));
        var most = doubled < LongestConflict ? doubled : LongestConflict;
        return most * (0.75 + Random.Shared.NextDouble() / 4);
    }

    private ValueTask LogPoll(Exception fault, double seconds)
    {
        if (fault is not ApiRequestException { ErrorCode: 409 })
            log.PollFailed(Faults.Describe(fault), seconds);
        else if (fault.Message.Contains("webhook", StringComparison.OrdinalIgnoreCase))
            log.WebhookIsSet(fault.Message, seconds);
        else
            log.AnotherPoller(fault.Message, conflicts, seconds);
        return ValueTask.CompletedTask;
    }
}
