namespace ChatTutor.Fakes.Telegram;

/// <summary>One person's chat with the bot: message ids count up for both sides.</summary>
internal sealed class FakeChat
{
    private readonly Lock _gate = new();
    private readonly List<FakeMessage> _sent = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastId;

    public bool Blocked { get; set; }

    public IReadOnlyList<FakeMessage> Sent
    {
        get
        {
            lock (_gate)
                return [.. _sent];
        }
    }

    public long NextId()
    {
        lock (_gate)
            return ++_lastId;
    }

    public FakeMessage Add(Func<long, FakeMessage> make)
    {
        lock (_gate)
        {
            var message = make(++_lastId);
            _sent.Add(message);
            Signal();
            return message;
        }
    }

    public FakeMessage Replace(long id, Func<FakeMessage, FakeMessage> change)
    {
        lock (_gate)
        {
            var at = _sent.FindIndex(m => m.Id == id);
            if (at < 0)
                throw TelegramError.Bad("message to edit not found");
            _sent[at] = change(_sent[at]);
            Signal();
            return _sent[at];
        }
    }

    /// <summary>The nth message of the bot, from 1, when it has come.</summary>
    public async Task<FakeMessage> SentAsync(int n, CancellationToken stop)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_sent.Count >= n)
                    return _sent[n - 1];
                changed = _changed.Task;
            }
            await changed.WaitAsync(stop);
        }
    }

    private void Signal()
    {
        _changed.SetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
