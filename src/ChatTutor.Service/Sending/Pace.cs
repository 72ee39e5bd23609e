using ChatTutor.Service.Ports;

namespace ChatTutor.Service.Sending;

/// <summary>
/// How fast one channel may be sent to: a governor for the bot and one for each chat. Platforms do not state exact limits; the only
/// sure word is their own "wait", which is obeyed to the second. Replies overtake what nobody asked for.
/// </summary>
public sealed class Pace : IDisposable
{
    /// <summary>Messages a second where the platform names no limit; Telegram's help speaks of about 30 for a bot.</summary>
    public const double UsualRate = 25;

    private const double UsualChatRate = 1;

    /// <summary>Chats remembered before those with nothing to remember are dropped.</summary>
    private const int MostChats = 10_000;

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly ChannelLimits limits;
    private readonly Governor bot;
    private readonly Dictionary<string, Governor> chats = [];
    private readonly PriorityQueue<Waiter, (Urgency, long)> waiting = new();
    private readonly ITimer timer;
    private int places;
    private long turns;

    public Pace(ChannelLimits limits, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(time);
        (this.limits, this.time, places) = (limits, time, limits.Concurrency);
        bot = new Governor(limits.PerSecond ?? UsualRate);
        timer = time.CreateTimer(_ => Admit(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for this chat's turn and a free place; give the place back with <see cref="Leave"/>.</summary>
    /// <param name="chat">One message of a chat at a time, as the outbox hands them out.</param>
    public async Task EnterAsync(string chat, Urgency urgency, CancellationToken stop)
    {
        while (WaitOf(chat, urgency) is { Ticks: > 0 } wait)
            await Task.Delay(wait, time, stop);
        var waiter = new Waiter(chat, urgency);
        using var given = stop.Register(() => waiter.TrySetCanceled(stop));
        lock (gate)
            waiting.Enqueue(waiter, (urgency, ++turns));
        Admit();
        await waiter.Task;
    }

    public void Leave()
    {
        lock (gate)
            places++;
        Admit();
    }

    /// <summary>The platform asked everybody to wait.</summary>
    public void Pause(TimeSpan wait)
    {
        lock (gate)
            bot.Pause(wait, time.GetUtcNow());
    }

    public void Dispose() => timer.Dispose();

    /// <summary>Lets in who may go now, the urgent first; comes back when the next one may.</summary>
    private void Admit()
    {
        lock (gate)
            while (places > 0 && waiting.TryPeek(out var next, out _))
            {
                var now = time.GetUtcNow();
                if (!next.Task.IsCompleted && bot.Wait(next.IsReply, now) is { Ticks: > 0 } wait)
                {
                    timer.Change(Rounded(wait), Timeout.InfiniteTimeSpan);
                    return;
                }
                waiting.Dequeue();
                if (!next.TrySetResult())
                    continue;
                places--;
                bot.Take(now);
                GovernorOf(next.Chat).Take(now);
            }
    }

    private TimeSpan WaitOf(string chat, Urgency urgency)
    {
        lock (gate)
            return Rounded(GovernorOf(chat).Wait(urgency == Urgency.Reply, time.GetUtcNow()));
    }

    private Governor GovernorOf(string chat)
    {
        if (chats.TryGetValue(chat, out var known))
            return known;
        if (chats.Count >= MostChats)
            foreach (var idle in chats.Where(c => c.Value.IsIdle(time.GetUtcNow())).Select(c => c.Key).ToList())
                chats.Remove(idle);
        return chats[chat] = new Governor(limits.PerChatPerSecond ?? UsualChatRate);
    }

    // Timers count whole milliseconds, and a little too early would be too early.
    private static TimeSpan Rounded(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private sealed class Waiter(string chat, Urgency urgency) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public string Chat => chat;

        public bool IsReply => urgency == Urgency.Reply;
    }
}
