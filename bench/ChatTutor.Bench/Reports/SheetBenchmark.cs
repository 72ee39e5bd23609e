using System.Diagnostics;
using System.Globalization;
using ChatTutor.Bench.Turns;
using ChatTutor.Core.Reports;
using ChatTutor.Host.Commands;

namespace ChatTutor.Bench.Reports;

/// <summary>An Excel sheet of 100,000 rows, as long as the list of a province may be: how long it takes, and how much more memory.</summary>
internal static class SheetBenchmark
{
    private const int Rows = 100_000, Times = 5;

    public static async Task<int> RunAsync(string[] args)
    {
        var table = new Table(
            "Danh sách",
            [
                new("number", true), new("commune"), new("name"), new("hamlet"), new("target"), new("day"), new("lessons", true), new("note"),
            ],
            [.. Enumerable.Range(1, Rows).Select(Row)]);
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var (before, most, took) = (Environment.WorkingSet, 0L, new List<double>());
        using var stop = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                most = Math.Max(most, Environment.WorkingSet);
                await Task.Delay(5);
            }
        });
        for (var i = 0; i < Times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var file = new MemoryStream();
            await TableFormats.All["xlsx"](table, file);
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (i == 0)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rows} rows, {file.Length >> 10} KB"));
        }
        await stop.CancelAsync();
        await watch;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"first {took[0]:F0} ms, longest {took.Max():F0} ms of {Times}, {(most - before) >> 20} MB more at most, {before >> 20} MB before, load {ClosedLoop.Load()}"));
        return 0;
    }

    private static IReadOnlyList<string> Row(int number) =>
    [
        number.ToString(CultureInfo.InvariantCulture), "xa-tan-hong", "xã Tân Hồng", $"Ấp {number % 9}", "CT03", "10/10/2026",
        (number % 116).ToString(CultureInfo.InvariantCulture), "",
    ];
}
