namespace ChatTutor.Fakes.Telegram;

/// <summary>
/// Updates waiting to be fetched. Asking with an offset above an update's id confirms it; one poll at a time, the newer ends the older.
/// </summary>
internal sealed class UpdateQueue
{
    /// <summary>The server takes an offset this far beyond the end for a mistake and starts again from the beginning.</summary>
    private const int FurthestAhead = 10;

    private readonly Lock gate = new();
    private readonly SortedDictionary<long, string> waiting = [];
    private readonly List<(long Id, string Update)> again = [];
    private readonly TimeProvider time;
    private TaskCompletionSource arrived = New();
    private TaskCompletionSource<string>? poll;
    private long lastId;

    public UpdateQueue(long firstId, TimeProvider time) => (this.lastId, this.time) = (firstId - 1, time);

    public int Count
    {
        get
        {
            lock (gate)
                return waiting.Count;
        }
    }

    public long Add(Func<long, string> write)
    {
        lock (gate)
        {
            waiting[++lastId] = write(lastId);
            Signal();
            return lastId;
        }
    }

    /// <summary>An id and its update, without handing it out.</summary>
    public long Reserve(Action<long> write)
    {
        lock (gate)
        {
            write(++lastId);
            return lastId;
        }
    }

    public IReadOnlyList<(long Id, string Update)> Waiting
    {
        get
        {
            lock (gate)
                return [.. waiting.Select(w => (w.Key, w.Value))];
        }
    }

    public void Confirm(long id)
    {
        lock (gate)
            waiting.Remove(id);
    }

    /// <summary>Hands an update out once more with the next answer, whatever has been confirmed, at its place among the others.</summary>
    public void Repeat(long id, string update)
    {
        lock (gate)
        {
            again.Add((id, update));
            Signal();
        }
    }

    /// <summary>After a week without updates the next id may be anything.</summary>
    public void JumpTo(long nextId)
    {
        lock (gate)
            this.lastId = nextId - 1;
    }

    /// <summary>Ends a poll that is waiting with a 409 that says why.</summary>
    public void EndPoll(string why)
    {
        lock (gate)
            poll?.TrySetResult(why);
    }

    public async Task<IReadOnlyList<string>> PollAsync(long offset, int limit, TimeSpan timeout, CancellationToken stop)
    {
        var mine = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            poll?.TrySetResult("terminated by other getUpdates request; make sure that only one bot instance is running");
            this.poll = mine;
        }
        var until = Task.Delay(timeout, time, stop);
        while (true)
        {
            var (found, arrived) = Look(offset, limit);
            if (mine.Task.IsCompleted)
                throw new ApiError(409, "Conflict: " + await mine.Task);
            if (found.Count > 0 || until.IsCompleted)
                return found;
            await Task.WhenAny(arrived, until, mine.Task);
            stop.ThrowIfCancellationRequested();
        }
    }

    private (IReadOnlyList<string> Found, Task Arrived) Look(long offset, int limit)
    {
        lock (gate)
        {
            if (offset < 0)
                offset = waiting.Keys.SkipLast((int)Math.Min(-offset, int.MaxValue)).LastOrDefault() + 1;
            if (offset <= lastId + FurthestAhead)
                foreach (var confirmed in waiting.Keys.TakeWhile(id => id < offset).ToList())
                    waiting.Remove(confirmed);
            // What comes again never overtakes what was said before it: ids count up within an answer, whose last one confirms all before it.
            var found = again.Concat(waiting.Select(w => (Id: w.Key, Update: w.Value))).OrderBy(u => u.Id).Take(limit).ToList();
            again.RemoveAll(found.Contains);
            return ([.. found.Select(u => u.Update)], arrived.Task);
        }
    }

    private void Signal()
    {
        arrived.SetResult();
        this.arrived = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
