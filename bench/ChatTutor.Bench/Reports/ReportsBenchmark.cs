using System.Diagnostics;
using System.Globalization;
using ChatTutor.Bench.Turns;
using ChatTutor.Core.Reports;
using ChatTutor.Host.Commands;
using ChatTutor.Service.Content;
using ChatTutor.Service.Reporting;
using ChatTutor.Storage;
using ChatTutor.Storage.LiteDb;
using LiteDB;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Bench.Reports;

/// <summary>Page models over the counters of 1,000,000 learners and 5,000,000 completions in a LiteDB file.</summary>
/// <remarks>Arguments: the folder to work in (default: the temporary one), the content folder (default "content").</remarks>
internal static class ReportsBenchmark
{
    private const int Times = 100;

    private static readonly (string Name, Report Report, ReportQuery Query)[] Pages =
    [
        ("targets: province", new Targets(), new()), ("targets: one target, its communes", new Targets(), new(null, "CT03")),
        ("targets: one commune", new Targets(), new("xa-tan-hong")), ("targets: one target, hamlets", new Targets(), new("xa-tan-hong", "CT03")),
        ("targets: hamlets, joined exams", new Targets(), new("xa-tan-hong", "CT11")), ("untouched: province", new Untouched(), new()),
        ("mistakes: province", new Mistakes(), new()), ("mistakes: one commune", new Mistakes(), new("xa-tan-hong")), ("stops", new Stops(), new()),
        ("weeks: province", new Weeks(), new()), ("completions", new Completions(), new()),
    ];

    public static Task<int> RunAsync(string[] args)
    {
        var catalogue = ContentFolder.Load(args.Length > 1 ? args[1] : "content", DateOnly.FromDateTime(DateTime.Today)).Catalogue
            ?? throw new InvalidOperationException("The content folder cannot be read; run this in the top folder.");
        return BenchFolder.UseAsync(args, async folder =>
        {
            var province = new Province(catalogue).Fill();
            Write(folder, province);
            var started = Stopwatch.GetTimestamp();
            await using var store = LiteDbStore.Open(folder, TimeProvider.System, NullLogger.Instance);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{province.Tallies.Count} counters, opened in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms, {Environment.WorkingSet >> 20} MB, load {ClosedLoop.Load()}"));
            var (catalogues, zone) = (new CatalogueSource(catalogue), TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));
            await new CampaignFigures(store, catalogues, TimeProvider.System, zone).StartAsync(default);
            var desk = new ReportDesk(store, catalogues, TimeProvider.System, zone);
            Console.WriteLine("p50 ms   p95 ms   first ms   CPU ms   page");
            foreach (var (name, report, query) in Pages)
                await MeasureAsync(name, async () => _ = await desk.LayAsync(report, query, default));
            var table = await desk.LayAsync(new Targets(), new(null, "CT03"), default);
            await MeasureAsync("targets.xlsx, one target", () => TableFormats.All["xlsx"](table, new MemoryStream()));
        });
    }

    private static void Write(string folder, Province province)
    {
        using var place = DataDirectory.Open(folder, 1 << 20);
        using var database = place.OpenDatabase();
        var (ledger, id) = (new Ledger(database), 0L);
        foreach (var chunk in province.Tallies.Chunk(5000))
        {
            foreach (var (key, count) in chunk)
                ledger.Changes.Insert(Collections.Tallies, new BsonDocument { ["_id"] = ++id, ["r"] = key.Report, ["b"] = key.By, ["k"] = key.Key, ["v"] = count });
            ledger.Counters.LastTally = id;
            ledger.Commit();
        }
        new FigureBook(ledger).Add([.. province.Hamlets.Select(h => Service.Ports.StoredJson.Write(h))], DateTimeOffset.Now);
        ledger.Commit();
        database.Checkpoint();
    }

    private static async Task MeasureAsync(string name, Func<Task> work)
    {
        var (took, busy) = (new List<double>(), Environment.CpuUsage.TotalTime);
        for (var i = 0; i < Times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        // On a machine that is busy with other things the processor time says most.
        var cpu = (Environment.CpuUsage.TotalTime - busy).TotalMilliseconds / Times;
        var sorted = took.Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sorted[Times / 2],6:F1}{sorted[Times * 95 / 100],9:F1}{took[0],11:F1}{cpu,9:F1}   {name}"));
    }
}
