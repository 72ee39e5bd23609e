using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace ChatTutor.Answers.Caution;

/// <summary>How often and how long a model is tried: a limit over all, one second try, and rest for a server that keeps failing.</summary>
internal sealed partial class Breaker(
    TimeProvider time, ILogger logger, string server = "model", string meanwhile = "answers go out in the lessons' own words")
{
    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    /// <summary>Calls within the time watched before half of them failing means anything.</summary>
    private const int Few = 6;

    public ResiliencePipeline Build(TimeSpan limit) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddTimeout(limit)
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Exception is { } fault and not (OperationCanceledException or BrokenCircuitException) && Faults.MayPass(fault)),
            MaxRetryAttempts = 1,
            Delay = TimeSpan.FromMilliseconds(200),
            UseJitter = true,
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = Few,
            SamplingDuration = Watched,
            BreakDurationGenerator = args => ValueTask.FromResult(Rest(args.HalfOpenAttempts)),
            OnOpened = args =>
            {
                LogOpened(server, meanwhile, args.BreakDuration.TotalSeconds, args.Outcome.Exception is { } fault ? Faults.Describe(fault) : "");
                return ValueTask.CompletedTask;
            },
            OnClosed = _ =>
            {
                LogClosed(server);
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    private static TimeSpan Rest(int triesInVain) => ShortestRest * Math.Pow(2, Math.Min(triesInVain, 8)) is var rest && rest < LongestRest ? rest : LongestRest;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Server} keeps failing ({Fault}); it rests for {Seconds} s and {Meanwhile}.")]
    private partial void LogOpened(string server, string meanwhile, double seconds, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "The {Server} answers again.")]
    private partial void LogClosed(string server);
}
