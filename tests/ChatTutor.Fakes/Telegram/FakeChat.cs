namespace ChatTutor.Fakes.Telegram;

/// <summary>One person's chat with the bot: message ids count up for both sides.</summary>
internal sealed class FakeChat
{
    private readonly Lock gate = new();
    private readonly List<FakeMessage> sent = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long lastId;

    public bool Blocked { get; set; }

    public IReadOnlyList<FakeMessage> Sent
    {
        get
        {
            lock (gate)
                return [.. sent];
        }
    }

    public long NextId()
    {
        lock (gate)
            return ++lastId;
    }

    public FakeMessage Add(Func<long, FakeMessage> make)
    {
        lock (gate)
        {
            var message = make(++lastId);
            sent.Add(message);
            Signal();
            return message;
        }
    }

    public FakeMessage Replace(long id, Func<FakeMessage, FakeMessage> change)
    {
        lock (gate)
        {
            var at = sent.FindIndex(m => m.Id == id);
            if (at < 0)
                throw ApiError.Bad("message to edit not found");
            sent[at] = change(sent[at]);
            Signal();
            return sent[at];
        }
    }

    /// <summary>The nth message of the bot, from 1, when it has come.</summary>
    public async Task<FakeMessage> SentAsync(int n, CancellationToken stop)
    {
        while (true)
        {
            Task changed;
            lock (gate)
            {
                if (sent.Count >= n)
                    return sent[n - 1];
                changed = this.changed.Task;
            }
            await changed.WaitAsync(stop);
        }
    }

    private void Signal()
    {
        changed.SetResult();
        this.changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
