using System.Collections.Concurrent;
using System.Globalization;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using ChatTutor.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Storage;

/// <summary>The power fails in the middle of writing, again and again, and the disk keeps what it likes of what was not synced.</summary>
public sealed class PowerCutTests(ITestOutputHelper output)
{
    private const int Trials = 300;
    private const int CutsEach = 3;
    private const int People = 8;

    private static readonly byte[] Fresh = NewData();

    [Fact]
    public async Task Every_acknowledged_message_had_its_effect_exactly_once()
    {
        int cuts = 0, acknowledged = 0, kept = 0;
        await Parallel.ForAsync(0, Trials, async (seed, _) =>
        {
            var trial = await TrialAsync(seed);
            Interlocked.Add(ref cuts, trial.Cuts);
            Interlocked.Add(ref acknowledged, trial.Acknowledged);
            Interlocked.Add(ref kept, trial.Kept);
        });
        output.WriteLine($"{Trials} trials, {cuts} power cuts, {acknowledged} messages acknowledged, {kept} with their effect, 0 lost, 0 doubled.");
        Assert.True(cuts >= Trials);
        Assert.True(acknowledged > Trials);
    }

    [Fact]
    public async Task A_disk_that_does_not_keep_its_word_is_noticed_by_this_test()
    {
        for (var seed = 0; seed < 20; seed++)
            if (await Record.ExceptionAsync(() => TrialAsync(seed, lying: true)) is not null)
                return;
        Assert.Fail("Twenty disks forgot what they had synced, and nobody noticed.");
    }

    private static async Task<(int Cuts, int Acknowledged, int Kept)> TrialAsync(int seed, bool lying = false)
    {
        var random = new Random(seed);
        var acknowledged = new ConcurrentQueue<(int, string)>();
        IReadOnlyList<byte[]> image = [Fresh, []];
        for (var cut = 0; cut < CutsEach; cut++)
        {
            var disk = new VolatileDisk(random.Next(), seed % 2 == 0 ? 0.5 : 0.9, random.Next(3, 400)) { IsLying = lying };
            image = await TalkUntilDarkAsync(disk, image, acknowledged, $"{seed}/{cut}");
        }
        try
        {
            await using var store = Open(new VolatileDisk(0, 1, int.MaxValue), image);
            return (CutsEach, acknowledged.Count, await Ledgers.AgreeAsync(store, acknowledged));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {seed} broke the store.", e);
        }
    }

    private static async Task<IReadOnlyList<byte[]>> TalkUntilDarkAsync(
        VolatileDisk disk, IReadOnlyList<byte[]> image, ConcurrentQueue<(int, string)> acknowledged, string run)
    {
        try
        {
            var store = Open(disk, image);
            await Task.WhenAll(Enumerable.Range(0, People).Select(p => Task.Run(() => TalkAsync(store, p, acknowledged, run))));
            await store.DisposeAsync();
        }
        catch (StoreFailedException) when (disk.IsDead)
        {
            // It went dark while opening.
        }
        return disk.Survivors();
    }

    private static async Task TalkAsync(LiteDbStore store, int person, ConcurrentQueue<(int, string)> acknowledged, string run)
    {
        try
        {
            for (var n = 0; ; n++)
            {
                var message = string.Create(CultureInfo.InvariantCulture, $"{run}/{person}/{n}");
                await store.HearAsync(person, message);
                acknowledged.Enqueue((person, message));
            }
        }
        catch (StoreFailedException)
        {
            // The power is off.
        }
    }

    private static LiteDbStore Open(VolatileDisk disk, IReadOnlyList<byte[]> image)
    {
        var (data, log) = (disk.Add(image[0]), disk.Add(image[1]));
        var options = new LiteDbOptions { CheckpointPages = 60, LargestBatch = 6 };
        return LiteDbStore.Open(() => new Database(data, log), options, Talk.Clock, NullLogger.Instance, _ => { }, null);
    }

    private static byte[] NewData()
    {
        var disk = new VolatileDisk(0, 1, int.MaxValue);
        Database.Create(disk.Add([]), Format.Document(Format.Current), new Counters().Write());
        return disk.Survivors()[0];
    }
}
