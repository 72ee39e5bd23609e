using ChatTutor.Answers.Caution;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.AudioToText;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Outcome = ChatTutor.Answers.Caution.Outcome;

namespace ChatTutor.Answers.Hearing;

#pragma warning disable SKEXP0001, SKEXP0010 // Sound is marked as experimental in Semantic Kernel; it is used here and in TranscriptionConnection only.

/// <summary>Makes words of voice messages by a server with OpenAI's interface, through Semantic Kernel. The sound is sent there and is nowhere else.</summary>
public sealed partial class ModelTranscriber : ITranscriber, IDisposable
{
    private const string Language = "vi";

    /// <summary>The poorest sound that platforms send, where they do not tell its length: rather too many seconds counted than too few.</summary>
    private const int BytesPerSecond = 1_600;

    private readonly IAudioToTextService model;
    private readonly TokenBudget budget;
    private readonly ResiliencePipeline tries;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    internal ModelTranscriber(
        IAudioToTextService model, TranscriptionSettings settings, string folder, TimeProvider time, TimeZoneInfo zone, ILogger logger)
    {
        (this.model, this.time, this.logger) = (model, time, logger);
        budget = new TokenBudget(Path.Combine(folder, "model-audio.txt"), settings.SecondsPerDay, settings.SecondsPerLearner, time, zone, logger);
        tries = new Breaker(time, logger, "transcription server", "people who speak are asked to type").Build(settings.Timeout);
    }

    /// <param name="dataDirectory">Where the count of seconds is kept, so that a restart spends nothing twice.</param>
    /// <param name="zone">The campaign's; its midnight begins a new day's seconds.</param>
    public static ModelTranscriber Open(
        TranscriptionSettings settings, string dataDirectory, TimeProvider time, TimeZoneInfo zone, ILogger<ModelTranscriber> logger)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new ModelTranscriber(TranscriptionConnection.Open(settings, time), settings, dataDirectory, time, zone, logger);
    }

    public async ValueTask<string?> TranscribeAsync(Sound sound, LearnerId learner, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sound);
        var began = time.GetTimestamp();
        var ending = await ListenAsync(sound, learner, stop);
        LogEnding(ending.Why?.ToString() ?? "Heard", ending.Detail, time.GetElapsedTime(began).TotalMilliseconds);
        return ending.Words;
    }

    public void Dispose() => budget.Dispose();

    private async Task<Ending> ListenAsync(Sound sound, LearnerId learner, CancellationToken stop)
    {
        try
        {
            return await tries.ExecuteAsync(limit => TryAsync(sound, learner, limit, stop), stop);
        }
        catch (BrokenCircuitException)
        {
            return new Ending(null, Outcome.Resting);
        }
        catch (Exception late) when (late is TimeoutException or TimeoutRejectedException)
        {
            return new Ending(null, Outcome.TimedOut);
        }
#pragma warning disable CA1031 // Whatever a library makes of a stranger's bytes: the learner is asked to type.
        catch (Exception fault) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new Ending(null, Outcome.Failed, Faults.Describe(fault));
        }
    }

    private async ValueTask<Ending> TryAsync(Sound sound, LearnerId learner, CancellationToken limit, CancellationToken stop)
    {
        var seconds = sound.Seconds is { } told ? Math.Max(1, told) : 1 + sound.Bytes.Length / BytesPerSecond;
        if (budget.Reserve(learner, seconds) is { } refused)
            return new Ending(null, refused);
        var used = seconds;
        try
        {
            return new Ending(await AskAsync(sound, limit, stop));
        }
        catch (Exception fault) when (Faults.CostNothing(fault))
        {
            used = 0;
            throw;
        }
        finally
        {
            budget.Settle(learner, seconds, used);
        }
    }

    private async Task<string> AskAsync(Sound sound, CancellationToken limit, CancellationToken stop)
    {
        var settings = new OpenAIAudioToTextExecutionSettings($"voice.{sound.Format}") { Language = Language, ResponseFormat = "json" };
        try
        {
            var texts = await model.GetTextContentsAsync(new AudioContent(sound.Bytes, "audio/" + sound.Format), settings, kernel: null, limit).WaitAsync(limit);
            return string.Join(' ', texts.Select(t => t.Text ?? ""));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException("The server did not finish in time.");
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Hearing: {Outcome} {Detail} in {Milliseconds} ms.")]
    private partial void LogEnding(string outcome, string? detail, double milliseconds);

    private sealed record Ending(string? Words, Outcome? Why = null, string? Detail = null);
}
