using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using ChatTutor.Storage.LiteDb;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Storage;

/// <summary>Turns are kept for 72 hours and then swept away, a few at a time.</summary>
public sealed class LiteDbSweepTests : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(72);

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(Talk.Start);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Turns_are_there_for_72_hours_and_gone_when_there_is_nothing_else_to_do()
    {
        await using var store = Open();
        for (var i = 0; i < 150; i++)
            await store.HearAsync(1, $"m{i}");
        await store.ForgetAsync(2, "forget me");

        clock.Advance(Kept);
        Assert.True((await store.HearAsync(1, "m0")).Repeated);
        Assert.Equal(150, (await store.RecentAsync(1, 1000)).Count);

        clock.Advance(TimeSpan.FromTicks(1));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await store.RecentAsync(Talk.Person(1), 1000, patience.Token)).Count > 0)
            await Task.Yield();
        Assert.Null(await store.FindAsync(Talk.Person(1), "m149", CancellationToken.None));
        Assert.Equal(150, (await store.LearnerAsync(1))!.Screen);
    }

    [Fact]
    public async Task Sweeping_keeps_pace_with_work_that_never_stops_and_nothing_swept_is_left_behind()
    {
        await using (var store = Open())
        {
            for (var i = 0; i < 200; i++)
                await store.HearAsync(i % 2, $"old{i}", inline: true);
            clock.Advance(Kept * 2);
            for (var i = 0; i < 201; i++)
                await store.HearAsync(new Incoming(Talk.Person(i % 2), $"new{i}", Talk.Says(0, "").Message, clock.GetUtcNow(), Inline: true));
            Assert.Equal(101, (await store.RecentAsync(0, 1000)).Count);
        }
        using var place = DataDirectory.Open(folder.Data, 0);
        using var database = place.OpenDatabase();
        Assert.Equal(201, database.Count(Collections.Turns));
        Assert.All(database.All(Collections.Earlier), list => Assert.True(list["_id"].AsInt64 > 200));
        Assert.Equal(201, Counters.Load(database).FirstTurn);
    }

    [Fact]
    public async Task Questions_kept_for_authors_are_gone_after_a_quarter_of_a_year()
    {
        await using var store = Open();
        await store.NoteAsync(1, "old", "câu cũ");
        clock.Advance(QuestionGap.Kept - TimeSpan.FromDays(1));
        await store.NoteAsync(1, "new", "câu mới", clock.GetUtcNow());
        Assert.Equal(["câu cũ", "câu mới"], await store.NotedAsync());

        clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromTicks(1));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await store.GapsAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, patience.Token)).Count > 1)
            await Task.Yield();
        Assert.Equal(["câu mới"], await store.NotedAsync());
    }

    private LiteDbStore Open() => folder.OpenStore(TemporaryFolder.Small with { Idle = TimeSpan.FromMilliseconds(1) }, clock);
}
