using System.Collections.Concurrent;

namespace ChatTutor.Channels.Zalo;

/// <summary>
/// Tells this program's own messages from those that somebody of the office wrote by hand: Zalo reports both. The report may come
/// before the answer to the call that sent it.
/// </summary>
internal sealed class OwnMessages(TimeProvider time)
{
    /// <summary>Zalo repeats a report for two hours, and takes 4,000 calls a minute at most.</summary>
    private const int MostRemembered = 480_000;

    /// <summary>How long a report of a call with an unclear outcome may take.</summary>
    private static readonly TimeSpan Unclear = TimeSpan.FromMinutes(10);

    private readonly DateTimeOffset since = time.GetUtcNow();
    private readonly ConcurrentDictionary<string, byte> sent = new();
    private readonly ConcurrentQueue<string> order = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> open = new();

    /// <summary>A message to this person is on its way.</summary>
    public void Begin(string user) => open[user] = DateTimeOffset.MaxValue;

    /// <param name="messageId">Null when nothing was sent; <paramref name="unclear"/> when nobody knows.</param>
    public void End(string user, string? messageId, bool unclear)
    {
        if (messageId is not null && sent.TryAdd(messageId, 0))
        {
            order.Enqueue(messageId);
            while (order.Count > MostRemembered && order.TryDequeue(out var oldest))
                sent.TryRemove(oldest, out _);
        }
        if (unclear)
            open[user] = time.GetUtcNow() + Unclear;
        else
            open.TryRemove(user, out _);
    }

    /// <summary>True when somebody wrote this by hand, as far as one can know: in doubt it was us, for silence would puzzle a learner.</summary>
    public bool IsByHand(ReadEvent.FromAccount message)
    {
        if (sent.ContainsKey(message.MessageId))
            return false;
        if (message.ByAdmin)
            return true;
        var underWay = open.TryGetValue(message.To.User, out var until) && time.GetUtcNow() < until;
        // Asked again: the call may have ended between the two looks, and its id is noted before it counts as ended.
        return message.At > since && !underWay && !sent.ContainsKey(message.MessageId);
    }
}
