using ChatTutor.Core.Conversation;
using ChatTutor.Storage;
using ChatTutor.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Storage;

/// <summary>A process that joins and parts places all the time is killed at random moments: two are one, or two, and never in between.</summary>
public sealed class JoinKillTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 40;
    private const int Pairs = 8;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_is_in_the_record_of_whoever_holds_the_place_now()
    {
        var (random, known, joins) = (new Random(7), new HashSet<string>(), 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var victim = await Victim.StartAsync(folder.Data, $"join-{kill}", Pairs))
            {
                known.UnionWith((await victim.ListenAsync(random.Next(200))).Select(m => m.Message));
                // The moment of the kill is what is drawn by lot here, not something waited for.
                await Task.Delay(TimeSpan.FromMicroseconds(random.Next(30_000)));
                known.UnionWith((await victim.KillAsync()).Select(m => m.Message));
            }
            await using var store = LiteDbStore.Open(folder.Data, new LiteDbOptions { Ballast = 0 }, Talk.Clock, NullLogger.Instance);
            joins = await CheckAsync(store, known);
        }
        output.WriteLine($"{Kills} kills, {known.Count} messages acknowledged, {joins} joins: 0 lost, 0 doubled, 0 half joined.");
        Assert.True(joins > Kills);
    }

    private static async Task<int> CheckAsync(LiteDbStore store, HashSet<string> known)
    {
        var events = await store.EventsAsync(CancellationToken.None);
        var became = events.Where(e => e.Event is LearningEvent.LearnersJoined)
            .ToDictionary(e => ((LearningEvent.LearnersJoined)e.Event).Other, e => e.Learner);
        var heard = (await Ledgers.HeardAsync(store)).ConvertAll(h => (Learner: Now(h.Learner, became), h.Message));
        Assert.Equal(heard.Count, heard.Select(h => h.Message).Distinct().Count());
        Assert.Empty(known.Except(heard.Select(h => h.Message)));
        var there = new HashSet<LearnerId>();
        for (var person = 0; person < 2 * Pairs; person++)
            if (await store.LearnerAsync(person) is { } learner)
            {
                there.Add(learner.Id);
                Assert.Equal(heard.Count(h => h.Learner == learner.Id), learner.Screen);
                Assert.Single(await store.PeopleAsync(person));
            }
        Assert.Equal(there.Count, (await store.StateAsync()).Learners);
        await Ledgers.TalliesAreARecountAsync(store);
        return became.Count;
    }

    private static LearnerId Now(LearnerId learner, Dictionary<LearnerId, LearnerId> became)
    {
        while (became.TryGetValue(learner, out var next))
            learner = next;
        return learner;
    }
}
