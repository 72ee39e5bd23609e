using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>Checks a store's own books against each other.</summary>
internal static class Ledgers
{
    /// <summary>The counters are what counting the events again gives.</summary>
    public static async Task TalliesAreARecountAsync(IStore store)
    {
        var events = await store.EventsAsync(CancellationToken.None);
        var recount = events
            .SelectMany(e => ReportKinds.Changes([e.Event], DateOnly.FromDateTime(e.At.DateTime)))
            .GroupBy(c => c.Key).ToDictionary(g => g.Key, g => (long)g.Sum(c => c.By));
        var kept = new Dictionary<TallyKey, long>();
        foreach (var report in ReportKinds.All)
            foreach (var (key, count) in await store.TalliesAsync(report.Id, CancellationToken.None))
                kept.Add(key, count);
        Assert.Equal(recount, kept);
    }

    /// <summary>The messages the echoing tutor marked, with the learner each belongs to.</summary>
    public static async Task<List<(LearnerId Learner, string Message)>> HeardAsync(IStore store) =>
        [.. (await store.EventsAsync(CancellationToken.None))
            .Where(e => e.Event is LearningEvent.QuestionMarked)
            .Select(e => (e.Learner, ((LearningEvent.QuestionMarked)e.Event).Given))];

    /// <summary>
    /// Every acknowledged message of the echoing tutor had its effect exactly once, every other at most once; learners, outbox and
    /// counters agree with the events, and a repetition gets the first reply.
    /// </summary>
    /// <returns>How many messages had their effect.</returns>
    public static async Task<int> AgreeAsync(IStore store, IReadOnlyCollection<(int Person, string Message)> acknowledged)
    {
        var heard = await HeardAsync(store);
        Assert.Equal(heard.Count, heard.Distinct().Count());
        var messages = heard.Select(h => h.Message).ToHashSet();
        Assert.DoesNotContain(acknowledged, a => !messages.Contains(a.Message));
        Assert.Equal(heard.Count, (await store.StateAsync()).Outbox);
        foreach (var person in acknowledged.GroupBy(a => a.Person))
        {
            var learner = await store.LearnerAsync(person.Key);
            Assert.Equal(heard.Count(h => h.Learner == learner!.Id), learner!.Screen);
            var (_, latest) = person.Last();
            var again = await store.HandleAsync(
                Talk.Says(person.Key, latest), _ => throw new InvalidOperationException("This was handled before."), CancellationToken.None);
            Assert.True(again.Repeated);
            Assert.Equal(latest, Assert.Single(again.Replies).Text);
        }
        await TalliesAreARecountAsync(store);
        return heard.Count;
    }
}
