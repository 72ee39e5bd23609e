using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage.Waiting;

/// <summary>
/// Messages to be sent, a line for each address. Only the first of a line is ever handed out, so that a message that has to wait
/// holds back those behind it and nobody else's.
/// </summary>
internal sealed class OutboxQueue
{
    private readonly Dictionary<long, OutboxMessage> messages = [];
    private readonly Dictionary<Address, Queue<long>> lines = [];
    private readonly HashSet<long> handedOut = [];
    private readonly SortedSet<long> ready = [];
    private readonly PriorityQueue<long, (DateTimeOffset Due, long Id)> waiting = new();

    public int Count => messages.Count;

    public OutboxMessage? Find(long id) => messages.GetValueOrDefault(id);

    /// <summary>Ids must grow.</summary>
    public void Add(OutboxMessage message)
    {
        messages.Add(message.Id, message);
        if (!lines.TryGetValue(message.Address, out var line))
            lines.Add(message.Address, line = new Queue<long>());
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
        var taken = ready.Take(most).Select(id => messages[id]).ToList();
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
        handedOut.Remove(id);
        ready.Remove(id);
        waiting.Enqueue(id, (due, id));
        return message;
    }

    public bool Remove(long id)
    {
        if (!messages.Remove(id, out var message))
            return false;
        handedOut.Remove(id);
        ready.Remove(id);
        Advance(message.Address);
        return true;
    }

    /// <summary>Empties the line of an address, or takes out what is for one of its learners; returns what stood there.</summary>
    public List<long> RemoveAll(Address address, LearnerId? learner = null)
    {
        var gone = lines.TryGetValue(address, out var line)
            ? line.Where(id => messages.TryGetValue(id, out var message) && (learner is null || message.Learner == learner)).ToList() : [];
        gone.ForEach(id => Remove(id));
        return gone;
    }

    private void Advance(Address address)
    {
        var line = lines[address];
        while (line.TryPeek(out var first) && !messages.ContainsKey(first))
            line.Dequeue();
        if (line.Count == 0)
            lines.Remove(address);
        else if (!handedOut.Contains(line.Peek()))
            waiting.Enqueue(line.Peek(), (messages[line.Peek()].Due, line.Peek()));
    }
}
