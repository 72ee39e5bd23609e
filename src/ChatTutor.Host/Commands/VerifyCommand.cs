using System.CommandLine;
using ChatTutor.Core.Reports;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Host.Commands;

/// <summary>"verify": takes a copy of the data, opens it, and counts every report again from the events; exit 1 when something differs.</summary>
public static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Check the data: files, counts, and every report against the events.");
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stop) => CommandLine.Guarded(() => RunAsync(parsed.UnmatchedTokens)));
        return command;
    }

    private static async Task<int> RunAsync(IEnumerable<string> args)
    {
        var (settings, _) = DataAccess.ReadSettings(args);
        var folder = Directory.CreateTempSubdirectory("chattutor-verify-").FullName;
        try
        {
            var copy = Path.Combine(folder, "copy.db");
            if (!await BackupCommand.CopyAsync(settings, copy))
                return CommandLine.Failed;
            LiteDbBackup.Restore(copy, Path.Combine(folder, "data"));
            await using var store = LiteDbStore.Open(Path.Combine(folder, "data"), TimeProvider.System, NullLogger.Instance);
            return await CompareAsync(store);
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
            .SelectMany(e => ReportKinds.Changes([e.Event], DateOnly.FromDateTime(e.At.DateTime)))
            .GroupBy(c => c.Key).ToDictionary(g => g.Key, g => (long)g.Sum(c => c.By));
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
}
