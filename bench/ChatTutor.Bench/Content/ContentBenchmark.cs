using System.Diagnostics;
using ChatTutor.Service.Content;

namespace ChatTutor.Bench.Content;

/// <summary>How long the content folder takes to read and check, cold and again, and what the catalogue weighs in memory.</summary>
/// <remarks>Argument: the content folder (default "content").</remarks>
internal static class ContentBenchmark
{
    private const int Again = 10;

    public static Task<int> RunAsync(string[] args)
    {
        var folder = args.Length > 0 ? args[0] : "content";
        var empty = LiveBytes();
        var cold = Stopwatch.StartNew();
        var loaded = ContentFolder.Load(folder, DateOnly.FromDateTime(DateTime.Today));
        cold.Stop();
        var held = LiveBytes() - empty;
        var again = Enumerable.Range(0, Again).Select(_ => Time(folder)).Order().ToList();
        Console.WriteLine(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{loaded.Catalogue?.Lessons.Count()} lessons, {loaded.Catalogue?.Items.Count} items; first reading {cold.ElapsedMilliseconds} ms, "
            + $"again {again[0]:0} to {again[^1]:0} ms (median {again[Again / 2]:0}); catalogue {held / 1024.0 / 1024:0.0} MB"));
        GC.KeepAlive(loaded);
        return Task.FromResult(loaded.IsGood ? 0 : 1);
    }

    private static double Time(string folder)
    {
        var start = Stopwatch.GetTimestamp();
        _ = ContentFolder.Load(folder, DateOnly.FromDateTime(DateTime.Today));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static long LiveBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
