using ChatTutor.Core.Conversation;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Service.Effects;

/// <summary>Does the slow work that turns asked for; what comes of it enters by the same door as a message.</summary>
public sealed partial class EffectRunner(
    IStore store, IAnswerer answerer, Conversations.Conversations conversations, LateAnswers late, Composing composing, Wakeups wakeups,
    TimeProvider time, ILogger<EffectRunner> logger, VoiceListener? voices = null) : BackgroundService
{
    /// <summary>Questions answered side by side.</summary>
    private const int Most = 16;

    /// <summary>A model gives up after 15 seconds and the plain answer goes out; a chat page waits for 20.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(18);

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim free = new(Most, Most);

    public override void Dispose()
    {
        free.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                running.RemoveAll(t => t.IsCompleted);
                var due = await BusyStore.WaitOutAsync(() => store.DueEffectsAsync(conversations.Now, Most, stoppingToken), time, stoppingToken);
                foreach (var effect in due)
                {
                    await free.WaitAsync(stoppingToken);
                    running.Add(RunAsync(effect, stoppingToken));
                }
                // A full hand means that more may be waiting.
                if (due.Count < Most)
                    await wakeups.Effects.WaitAsync(Rest, stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(running);
        }
    }

    private async Task RunAsync(DueEffect due, CancellationToken stop)
    {
        try
        {
            var result = await due.Effect.Match(
                ask => AnswerAsync(ask, due, stop),
                remind => Task.FromResult<InboundMessage>(new InboundMessage.Reminder(remind.Lesson)),
                draw => Task.FromResult<InboundMessage>(new InboundMessage.CodeDrawn(LinkCodes.Draw(), draw.Use)),
                tell => Task.FromResult<InboundMessage>(new InboundMessage.Linked()),
                witness => Task.FromResult<InboundMessage>(new InboundMessage.Witnessed(witness.Lesson, witness.By)),
                listen => ListenAsync(listen, due, stop));
            if (!await HandInAsync(due, result, stop))
                await BusyStore.WaitOutAsync(() => store.PutOffAsync(due, conversations.Now + Rest, stop), time, stop);
        }
        catch (Exception e) when (e is OperationCanceledException or StoreFailedException)
        {
            // The effect is still on disk: it is due again after the restart.
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>False when the store is too busy to take it now.</summary>
    private async Task<bool> HandInAsync(DueEffect due, InboundMessage result, CancellationToken stop)
    {
        var incoming = new Incoming(due.Address, Incoming.EffectMessageId(due.Id), result, conversations.Now, late.IsAwaited(due.Id));
        try
        {
            late.Arrived(due.Id, await conversations.ReceiveAsync(incoming, stop));
            return true;
        }
        catch (StoreBusyException)
        {
            return false;
        }
    }

    private async Task<InboundMessage> AnswerAsync(Effect.Ask ask, DueEffect due, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        await using var sign = composing.Begin(due.Address);
        try
        {
            // Waited for with a limit of its own: an answerer may not look at its token.
            return new InboundMessage.Answered(await answerer.AnswerAsync(ask, due.Learner, sign.Say, limit.Token).AsTask().WaitAsync(limit.Token), ask.Question);
        }
#pragma warning disable CA1031 // A learner who asked always hears something.
        catch (Exception fault) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFault(fault);
            return new InboundMessage.Answered(new Answer("", []), ask.Question);
        }
    }

    // It may have been asked for before voice messages were switched off.
    private async Task<InboundMessage> ListenAsync(Effect.Listen listen, DueEffect due, CancellationToken stop)
    {
        if (voices is null)
            return VoiceListener.Nothing(listen);
        await using var sign = composing.Begin(due.Address);
        return await voices.ListenAsync(listen, due, stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A free question could not be answered.")]
    private partial void LogFault(Exception fault);
}
