namespace ChatTutor.Fakes.Telegram;

/// <summary>
/// Updates waiting to be fetched. Asking with an offset above an update's id confirms it; one poll at a time, the newer ends the older.
/// </summary>
internal sealed class UpdateQueue
{
    /// <summary>The server takes an offset this far beyond the end for a mistake and starts again from the beginning.</summary>
    private const int FurthestAhead = 10;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, string> _waiting = [];
    private readonly List<string> _again = [];
    private readonly TimeProvider _time;
    private TaskCompletionSource _arrived = New();
    private TaskCompletionSource<string>? _poll;
    private long _lastId;

    public UpdateQueue(long firstId, TimeProvider time) => (_lastId, _time) = (firstId - 1, time);

    public int Count
    {
        get
        {
            lock (_gate)
                return _waiting.Count;
        }
    }

    public long Add(Func<long, string> write)
    {
        lock (_gate)
        {
            _waiting[++_lastId] = write(_lastId);
            Signal();
            return _lastId;
        }
    }

    /// <summary>Hands an update out once more with the next answer, whatever has been confirmed.</summary>
    public void Repeat(string update)
    {
        lock (_gate)
        {
            _again.Add(update);
            Signal();
        }
    }

    /// <summary>After a week without updates the next id may be anything.</summary>
    public void JumpTo(long nextId)
    {
        lock (_gate)
            _lastId = nextId - 1;
    }

    /// <summary>Ends a poll that is waiting with a 409 that says why.</summary>
    public void EndPoll(string why)
    {
        lock (_gate)
            _poll?.TrySetResult(why);
    }

    public async Task<IReadOnlyList<string>> PollAsync(long offset, int limit, TimeSpan timeout, CancellationToken stop)
    {
        var mine = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _poll?.TrySetResult("terminated by other getUpdates request; make sure that only one bot instance is running");
            _poll = mine;
        }
        var until = Task.Delay(timeout, _time, stop);
        while (true)
        {
            var (found, arrived) = Look(offset, limit);
            if (mine.Task.IsCompleted)
                throw new TelegramError(409, "Conflict: " + await mine.Task);
            if (found.Count > 0 || until.IsCompleted)
                return found;
            await Task.WhenAny(arrived, until, mine.Task);
            stop.ThrowIfCancellationRequested();
        }
    }

    private (IReadOnlyList<string> Found, Task Arrived) Look(long offset, int limit)
    {
        lock (_gate)
        {
            if (offset < 0)
                offset = _waiting.Keys.SkipLast((int)Math.Min(-offset, int.MaxValue)).LastOrDefault() + 1;
            if (offset <= _lastId + FurthestAhead)
                foreach (var confirmed in _waiting.Keys.TakeWhile(id => id < offset).ToList())
                    _waiting.Remove(confirmed);
            IReadOnlyList<string> found = [.. _again.Concat(_waiting.Values).Take(limit)];
            _again.RemoveRange(0, Math.Min(limit, _again.Count));
            return (found, _arrived.Task);
        }
    }

    private void Signal()
    {
        _arrived.SetResult();
        _arrived = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
