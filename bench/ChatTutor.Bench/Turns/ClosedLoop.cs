using System.Diagnostics;
using System.Globalization;

namespace ChatTutor.Bench.Turns;

/// <summary>Clients that each wait for the end of one turn before the next: turns a second and latency, one line.</summary>
internal static class ClosedLoop
{
    public const string Heading = "clients   turns/s   p50 ms   p99 ms   CPU us/turn";

    /// <param name="turn">One turn of a client (from 0), the nth.</param>
    public static async Task MeasureAsync(int clients, TimeSpan time, Func<int, int, Task> turn)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var (started, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(c => Task.Run(() => ClientAsync(c, end, turn))));
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        // The processor time of the whole process says most on a machine that is busy with other things.
        var cpu = (Environment.CpuUsage.TotalTime - busy).TotalMicroseconds;
        var sorted = all.SelectMany(l => l).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{clients,7}{sorted.Count / took,10:F0}{sorted[sorted.Count / 2],9:F2}{sorted[sorted.Count * 99 / 100],9:F1}{cpu / sorted.Count,14:F0}   load {Load()}"));
    }

    /// <summary>What else the machine was doing: numbers taken on a busy one say so.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static async Task<List<double>> ClientAsync(int client, long end, Func<int, int, Task> turn)
    {
        var latencies = new List<double>();
        for (var n = 0; Stopwatch.GetTimestamp() < end; n++)
        {
            var started = Stopwatch.GetTimestamp();
            await turn(client, n);
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return latencies;
    }
}
