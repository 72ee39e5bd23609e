using System.Globalization;
using ChatTutor.Storage;
using ChatTutor.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Storage;

/// <summary>A working process is killed at random moments under load; the parent opens what it left behind.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 200;

    /// <summary>Directories worked on side by side, each by one process at a time.</summary>
    private const int Lanes = 2;

    /// <summary>After so many kills a lane starts over, or checking would take longer than killing.</summary>
    private const int KillsEach = 10;

    private const int People = 24;

    [Fact]
    public async Task Every_acknowledged_message_had_its_effect_exactly_once()
    {
        var lanes = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => LaneAsync(lane))));

        var (kills, acknowledged, kept) = (lanes.Sum(l => l.Kills), lanes.Sum(l => l.Acknowledged), lanes.Sum(l => l.Kept));
        output.WriteLine($"{kills} kills, {acknowledged} messages acknowledged, {kept} with their effect, 0 lost, 0 doubled.");
        Assert.Equal(Kills, kills);
        Assert.True(acknowledged > Kills);
    }

    private static async Task<(int Kills, int Acknowledged, int Kept)> LaneAsync(int lane)
    {
        var random = new Random(lane);
        var (kills, acknowledged, kept) = (0, 0, 0);
        while (kills < Kills / Lanes)
        {
            using var folder = new TemporaryFolder();
            var known = new List<(int, string)>();
            var there = 0;
            for (var i = 0; i < KillsEach; i++, kills++)
                there = await KillOnceAsync(folder, known, random, string.Create(CultureInfo.InvariantCulture, $"{lane}-{kills}"));
            acknowledged += known.Count;
            kept += there;
        }
        return (kills, acknowledged, kept);
    }

    private static async Task<int> KillOnceAsync(TemporaryFolder folder, List<(int, string)> known, Random random, string run)
    {
        using (var victim = await Victim.StartAsync(folder.Data, run, People))
        {
            known.AddRange(await victim.ListenAsync(random.Next(150)));
            // The moment of the kill is what is drawn by lot here, not something waited for.
            await Task.Delay(TimeSpan.FromMicroseconds(random.Next(30_000)));
            known.AddRange(await victim.KillAsync());
        }
        await using var store = LiteDbStore.Open(folder.Data, new LiteDbOptions { Ballast = 0 }, Talk.Clock, NullLogger.Instance);
        return await Ledgers.AgreeAsync(store, known);
    }
}
