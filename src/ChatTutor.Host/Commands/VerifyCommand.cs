using System.CommandLine;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Host.Dashboard.Audit;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Host.Commands;

/// <summary>"verify": takes a copy of the data, opens it, and counts every report again from the events; exit 1 when something differs.</summary>
public static class VerifyCommand
{
    public static Command Create()
    {
        var head = new Option<string?>("--head") { Description = "A head of the organisers' log that was noted down elsewhere (123:hash)." };
        head.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } text && AuditHead.Parse(text) is null)
                given.AddError("A head is written as on the log's page: a number, a colon, 64 letters and digits.");
        });
        var command = new Command("verify", "Check the data: files, counts, every report against the events, and the organisers' log.") { head };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stop) => CommandLine.Guarded(() => RunAsync(parsed.GetValue(head), parsed.UnmatchedTokens)));
        return command;
    }

    private static async Task<int> RunAsync(string? head, IEnumerable<string> args)
    {
        var (settings, _) = DataAccess.ReadSettings(args);
        // Read before the copy is made: a head published meanwhile would be of entries the copy has not.
        var published = new AuditHeads(settings.DataDirectory).Read().Append(head is null ? AuditHead.Empty : AuditHead.Parse(head)!).ToList();
        var folder = Directory.CreateTempSubdirectory("chattutor-verify-").FullName;
        try
        {
            var copy = Path.Combine(folder, "copy.db");
            if (!await BackupCommand.CopyAsync(settings, copy))
                return CommandLine.Failed;
            LiteDbBackup.Restore(copy, Path.Combine(folder, "data"));
            await using var store = LiteDbStore.Open(Path.Combine(folder, "data"), TimeProvider.System, NullLogger.Instance);
            var counts = await CompareAsync(store);
            return await CheckLogAsync(store, published) ? counts : CommandLine.Failed;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> CompareAsync(IStore store)
    {
        var events = await store.EventsAsync(default);
        var recount = events
            .SelectMany(e => ReportKinds.Count([e.Event], DateOnly.FromDateTime(e.At.DateTime)))
            .CountBy(key => key).ToDictionary(c => c.Key, c => (long)c.Value);
        var differences = 0;
        foreach (var report in ReportKinds.All)
        {
            var kept = await store.TalliesAsync(report.Id, default);
            var keys = kept.Keys.Union(recount.Keys.Where(k => k.Report == report.Id || k.Report.StartsWith(report.Id + ".", StringComparison.Ordinal)));
            foreach (var key in keys.Where(k => kept.GetValueOrDefault(k) != recount.GetValueOrDefault(k)))
            {
                await Console.Error.WriteLineAsync($"{key.Report} by {key.By} \"{key.Key}\": kept {kept.GetValueOrDefault(key)}, recounted {recount.GetValueOrDefault(key)}");
                differences++;
            }
        }
        var state = await store.StateAsync(default);
        Console.WriteLine($"{state.Learners} learners, {state.Events} events, {recount.Count} counters recounted, {differences} differences, {state.DeadLetters} put aside.");
        return differences == 0 ? CommandLine.Fine : CommandLine.Failed;
    }

    private static async Task<bool> CheckLogAsync(LiteDbStore store, List<AuditHead> published)
    {
        var entries = await store.AuditAsync(1, int.MaxValue, default);
        var fault = AuditChain.Fault(entries, published);
        if (fault is not null)
            await Console.Error.WriteLineAsync($"The organisers' log is not whole: {fault}.");
        else
            Console.WriteLine($"{entries.Count} entries of the organisers' log, whole; {published.Count(h => h.Sequence > 0)} published heads fit.");
        return fault is null;
    }
}
