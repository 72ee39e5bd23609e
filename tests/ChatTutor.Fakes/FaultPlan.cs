namespace ChatTutor.Fakes;

/// <summary>Faults lined up for calls to come: each is used once, in order, per platform and method.</summary>
public sealed class FaultPlan
{
    private readonly Dictionary<string, Queue<Fault>> planned = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string platform, string method, Fault fault, int times = 1)
    {
        lock (planned)
        {
            if (!planned.TryGetValue(Key(platform, method), out var queue))
                planned[Key(platform, method)] = queue = new Queue<Fault>();
            for (var i = 0; i < times; i++)
                queue.Enqueue(fault);
        }
    }

    /// <summary>Faults nobody has met yet.</summary>
    public int Waiting(string platform, string method)
    {
        lock (planned)
            return planned.TryGetValue(Key(platform, method), out var queue) ? queue.Count : 0;
    }

    internal Fault? Take(string platform, string method)
    {
        lock (planned)
            return planned.TryGetValue(Key(platform, method), out var queue) && queue.TryDequeue(out var fault) ? fault : null;
    }

    private static string Key(string platform, string method) => $"{platform}/{method}";
}
