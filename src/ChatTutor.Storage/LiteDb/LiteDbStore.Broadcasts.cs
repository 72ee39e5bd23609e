using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb;

namespace ChatTutor.Storage;

public sealed partial class LiteDbStore : IBroadcastStore
{
    /// <summary>Pages written in one go: small transactions, so that people's messages go in between.</summary>
    private const int PagesAtOnce = 40;

    private static readonly TimeSpan RosterPause = TimeSpan.FromMilliseconds(50);

    public async ValueTask<IReadOnlyList<Standing>> BroadcastsAsync(CancellationToken stop) =>
        await owner.Ask(desk => desk.Deliveries.Broadcasts.All(), stop);

    public async ValueTask<Standing?> FindBroadcastAsync(long id, CancellationToken stop) =>
        await owner.Ask(desk => desk.Deliveries.Broadcasts.Find(id), stop);

    public async ValueTask<Broadcast> AddBroadcastAsync(Func<long, Broadcast> make, CancellationToken stop) =>
        await owner.Ask(desk => desk.Deliveries.Broadcasts.Add(make), stop);

    public async ValueTask<BroadcastStep?> StepAsync(long id, Func<Broadcast, BroadcastStep> step, CancellationToken stop) =>
        await owner.Ask(desk => desk.Deliveries.Broadcasts.Step(id, step), stop);

    public async ValueTask<Broadcast?> RepeatAsync(
        long id, Func<Broadcast, BroadcastStep> step, Func<Broadcast, long, Broadcast> once, CancellationToken stop) =>
        await owner.Ask(desk => desk.Deliveries.Broadcasts.Repeat(id, step, once), stop);

    public async ValueTask<AudienceCount> CountAsync(
        Sieve sieve, IReadOnlyDictionary<string, ContactRules> rules, DateTimeOffset now, CancellationToken stop) =>
        await WhenReadyAsync(desk => desk.Roster.Count(sieve, rules, now), stop);

    public async ValueTask<IReadOnlyDictionary<string, long>> StuckAsync(DateTimeOffset now, CancellationToken stop) =>
        await WhenReadyAsync(desk => desk.Roster.CountStuck(now), stop);

    public async ValueTask<int> ListAsync(
        long id, Sieve sieve, IReadOnlyDictionary<string, ContactRules> rules, DateTimeOffset now, CancellationToken stop)
    {
        var chosen = await WhenReadyAsync(desk => desk.Deliveries.Broadcasts.MayList(id) ? desk.Roster.Choose(sieve, rules, now) : null, stop);
        if (chosen is null)
            throw new InvalidOperationException($"Broadcast {id} has begun, or there is none.");
        foreach (var pages in chosen.Pages(id).Chunk(PagesAtOnce))
            await owner.Ask(desk => Each(pages, new LedgerShelf(desk.Ledger).Save), stop);
        return await owner.Ask(desk => desk.Deliveries.Broadcasts.List(chosen.Run(id)), stop);
    }

    public async ValueTask<IReadOnlyList<CopyLine>> CopiesAsync(long id, int page, CancellationToken stop) =>
        await owner.Ask(desk => desk.Deliveries.Broadcasts.Lines(id, page), stop);

    // After a start with very many people the roster takes some seconds; nobody else waits for it.
    private async Task<T> WhenReadyAsync<T>(Func<Desk, T> ask, CancellationToken stop)
    {
        while (true)
        {
            var (isReady, answer) = await owner.Ask(desk => desk.Roster.IsReady ? (true, ask(desk)) : (false, default(T)!), stop);
            if (isReady)
                return answer;
            await Task.Delay(RosterPause, stop);
        }
    }
}
