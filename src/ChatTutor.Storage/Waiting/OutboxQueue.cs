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
    private readonly Dictionary<Address, Line> lines = [];
    private readonly SortedSet<(Urgency Urgency, long Id)> ready = [];
    private readonly PriorityQueue<long, (DateTimeOffset Due, long Id)> waiting = new();

    public int Count => messages.Count;

    /// <summary>Without the copies of broadcasts, which wait in their lists.</summary>
    public int CountOwn => messages.Values.Count(m => m.Copy is null);

    public OutboxMessage? Find(long id) => messages.GetValueOrDefault(id);

    /// <summary>Ids must grow.</summary>
    public void Add(OutboxMessage message)
    {
        messages.Add(message.Id, message);
        if (!lines.TryGetValue(message.Address, out var line))
            lines.Add(message.Address, line = new Line());
        line.Add(message);
        if (IsNext(message))
            waiting.Enqueue(message.Id, (message.Due, message.Id));
    }

    /// <summary>The messages due now, replies first and then oldest first; they count as handed out.</summary>
    public List<OutboxMessage> Take(DateTimeOffset now, int most, int mostUnasked)
    {
        while (waiting.TryPeek(out _, out var first) && first.Due <= now)
            if (messages.TryGetValue(waiting.Dequeue(), out var message) && message.Due <= now && IsNext(message))
                ready.Add((message.Urgency, message.Id));
        var taken = new List<OutboxMessage>();
        while (taken.Count < most && ready.Count > 0)
        {
            if (ready.Min.Urgency != Urgency.Reply && mostUnasked-- <= 0)
                break;
            var message = messages[ready.Min.Id];
            ready.Remove(ready.Min);
            // A reply may have come before it meanwhile.
            if (!IsNext(message))
                continue;
            lines[message.Address].OnItsWay = message.Id;
            taken.Add(message);
        }
        return taken;
    }

    /// <summary>The message as it now waits, or null when it had gone.</summary>
    public OutboxMessage? PutOff(long id, DateTimeOffset due)
    {
        if (!messages.TryGetValue(id, out var message))
            return null;
        message = messages[id] = message with { Attempts = message.Attempts + 1, Due = due };
        Release(message);
        return message;
    }

    public bool Remove(long id)
    {
        if (!messages.Remove(id, out var message))
            return false;
        Release(message);
        return true;
    }

    /// <summary>Empties the line of an address, or takes out what is for one of its learners; returns what stood there.</summary>
    public List<OutboxMessage> RemoveAll(Address address, LearnerId? learner = null)
    {
        var gone = lines.TryGetValue(address, out var line)
            ? line.All.Where(messages.ContainsKey).Select(id => messages[id]).Where(m => learner is null || m.Learner == learner).ToList() : [];
        gone.ForEach(message => Remove(message.Id));
        return gone;
    }

    private bool IsNext(OutboxMessage message) => lines[message.Address] is { OnItsWay: null } line && line.Head == message.Id;

    /// <summary>The message is not on its way any more: whoever is at the front now may go.</summary>
    private void Release(OutboxMessage message)
    {
        ready.Remove((message.Urgency, message.Id));
        var line = lines[message.Address];
        if (line.OnItsWay == message.Id)
            line.OnItsWay = null;
        line.Drop(id => !messages.ContainsKey(id));
        if (line.Head is not { } head)
            lines.Remove(message.Address);
        else if (line.OnItsWay is null)
            waiting.Enqueue(head, (messages[head].Due, head));
    }
}
