namespace ChatTutor.Channels.Telegram;

/// <summary>
/// Puts updates that a webhook brings side by side back into their order. Telegram keeps the order of a person's messages and that of
/// their taps, but the two come on lines of their own; ids count up over the whole bot, so a gap means that something is still on its way.
/// </summary>
internal sealed class Turnstile(TimeProvider time)
{
    /// <summary>How long a missing update is waited for: it is on another line or was not for us.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Updates that are brought again come from no further back than this.</summary>
    private const long FurthestBack = 100_000;

    private readonly Lock gate = new();
    private readonly Dictionary<long, SortedSet<(long Id, long Arrival)>> waiting = [];
    private readonly SortedSet<long> ahead = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long arrivals;
    private long complete;

    /// <summary>Runs the work when all earlier updates of this person have had theirs.</summary>
    public async Task<T> PassAsync<T>(long person, long id, Func<Task<T>> work)
    {
        var mine = (id, Interlocked.Increment(ref arrivals));
        Arrive(person, mine);
        try
        {
            using var late = new CancellationTokenSource(Patience, time);
            while (Next(person, mine, late.IsCancellationRequested) is { } wait)
                await wait.WaitAsync(late.IsCancellationRequested ? CancellationToken.None : late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return await work();
        }
        finally
        {
            Leave(person, mine);
        }
    }

    private void Arrive(long person, (long Id, long Arrival) mine)
    {
        lock (gate)
        {
            if (!waiting.TryGetValue(person, out var line))
                waiting[person] = line = [];
            line.Add(mine);
            Note(mine.Id);
            Signal();
        }
    }

    /// <summary>What to wait for, or null when it is this one's turn.</summary>
    private Task? Next(long person, (long Id, long Arrival) mine, bool isLate)
    {
        lock (gate)
        {
            if (isLate && mine.Id > complete)
                Skip(mine.Id);
            return mine.Id <= complete && waiting[person].Min == mine ? null : changed.Task;
        }
    }

    private void Leave(long person, (long Id, long Arrival) mine)
    {
        lock (gate)
        {
            waiting[person].Remove(mine);
            if (waiting[person].Count == 0)
                waiting.Remove(person);
            Signal();
        }
    }

    // Everything up to "complete" has arrived or is not waited for any more.
    private void Note(long id)
    {
        // The first one, or the first after a quiet week, when Telegram starts counting anywhere.
        if (complete == 0 || id < complete - FurthestBack)
            complete = id;
        if (id > complete)
            ahead.Add(id);
        while (ahead.Remove(complete + 1))
            complete++;
    }

    private void Skip(long id)
    {
        complete = id;
        ahead.RemoveWhere(i => i <= id);
        Note(id);
        Signal();
    }

    private void Signal()
    {
        changed.SetResult();
        changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
