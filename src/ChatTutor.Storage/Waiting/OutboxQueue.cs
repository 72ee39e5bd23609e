using ChatTutor.Service.Ports;

namespace ChatTutor.Storage.Waiting;

/// <summary>
/// Messages to be sent, a line for each address. Only the first of a line is ever handed out, so that a message that has to wait
/// holds back those behind it and nobody else's. What nobody asked for stands in a second line of the same address: it may wait for
/// the morning while answers go on. Of one address, one message at a time is on its way.
/// </summary>
internal sealed class OutboxQueue
{
    private readonly Dictionary<long, OutboxMessage> messages = [];
    private readonly Dictionary<(Address, Urgency), Queue<long>> lines = [];
    private readonly HashSet<long> handedOut = [];
    private readonly HashSet<Address> busy = [];
    private readonly SortedSet<long> ready = [];
    private readonly PriorityQueue<long, (DateTimeOffset Due, long Id)> waiting = new();

    public int Count => messages.Count;

    public OutboxMessage? Find(long id) => messages.GetValueOrDefault(id);

    /// <summary>Ids must grow.</summary>
    public void Add(OutboxMessage message)
    {
        messages.Add(message.Id, message);
        if (!lines.TryGetValue(LineOf(message), out var line))
            lines.Add(LineOf(message), line = new Queue<long>());
        line.Enqueue(message.Id);
        if (line.Peek() == message.Id)
            waiting.Enqueue(message.Id, (message.Due, message.Id));
    }

    /// <summary>The messages due now, oldest first; they count as handed out.</summary>
    public List<OutboxMessage> Take(DateTimeOffset now, int most)
    {
        while (waiting.TryPeek(out _, out var first) && first.Due <= now)
            if (messages.TryGetValue(waiting.Dequeue(), out var message) && message.Due <= now && !handedOut.Contains(message.Id))
                ready.Add(message.Id);
        var taken = new List<OutboxMessage>();
        foreach (var message in ready.Select(id => messages[id]))
            if (taken.Count == most)
                break;
            else if (busy.Add(message.Address))
                taken.Add(message);
        foreach (var message in taken)
        {
            ready.Remove(message.Id);
            handedOut.Add(message.Id);
        }
        return taken;
    }

    /// <summary>The message as it now waits, or null when it had gone.</summary>
    public OutboxMessage? PutOff(long id, DateTimeOffset due)
    {
        if (!messages.TryGetValue(id, out var message))
            return null;
        message = messages[id] = message with { Attempts = message.Attempts + 1, Due = due };
        Return(message);
        waiting.Enqueue(id, (due, id));
        return message;
    }

    public bool Remove(long id)
    {
        if (!messages.Remove(id, out var message))
            return false;
        Return(message);
        Advance(LineOf(message));
        return true;
    }

    /// <summary>Empties the line of an address; returns what stood in it.</summary>
    public List<long> RemoveAll(Address address)
    {
        var gone = Enum.GetValues<Urgency>().SelectMany(u => lines.GetValueOrDefault((address, u)) ?? []).Where(messages.ContainsKey).ToList();
        gone.ForEach(id => Remove(id));
        return gone;
    }

    private static (Address, Urgency) LineOf(OutboxMessage message) => (message.Address, message.Urgency);

    private void Return(OutboxMessage message)
    {
        ready.Remove(message.Id);
        if (handedOut.Remove(message.Id))
            busy.Remove(message.Address);
    }

    private void Advance((Address, Urgency) key)
    {
        var line = lines[key];
        while (line.TryPeek(out var first) && !messages.ContainsKey(first))
            line.Dequeue();
        if (line.Count == 0)
            lines.Remove(key);
        else if (!handedOut.Contains(line.Peek()))
            waiting.Enqueue(line.Peek(), (messages[line.Peek()].Due, line.Peek()));
    }
}
