using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Storage;

/// <summary>
/// A process that sends a broadcast is killed at random moments and started again until the broadcast is done. What people got is what
/// the platform said it had given them, so that nothing rests on the store's own word.
/// </summary>
public sealed class BroadcastKillTests(ITestOutputHelper output)
{
    /// <summary>Every run does some; CHATTUTOR_KILLS=50 does the fifty that bench/README.md quotes, to 20,000 people.</summary>
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("CHATTUTOR_KILLS"), out var kills) ? kills : 20;

    private static readonly int People = 400 * Kills;

    /// <summary>Sends under way at once.</summary>
    private const int Workers = 4;

    [Fact]
    public async Task Nobody_gets_it_twice_nobody_is_skipped_and_every_copy_is_accounted_for()
    {
        using var folder = new TemporaryFolder();
        var content = SampleContent.CopyTo(Directory.CreateDirectory(folder.In("content")).FullName);
        var id = await PrepareAsync(folder);
        var (random, got) = (new Random(2026), new List<int>());
        for (var kill = 0; kill < Kills; kill++)
        {
            using var victim = await Victim.StartAsync(folder.Data, "broadcast", Workers, content);
            got.AddRange((await victim.ListenAsync(random.Next(1, 400))).Select(h => h.Person));
            // The moment of the kill is what is drawn by lot here, not something waited for.
            await Task.Delay(TimeSpan.FromMicroseconds(random.Next(20_000)));
            got.AddRange((await victim.KillAsync()).Select(h => h.Person));
        }
        Assert.True(got.Count < People);
        using (var last = await Victim.StartAsync(folder.Data, "broadcast", Workers, content))
            got.AddRange((await last.ListenAsync(int.MaxValue)).Select(h => h.Person));

        await using var store = folder.OpenStore(Big);
        await AgreeAsync(store, id, got);
    }

    private static LiteDbOptions Big => new() { Ballast = 0 };

    private static async Task<long> PrepareAsync(TemporaryFolder folder)
    {
        await using var store = folder.OpenStore(Big);
        foreach (var some in Enumerable.Range(1, People).Chunk(2000))
            await Task.WhenAll(some.Select(person => store.ArriveAsync(person).AsTask()));
        return await store.RunningAsync();
    }

    private async Task AgreeAsync(IStore store, long id, List<int> got)
    {
        var standing = await store.Broadcasts().FindBroadcastAsync(id, default);
        var counts = standing!.Counts;
        var lines = await store.LinesAsync(id);
        var (sent, doubtful) = (await PeopleAsync(store, lines, CopyState.Sent), await PeopleAsync(store, lines, CopyState.InDoubt));
        output.WriteLine(
            $"{Kills} kills, {People} people: {got.Count} messages given, {got.Count - got.Distinct().Count()} twice, {counts[CopyState.Sent]} sent, "
            + $"{counts[CopyState.InDoubt]} in doubt of which {doubtful.Count(got.Contains)} had arrived, "
            + $"{People - lines.Select(l => l.Learner).Distinct().Count()} skipped.");
        Assert.Equal(BroadcastState.Done, standing.Broadcast.State);
        Assert.Equal(got.Count, got.Distinct().Count());
        Assert.Equal(People, lines.Select(l => l.Learner).Distinct().Count());
        Assert.Equal(People, counts.Total);
        Assert.Equal(People, counts[CopyState.Sent] + counts[CopyState.InDoubt]);
        Assert.Equal((sent.Count, doubtful.Count), (counts[CopyState.Sent], counts[CopyState.InDoubt]));
        Assert.True(sent.IsSubsetOf(got));
        Assert.True(got.ToHashSet().IsSubsetOf(sent.Concat(doubtful)));
        Assert.InRange(doubtful.Count, 0, Kills * Workers);
    }

    private static async Task<HashSet<int>> PeopleAsync(IStore store, IEnumerable<CopyLine> lines, CopyState state)
    {
        var numbers = await NumbersAsync(store);
        return [.. lines.Where(l => l.State == state).Select(l => numbers[l.Learner])];
    }

    private static async Task<Dictionary<LearnerId, int>> NumbersAsync(IStore store)
    {
        var numbers = new Dictionary<LearnerId, int>();
        foreach (var some in Enumerable.Range(1, People).Chunk(2000))
            foreach (var (person, learner) in await Task.WhenAll(some.Select(async p => (p, (await store.LearnerAsync(p))!.Id))))
                numbers.Add(learner, person);
        return numbers;
    }
}
