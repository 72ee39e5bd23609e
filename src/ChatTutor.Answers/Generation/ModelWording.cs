using System.Threading.RateLimiting;
using ChatTutor.Answers.Caution;
using ChatTutor.Core.Conversation;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Outcome = ChatTutor.Answers.Caution.Outcome;

namespace ChatTutor.Answers.Generation;

/// <summary>
/// Better words from a language model behind an OpenAI-compatible server, through Semantic Kernel. It can look at nothing and change
/// nothing: it is told a masked question and approved passages, and what it says goes out only if the passages hold it.
/// </summary>
public sealed partial class ModelWording : IWording, IDisposable
{
    private readonly ModelSettings settings;
    private readonly ModelCall model;
    private readonly TokenBudget budget;
    private readonly KnownWordings known;
    private readonly ResiliencePipeline tries;
    private readonly PartitionedRateLimiter<LearnerId> pace;
    private readonly WordingCounters counters = new();
    private readonly TimeProvider time;
    private readonly ILogger logger;

    internal ModelWording(Kernel kernel, ModelSettings settings, string folder, TimeProvider time, TimeZoneInfo zone, ILogger logger)
    {
        (this.settings, this.time, this.logger) = (settings, time, logger);
        // Half of the time for a silence leaves the other half to a second try.
        model = new ModelCall(kernel, time, settings.Timeout / 2);
        budget = new TokenBudget(Path.Combine(folder, "model-tokens.txt"), settings.TokensPerDay, settings.TokensPerLearner, time, zone, logger);
        known = new KnownWordings(time);
        tries = new Breaker(time, logger).Build(settings.Timeout);
        pace = PartitionedRateLimiter.Create<LearnerId, long>(learner => RateLimitPartition.GetFixedWindowLimiter(learner.Value, _ => Minute()));
    }

    /// <param name="dataDirectory">Where the count of tokens is kept, so that a restart spends nothing twice.</param>
    /// <param name="zone">The campaign's; its midnight begins a new day's tokens.</param>
    public static ModelWording Open(ModelSettings settings, string dataDirectory, TimeProvider time, TimeZoneInfo zone, ILogger<ModelWording> logger)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new ModelWording(ModelConnection.Open(settings), settings, dataDirectory, time, zone, logger);
    }

    public async ValueTask<string?> WordAsync(WordingRequest request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Passages.Count == 0)
            return null;
        var began = time.GetTimestamp();
        var key = KnownWordings.KeyOf(request);
        var ending = known.TryGet(key, out var wording)
            ? new Ending(wording is null ? Outcome.CachedRefusal : Outcome.Cached, wording)
            : await AskAsync(request, stop);
        if (ending.Outcome is Outcome.Worded or Outcome.Declined or Outcome.Unsupported or Outcome.Leaked or Outcome.TooLong)
            known.Keep(key, ending.Text);
        var took = time.GetElapsedTime(began);
        counters.Count(ending.Outcome, ending.Detail, took);
        LogEnding(ending.Outcome, ending.Detail, took.TotalMilliseconds);
        return ending.Text;
    }

    public void Dispose()
    {
        budget.Dispose();
        known.Dispose();
        pace.Dispose();
        counters.Dispose();
    }

    private async Task<Ending> AskAsync(WordingRequest request, CancellationToken stop)
    {
        using var lease = pace.AttemptAcquire(request.Learner);
        if (!lease.IsAcquired)
            return new Ending(Outcome.TooFast);
        try
        {
            return await tries.ExecuteAsync(limit => TryAsync(request, limit, stop), stop);
        }
        catch (BrokenCircuitException)
        {
            return new Ending(Outcome.Resting);
        }
        catch (Exception late) when (late is TimeoutException or TimeoutRejectedException)
        {
            return new Ending(Outcome.TimedOut);
        }
#pragma warning disable CA1031 // Whatever a library makes of a stranger's bytes: the learner is answered in the lessons' own words.
        catch (Exception fault) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new Ending(Outcome.Failed, Detail: Faults.Describe(fault));
        }
    }

    private async ValueTask<Ending> TryAsync(WordingRequest request, CancellationToken limit, CancellationToken stop)
    {
        var prompt = Prompt.Of(request);
        if (budget.Reserve(request.Learner, prompt.MostTokens) is { } refused)
            return new Ending(refused);
        var draft = new Draft(prompt, request);
        var used = prompt.MostTokens;
        try
        {
            var usage = await model.RunAsync(prompt, draft, limit, stop);
            used = Used(usage, prompt.TokensWith(draft.Length));
            var outcome = usage.Cut ? Outcome.TooLong : draft.End();
            return new Ending(outcome, outcome == Outcome.Worded ? draft.Text : null, outcome == Outcome.Unsupported ? draft.Objection : null);
        }
        catch (Exception fault) when (Faults.CostNothing(fault))
        {
            used = 0;
            throw;
        }
        finally
        {
            budget.Settle(request.Learner, prompt.MostTokens, used);
            counters.CountTokens(used);
        }
    }

    // A server that counts too little must not be able to lift the limit.
    private static int Used(Usage usage, int estimate) => usage.Tokens == 0 ? estimate : Math.Clamp(usage.Tokens, estimate / 4, estimate * 4);

    private FixedWindowRateLimiterOptions Minute() =>
        new() { PermitLimit = settings.QuestionsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };

    [LoggerMessage(Level = LogLevel.Debug, Message = "Wording: {Outcome} {Detail} in {Milliseconds} ms.")]
    private partial void LogEnding(Outcome outcome, string? detail, double milliseconds);

    private sealed record Ending(Outcome Outcome, string? Text = null, string? Detail = null);
}
