using ChatTutor.Service.Ports;

namespace ChatTutor.Storage.Waiting;

/// <summary>The messages to one address: replies before what nobody asked for, each kind in its order, one on its way at a time.</summary>
internal sealed class Line
{
    private readonly Queue<long> replies = new();
    private readonly Queue<long> unasked = new();

    /// <summary>The message that was handed out and is not settled yet.</summary>
    public long? OnItsWay { get; set; }

    /// <summary>The one to be sent next.</summary>
    public long? Head => replies.TryPeek(out var reply) ? reply : unasked.TryPeek(out var other) ? other : null;

    public IEnumerable<long> All => replies.Concat(unasked);

    public void Add(OutboxMessage message) => (message.Urgency == Urgency.Reply ? replies : unasked).Enqueue(message.Id);

    /// <summary>Forgets those at the front that are gone.</summary>
    public void Drop(Func<long, bool> isGone)
    {
        foreach (var queue in (Queue<long>[])[replies, unasked])
            while (queue.TryPeek(out var first) && isGone(first))
                queue.Dequeue();
    }
}
