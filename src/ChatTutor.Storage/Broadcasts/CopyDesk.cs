using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Waiting;

namespace ChatTutor.Storage.Broadcasts;

/// <summary>
/// Hands out the copies of running broadcasts and notes what becomes of each. The list is the outbox: a copy that waits is in memory
/// only while its page is in hand, so that pausing and stopping have little to take back.
/// </summary>
internal sealed class CopyDesk(ICopyShelf shelf, OutboxQueue outbox, Func<long> nextMessage, Func<LearnerId, Address?> addressOf)
{
    /// <summary>Fewer copies than this in hand for a channel, and its next page is taken: some seconds' worth at a platform's rate.</summary>
    private const int Low = CopyPage.Lines;

    /// <summary>A copy is written for its person at the last moment.</summary>
    private static readonly Reply Unwritten = new Reply.Say("", "", []);

    private readonly Dictionary<long, (CopyRun Run, Broadcast Broadcast)> running = [];
    private readonly Dictionary<(long, int), CopyPage> inHand = [];

    /// <summary>Copies that were on their way when the program ended may have arrived: they are in doubt, and not sent again.</summary>
    public void TakeUp(CopyRun run)
    {
        var changed = false;
        foreach (var lane in run.Lanes)
            for (var number = lane.Cursor; number < lane.High; number++)
            {
                var page = shelf.Page(run.Broadcast, number);
                var doubtful = Enumerable.Range(0, page.Count).Where(line => page[line] == CopyState.Sending).ToList();
                foreach (var line in doubtful)
                    page.Set(line, CopyState.InDoubt, null);
                run.Move(CopyState.Sending, CopyState.InDoubt, doubtful.Count);
                if (doubtful.Count > 0)
                    shelf.Save(page);
                changed |= doubtful.Count > 0 | (page.IsOver && lane.Close(number));
            }
        foreach (var lane in run.Lanes)
            lane.Rewind();
        if (changed)
            shelf.Save(run);
    }

    public void Begin(CopyRun run, Broadcast broadcast) => running[run.Broadcast] = (run, broadcast);

    /// <summary>No copy is begun any more; those on their way end as they end.</summary>
    public void Halt(CopyRun run)
    {
        running.Remove(run.Broadcast);
        foreach (var lane in run.Lanes)
        {
            foreach (var message in lane.InHand)
                outbox.Remove(message);
            lane.Rewind();
        }
    }

    /// <summary>Puts the next copies into the queue where few are left.</summary>
    public void Feed(DateTimeOffset now)
    {
        foreach (var (run, _) in running.Values)
            foreach (var lane in run.Lanes)
                while (lane.InHand.Count < Low && lane.Next < lane.End)
                    TakePage(run, lane, now);
    }

    /// <summary>Where this copy stands, or null when its broadcast does not run.</summary>
    public Broadcast? Running(OutboxMessage message) =>
        message.Copy is { } copy && running.TryGetValue(copy.Broadcast, out var live) && PageOf(copy)[copy.Line] == CopyState.Waiting ? live.Broadcast : null;

    /// <summary>From now on it may be with the person.</summary>
    public void Mark(CopyRun run, CopyId copy, DateTimeOffset now) => Move(run, copy, CopyState.Sending, now);

    /// <summary>It was not taken and waits again.</summary>
    public void PutBack(CopyRun run, OutboxMessage message, DateTimeOffset due)
    {
        var copy = message.Copy!.Value;
        if (PageOf(copy)[copy.Line] == CopyState.Sending)
            Move(run, copy, CopyState.Waiting, null);
        // Paused and resumed while it was on its way: it has lost its place in the queue.
        if (outbox.PutOff(message.Id, due) is null && running.ContainsKey(copy.Broadcast))
            Queue(run.LaneOf(copy.Page), message with { Id = nextMessage(), Due = due, Attempts = message.Attempts + 1 });
    }

    /// <summary>It is not to be begun, and whatever is to become of it, it is not in the queue.</summary>
    public void Drop(CopyRun run, OutboxMessage message)
    {
        run.LaneOf(message.Copy!.Value.Page).InHand.Remove(message.Id);
        outbox.Remove(message.Id);
    }

    public void End(CopyRun run, OutboxMessage message, CopyState state, DateTimeOffset? now = null)
    {
        var copy = message.Copy!.Value;
        Drop(run, message);
        if (PageOf(copy)[copy.Line] is CopyState.Waiting or CopyState.Sending)
            Move(run, copy, state, now);
    }

    private void TakePage(CopyRun run, CopyLane lane, DateTimeOffset now)
    {
        var page = PageOf(new CopyId(run.Broadcast, lane.Next, 0));
        var noted = lane.Advance();
        for (var line = 0; line < page.Count; line++)
        {
            var copy = new CopyId(run.Broadcast, page.Number, line);
            if (page[line] != CopyState.Waiting)
                continue;
            var learner = new LearnerId(page.Learners[line]);
            if (addressOf(learner) is not { } address)
            {
                Move(run, copy, CopyState.OptedOut, now);
                continue;
            }
            Queue(lane, new OutboxMessage(nextMessage(), address, learner, Unwritten, 0, now, Urgency.Unasked, copy));
        }
        Close(run, page);
        if (noted)
            shelf.Save(run);
    }

    private void Queue(CopyLane lane, OutboxMessage message)
    {
        lane.InHand.Add(message.Id);
        outbox.Add(message);
    }

    private void Move(CopyRun run, CopyId copy, CopyState to, DateTimeOffset? now)
    {
        var page = PageOf(copy);
        run.Move(page[copy.Line], to);
        page.Set(copy.Line, to, now);
        shelf.Save(page);
        Close(run, page);
        shelf.Save(run);
    }

    private void Close(CopyRun run, CopyPage page)
    {
        if (!page.IsOver)
            return;
        inHand.Remove((page.Broadcast, page.Number));
        if (run.LaneOf(page.Number).Close(page.Number))
            shelf.Save(run);
    }

    private CopyPage PageOf(CopyId copy)
    {
        if (!inHand.TryGetValue((copy.Broadcast, copy.Page), out var page))
            inHand.Add((copy.Broadcast, copy.Page), page = shelf.Page(copy.Broadcast, copy.Page));
        return page;
    }
}
