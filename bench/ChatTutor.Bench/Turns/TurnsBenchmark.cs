using System.Diagnostics;
using System.Globalization;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Bench.Turns;

/// <summary>Full turns through the LiteDB store, every one on the disk before the next of its client: turns a second, latency, and the processor time of
/// the whole process, which says most on a machine that is busy with other things.</summary>
/// <remarks>Arguments: the folder to work in (default: the temporary one), seconds for each line (default 4), learners (default 20,000).</remarks>
internal static class TurnsBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var parent = args.Length > 0 ? args[0] : Path.GetTempPath();
        var time = TimeSpan.FromSeconds(args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 4);
        var learners = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 20_000;
        var folder = Path.Combine(parent, $"chattutor-bench-{Environment.ProcessId}");
        try
        {
            await using var store = LiteDbStore.Open(folder, TimeProvider.System, NullLogger.Instance);
            await LoadAsync(store, learners);
            Console.WriteLine($"{learners} learners, {time.TotalSeconds} s a line, load {Load()}");
            Console.WriteLine("clients   turns/s   p50 ms   p99 ms   CPU us/turn");
            foreach (var clients in (int[])[1, 16, 64, 256])
                await MeasureAsync(store, clients, time, learners);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task LoadAsync(LiteDbStore store, int learners)
    {
        for (var done = 0; done < learners; done += 500)
            await Task.WhenAll(Enumerable.Range(done, Math.Min(500, learners - done)).Select(i => TurnAsync(store, i, "first")));
    }

    private static async Task MeasureAsync(LiteDbStore store, int clients, TimeSpan time, int learners)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var (started, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(c => Task.Run(() => ClientAsync(store, c, end, learners))));
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var cpu = (Environment.CpuUsage.TotalTime - busy).TotalMicroseconds;
        var sorted = all.SelectMany(l => l).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{clients,7}{sorted.Count / took,10:F0}{sorted[sorted.Count / 2],9:F2}{sorted[sorted.Count * 99 / 100],9:F1}{cpu / sorted.Count,14:F0}   load {Load()}"));
    }

    private static async Task<List<double>> ClientAsync(LiteDbStore store, int client, long end, int learners)
    {
        var random = new Random(client);
        var latencies = new List<double>();
        for (var n = 0; Stopwatch.GetTimestamp() < end; n++)
        {
            var started = Stopwatch.GetTimestamp();
            await TurnAsync(store, random.Next(learners), $"{started}/{client}/{n}");
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return latencies;
    }

    private static async Task TurnAsync(LiteDbStore store, int learner, string id)
    {
        var incoming = new Incoming(
            new Address("telegram", (500_000_000 + learner).ToString(CultureInfo.InvariantCulture)), id, new InboundMessage.Choice("1.a"),
            DateTimeOffset.Now);
        await store.HandleAsync(incoming, l => PlainLesson.Respond(l, incoming), CancellationToken.None);
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
