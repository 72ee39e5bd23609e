namespace ChatTutor.Fakes;

/// <summary>Faults lined up for calls to come: each is used once, in order, per method.</summary>
internal sealed class FaultPlan
{
    private readonly Dictionary<string, Queue<Fault>> planned = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string method, Fault fault, int times)
    {
        lock (planned)
        {
            if (!planned.TryGetValue(method, out var queue))
                planned[method] = queue = new Queue<Fault>();
            for (var i = 0; i < times; i++)
                queue.Enqueue(fault);
        }
    }

    public Fault? Take(string method)
    {
        lock (planned)
            return planned.TryGetValue(method, out var queue) && queue.TryDequeue(out var fault) ? fault : null;
    }
}
