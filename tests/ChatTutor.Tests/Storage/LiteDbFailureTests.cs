using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using ChatTutor.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Tests.Storage;

/// <summary>When the disk fails, nothing is acknowledged any more, nobody waits for ever and nothing acknowledged is lost.</summary>
public sealed class LiteDbFailureTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder folder = new();
    private readonly FailingFile data = new();
    private readonly FailingFile log = new();

    public LiteDbFailureTests() => Database.Create(data, Format.Document(Format.Current), new Counters().Write());

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fault_of_the_log_is_the_end_and_reaches_every_caller(bool writing)
    {
        await using var store = Open();
        await store.HearAsync(1, "kept");
        if (writing)
            log.OnWrite = () => new IOException("No space left on device", 28);
        else
            log.OnSync = () => new IOException("Input/output error", 5);

        await EveryoneIsToldAsync(store);

        log.OnWrite = log.OnSync = null;
        await using var again = Open();
        // What was written and not synced was not acknowledged: it may be there or not, but whole.
        Assert.InRange(await Ledgers.AgreeAsync(again, [(1, "kept")]), 1, writing ? 1 : 51);
    }

    [Fact]
    public async Task A_fault_of_the_data_file_during_a_checkpoint_is_the_end_too()
    {
        await using var store = Open();
        data.OnWrite = () => new IOException("No space left on device", 28);
        var acknowledged = new List<(int, string)>();

        var fault = await Assert.ThrowsAsync<StoreFailedException>(async () =>
        {
            for (var n = 0; ; n++)
            {
                await store.HearAsync(1, $"m{n}").AsTask().WaitAsync(Patience);
                acknowledged.Add((1, $"m{n}"));
            }
        });

        Assert.Contains("No space left", fault.Message, StringComparison.Ordinal);
        await store.Failed.WaitAsync(Patience);
        data.OnWrite = null;
        await using var again = Open();
        Assert.Equal(acknowledged.Count, await Ledgers.AgreeAsync(again, acknowledged));
    }

    [Fact]
    public async Task A_full_disk_loses_nothing_and_the_store_works_again_when_there_is_room()
    {
        using var mounted = Mounted.Try(folder.Data, "size=12m");
        var acknowledged = new List<(int, string)>();
        data.Room = log.Room = 4 << 20;
        var options = TemporaryFolder.Small with { Ballast = 2 << 20, CheckpointPages = 400 };
        await using (var store = mounted is null ? Open(options) : folder.OpenStore(options))
        {
            var fault = await Assert.ThrowsAsync<StoreFailedException>(() => FillAsync(store, acknowledged));
            Assert.Contains("No space left", fault.Message, StringComparison.Ordinal);
            await store.Failed.WaitAsync(Patience);
        }
        Assert.True(acknowledged.Count > 100);
        Assert.False(File.Exists(Path.Combine(folder.Data, "ballast")));

        data.Room = log.Room = long.MaxValue;
        await using var again = mounted is null ? Open() : folder.OpenStore();
        Assert.Equal(acknowledged.Count, await Ledgers.AgreeAsync(again, acknowledged));
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once()
    {
        await using var store = Open(TemporaryFolder.Small with { LongestQueue = 4 });
        log.Gate = new ManualResetEventSlim();
        var waiting = new List<Task<Handled>>();

        await Assert.ThrowsAsync<StoreBusyException>(async () =>
        {
            // One batch hangs in the sync, four wait behind it.
            while (waiting.Count < 100)
            {
                var one = store.HearAsync(1, $"m{waiting.Count}").AsTask();
                if (one.IsFaulted)
                    await one;
                waiting.Add(one);
            }
        });

        log.Gate.Set();
        await Task.WhenAll(waiting).WaitAsync(Patience);
        Assert.False((await store.HearAsync(1, "after")).Repeated);
    }

    [Fact]
    public async Task No_caller_is_answered_before_the_sync()
    {
        await using var store = Open();
        await store.HearAsync(1, "m1");
        var syncs = log.Syncs;
        log.Gate = new ManualResetEventSlim();

        var waiting = store.HearAsync(1, "m2").AsTask();
        var reading = store.FindLearnerAsync(Talk.Person(1), CancellationToken.None).AsTask();

        Assert.False(waiting.IsCompleted);
        log.Gate.Set();
        await waiting.WaitAsync(Patience);
        await reading.WaitAsync(Patience);
        Assert.InRange(log.Syncs, syncs + 1, syncs + 2);
    }

    private static async Task FillAsync(LiteDbStore store, List<(int, string)> acknowledged)
    {
        for (var n = 0; ; n += 50)
        {
            var sent = Enumerable.Range(n, 50).Select(i => (Person: i % 9, Message: $"m{i}")).ToList();
            var told = sent.Select(s => store.HearAsync(s.Person, s.Message).AsTask().WaitAsync(Patience)).ToList();
            await Task.WhenAll(told).ContinueWith(_ => { }, TaskScheduler.Default);
            acknowledged.AddRange(sent.Zip(told).Where(s => s.Second.IsCompletedSuccessfully).Select(s => s.First));
            await Task.WhenAll(told);
        }
    }

    private static async Task EveryoneIsToldAsync(LiteDbStore store)
    {
        for (var round = 0; round < 2; round++)
        {
            var told = Enumerable.Range(0, 50).Select(i => store.HearAsync(i, $"lost {round}").AsTask()).ToList();
            foreach (var one in told)
                await Assert.ThrowsAsync<StoreFailedException>(() => one.WaitAsync(Patience));
        }
        await store.Failed.WaitAsync(Patience);
    }

    private LiteDbStore Open(LiteDbOptions? options = null) => LiteDbStore.Open(
        () => new Database(data, log), options ?? TemporaryFolder.Small, Talk.Clock, NullLogger.Instance, _ => { }, null);
}
