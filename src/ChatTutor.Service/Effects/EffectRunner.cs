using ChatTutor.Core.Conversation;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Service.Effects;

/// <summary>Does the slow work that turns asked for; what comes of it enters by the same door as a message.</summary>
public sealed partial class EffectRunner(
    IStore store, IAnswerer answerer, Conversations.Conversations conversations, LateAnswers late, Wakeups wakeups,
    ILogger<EffectRunner> logger) : BackgroundService
{
    /// <summary>Questions answered side by side.</summary>
    private const int Most = 16;

    /// <summary>How long an answer may take before the plain one goes out.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

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
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(t => t.IsCompleted);
            foreach (var due in await store.DueEffectsAsync(conversations.Now, Most, stoppingToken))
            {
                await free.WaitAsync(stoppingToken);
                running.Add(RunAsync(due, stoppingToken));
            }
            await wakeups.Effects.WaitAsync(Rest, stoppingToken);
        }
        await Task.WhenAll(running);
    }

    private async Task RunAsync(DueEffect due, CancellationToken stop)
    {
        try
        {
            var result = await due.Effect.Match(
                ask => AnswerAsync(ask, stop),
                remind => Task.FromResult<InboundMessage>(new InboundMessage.Reminder(remind.Lesson)));
            var incoming = new Incoming(due.Address, Incoming.EffectMessageId(due.Id), result, conversations.Now, late.IsAwaited(due.Id));
            late.Arrived(due.Id, await conversations.ReceiveAsync(incoming, stop));
        }
        catch (StoreBusyException)
        {
            await store.PutOffAsync(due, conversations.Now + Rest, stop);
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

    private async Task<InboundMessage> AnswerAsync(Effect.Ask ask, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            return new InboundMessage.Answered(await answerer.AnswerAsync(ask.Question, limit.Token));
        }
#pragma warning disable CA1031 // A learner who asked always hears something.
        catch (Exception fault) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFault(fault);
            return new InboundMessage.Answered(new Answer("", []));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A free question could not be answered.")]
    private partial void LogFault(Exception fault);
}
