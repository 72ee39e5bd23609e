using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Waiting;

namespace ChatTutor.Storage.Broadcasts;

/// <summary>Broadcasts, their lists and their copies, the same in every store; used by one thread at a time.</summary>
internal sealed class BroadcastBook
{
    private readonly ICopyShelf shelf;
    private readonly CopyDesk copies;
    private readonly SortedDictionary<long, Broadcast> broadcasts = [];
    private readonly Dictionary<long, CopyRun> runs = [];

    public BroadcastBook(
        ICopyShelf shelf, IEnumerable<Broadcast> known, IEnumerable<CopyRun> lists, OutboxQueue outbox, Func<long> nextMessage,
        Func<LearnerId, Address?> addressOf)
    {
        this.shelf = shelf;
        copies = new CopyDesk(shelf, outbox, nextMessage, addressOf);
        foreach (var broadcast in known)
            broadcasts.Add(broadcast.Id, broadcast);
        foreach (var run in lists)
        {
            runs.Add(run.Broadcast, run);
            if (run.Counts[(int)CopyState.Sending] > 0 || !broadcasts[run.Broadcast].IsOver)
                copies.TakeUp(run);
            Follow(broadcasts[run.Broadcast]);
        }
    }

    public IReadOnlyList<Standing> All() => [.. broadcasts.Values.Reverse().Select(Of)];

    public Standing? Find(long id) => broadcasts.TryGetValue(id, out var broadcast) ? Of(broadcast) : null;

    public Broadcast Add(Func<long, Broadcast> make)
    {
        var id = shelf.NextBroadcast();
        return Keep(make(id) with { Id = id });
    }

    public BroadcastStep? Step(long id, Func<Broadcast, BroadcastStep> step)
    {
        if (!broadcasts.TryGetValue(id, out var broadcast))
            return null;
        var taken = step(broadcast);
        if (taken.After is { } after)
            Follow(Keep(after with { Id = id }));
        return taken;
    }

    public Broadcast? Repeat(long id, Func<Broadcast, BroadcastStep> step, Func<Broadcast, long, Broadcast> once)
    {
        if (!broadcasts.TryGetValue(id, out var broadcast) || Step(id, step)?.After is null)
            return null;
        return Add(number => once(broadcast, number));
    }

    /// <summary>The list of a broadcast that has not begun. Its pages have been saved.</summary>
    public int List(CopyRun run)
    {
        runs[run.Broadcast] = run;
        shelf.Save(run);
        return run.Counts[(int)CopyState.Waiting];
    }

    public bool MayList(long id) => broadcasts.TryGetValue(id, out var broadcast) && !broadcast.HasBegun && !broadcast.IsOver;

    public void Feed(DateTimeOffset now) => copies.Feed(now);

    /// <summary>Asks what is to be done with a copy whose turn it is, and notes it.</summary>
    public CopyStart Begin(OutboxMessage message, Learner? learner, Func<Broadcast, Learner, CopyStart> decide, DateTimeOffset now)
    {
        var run = runs[message.Copy!.Value.Broadcast];
        if (copies.Running(message) is not { } broadcast)
        {
            copies.Drop(run, message);
            return new CopyStart.Withdrawn();
        }
        // Whoever is there now, it is not the person who was chosen.
        var start = learner?.Id == message.Learner ? decide(broadcast, learner) : new CopyStart.Ended(CopyState.OptedOut);
        switch (start)
        {
            case CopyStart.Go:
                copies.Mark(run, message.Copy.Value, now);
                break;
            case CopyStart.NotBefore later:
                copies.PutBack(run, message, later.At);
                break;
            case CopyStart.Ended ended:
                copies.End(run, message, ended.State, now);
                break;
        }
        return start;
    }

    /// <summary>The person can no longer be reached, whatever waits for them.</summary>
    public void End(OutboxMessage message, CopyState state) => copies.End(runs[message.Copy!.Value.Broadcast], message, state);

    /// <summary>Notes how a try ended.</summary>
    public void Settle(Settlement settlement)
    {
        var (message, id) = (settlement.Message, settlement.Message.Copy!.Value.Broadcast);
        switch (settlement)
        {
            case Settlement.Again again when !broadcasts[id].IsOver:
                copies.PutBack(runs[id], message, again.Due);
                break;
            default:
                End(message, EndOf(settlement));
                break;
        }
    }

    public IReadOnlyList<CopyLine> Lines(long id, int page)
    {
        if (!runs.TryGetValue(id, out var run) || page < 0 || page >= run.Pages)
            return [];
        var (list, isOver) = (shelf.Page(id, page), broadcasts[id].IsOver);
        return
        [
            .. Enumerable.Range(0, list.Count).Select(line => new CopyLine(
                new LearnerId(list.Learners[line]), list.Channel,
                isOver && list[line] == CopyState.Waiting ? CopyState.Stopped : list[line], list.TurnOf(line))),
        ];
    }

    private static CopyState EndOf(Settlement settlement) => settlement switch
    {
        Settlement.Gone => CopyState.Sent,
        Settlement.InDoubt => CopyState.InDoubt,
        Settlement.Unreachable => CopyState.Blocked,
        Settlement.Again => CopyState.Stopped,
        _ => CopyState.Rejected,
    };

    private Broadcast Keep(Broadcast broadcast)
    {
        broadcasts[broadcast.Id] = broadcast;
        shelf.Save(broadcast);
        return broadcast;
    }

    /// <summary>Sends from a broadcast exactly while it runs.</summary>
    private void Follow(Broadcast broadcast)
    {
        if (!runs.TryGetValue(broadcast.Id, out var run))
            return;
        if (broadcast.State == BroadcastState.Running)
        {
            copies.Begin(run, broadcast);
            return;
        }
        copies.Halt(run);
        if (!broadcast.IsOver || run.Counts[(int)CopyState.Waiting] is not (> 0 and var left))
            return;
        // The pages keep the word "waiting": after the end it reads as stopped.
        run.Move(CopyState.Waiting, CopyState.Stopped, left);
        shelf.Save(run);
    }

    private Standing Of(Broadcast broadcast) =>
        new(broadcast, runs.TryGetValue(broadcast.Id, out var run) ? run.Count() : CopyCounts.None);
}
