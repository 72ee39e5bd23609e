using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Broadcasts;

namespace ChatTutor.Storage;

public sealed partial class MemoryStore : IBroadcastStore
{
    private readonly BroadcastBook broadcasts;
    private readonly MemoryShelf shelf = new();

    public ValueTask<CopyStart> BeginCopyAsync(
        OutboxMessage copy, Func<Broadcast, Learner, CopyStart> decide, DateTimeOffset now, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(copy);
        lock (gate)
        {
            var learner = people.Find(copy.Address)?.Owner == copy.Learner ? people.Find(copy.Learner) : null;
            var start = broadcasts.Begin(copy, learner, decide, now);
            if (start is CopyStart.Go { Keep: true, Reply: var reply })
                Say(Bookkeeping.Announcement(copy, now), new Turn(learner!, [reply], [], []), []);
            return new(start);
        }
    }

    public ValueTask<IReadOnlyList<Standing>> BroadcastsAsync(CancellationToken stop)
    {
        lock (gate)
            return new(broadcasts.All());
    }

    public ValueTask<Standing?> FindBroadcastAsync(long id, CancellationToken stop)
    {
        lock (gate)
            return new(broadcasts.Find(id));
    }

    public ValueTask<Broadcast> AddBroadcastAsync(Func<long, Broadcast> make, CancellationToken stop)
    {
        lock (gate)
            return new(broadcasts.Add(make));
    }

    public ValueTask<BroadcastStep?> StepAsync(long id, Func<Broadcast, BroadcastStep> step, CancellationToken stop)
    {
        lock (gate)
            return new(broadcasts.Step(id, step));
    }

    public ValueTask<Broadcast?> RepeatAsync(
        long id, Func<Broadcast, BroadcastStep> step, Func<Broadcast, long, Broadcast> once, CancellationToken stop)
    {
        lock (gate)
            return new(broadcasts.Repeat(id, step, once));
    }

    public ValueTask<AudienceCount> CountAsync(
        Sieve sieve, IReadOnlyDictionary<string, ContactRules> rules, DateTimeOffset now, CancellationToken stop)
    {
        lock (gate)
        {
            var counts = new Dictionary<string, int[]>(StringComparer.Ordinal);
            foreach (var (address, learner, state) in Chosen(sieve, rules, now))
            {
                if (!counts.TryGetValue(address.Channel, out var states))
                    counts.Add(address.Channel, states = new int[CopyCounts.States]);
                states[(int)state]++;
            }
            return new(new AudienceCount(counts.ToDictionary(c => c.Key, c => new CopyCounts(c.Value))));
        }
    }

    public ValueTask<IReadOnlyDictionary<string, long>> StuckAsync(DateTimeOffset now, CancellationToken stop)
    {
        lock (gate)
            return new(people.All.Where(l => Stuck.Of(l, now) != Needs.None).GroupBy(l => l.Hamlet ?? l.Commune ?? "").ToDictionary(g => g.Key, g => g.LongCount()));
    }

    public ValueTask<int> ListAsync(
        long id, Sieve sieve, IReadOnlyDictionary<string, ContactRules> rules, DateTimeOffset now, CancellationToken stop)
    {
        lock (gate)
        {
            if (!broadcasts.MayList(id))
                throw new InvalidOperationException($"Broadcast {id} has begun, or there is none.");
            var list = new ChosenList();
            foreach (var (address, learner, state) in Chosen(sieve, rules, now).OrderBy(c => c.Learner.Value))
                list.Add(address.Channel, learner, state);
            foreach (var page in list.Pages(id))
                shelf.Save(page);
            return new(broadcasts.List(list.Run(id)));
        }
    }

    public ValueTask<IReadOnlyList<CopyLine>> CopiesAsync(long id, int page, CancellationToken stop)
    {
        lock (gate)
            return new(broadcasts.Lines(id, page));
    }

    private IEnumerable<(Address Address, LearnerId Learner, CopyState State)> Chosen(
        Sieve sieve, IReadOnlyDictionary<string, ContactRules> rules, DateTimeOffset now) =>
        from learner in people.All
        let address = people.OwnAddressOf(learner.Id)
        where address is not null && sieve.Takes(learner, address.Value.Channel)
        select (address.Value, learner.Id, Reach.Of(
            Reach.Wants(learner), learner.Blocked, contacts.GetValueOrDefault(address.Value, Contact.Never),
            rules.GetValueOrDefault(address.Value.Channel, ContactRules.Open), now));

    private void RemoveAll(Address address, CopyState end, LearnerId? learner = null)
    {
        foreach (var message in outbox.RemoveAll(address, learner).Where(m => m.Copy is not null))
            broadcasts.End(message, end);
    }
}
