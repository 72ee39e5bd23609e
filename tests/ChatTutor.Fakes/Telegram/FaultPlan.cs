namespace ChatTutor.Fakes.Telegram;

/// <summary>Faults lined up for calls to come: each is used once, in order, per method.</summary>
internal sealed class FaultPlan
{
    private readonly Dictionary<string, Queue<TelegramFault>> _planned = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string method, TelegramFault fault, int times)
    {
        lock (_planned)
        {
            if (!_planned.TryGetValue(method, out var queue))
                _planned[method] = queue = new Queue<TelegramFault>();
            for (var i = 0; i < times; i++)
                queue.Enqueue(fault);
        }
    }

    public TelegramFault? Take(string method)
    {
        lock (_planned)
            return _planned.TryGetValue(method, out var queue) && queue.TryDequeue(out var fault) ? fault : null;
    }
}
