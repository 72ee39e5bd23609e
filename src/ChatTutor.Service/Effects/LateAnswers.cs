using System.Collections.Concurrent;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Service.Effects;

/// <summary>Lets a channel that hands replies back itself wait for the answer to a free question.</summary>
public sealed class LateAnswers(IStore store)
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<Handled>> waiting = new();

    /// <summary>True when somebody waits for this effect: the answer then needs no outbox.</summary>
    public bool IsAwaited(long effect) => waiting.ContainsKey(effect);

    public void Arrived(long effect, Handled handled)
    {
        if (waiting.TryRemove(effect, out var waiter))
            waiter.TrySetResult(handled);
    }

    /// <summary>All replies to a message: those at once and those of its free questions, as far as they come within <paramref name="patience"/>.</summary>
    public async ValueTask<IReadOnlyList<Reply>> RepliesAsync(Address address, Handled handled, TimeSpan patience, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(handled);
        var replies = handled.Replies.ToList();
        foreach (var question in handled.Questions)
            replies.AddRange(await OneAsync(address, question, patience, stop));
        return replies;
    }

    private async Task<IReadOnlyList<Reply>> OneAsync(Address address, long effect, TimeSpan patience, CancellationToken stop)
    {
        var waiter = waiting.GetOrAdd(effect, _ => new TaskCompletionSource<Handled>(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            // It may have been answered before we came to wait.
            if (await store.FindAsync(address, Incoming.EffectMessageId(effect), stop) is { } earlier)
                Arrived(effect, earlier);
            return (await waiter.Task.WaitAsync(patience, stop)).Replies;
        }
        catch (TimeoutException)
        {
            return [];
        }
        finally
        {
            // Whoever has gone away waits no longer: the answer then takes the ordinary way.
            waiting.TryRemove(effect, out _);
        }
    }
}
