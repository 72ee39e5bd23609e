using System.CommandLine;
using ChatTutor.Core.Reports;
using ChatTutor.Host.Running;

namespace ChatTutor.Host.Commands;

/// <summary>"report &lt;name&gt;": a report from the counters, as a table, CSV, Excel sheet or JSON.</summary>
public static class ReportCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Which report: " + string.Join(", ", ReportKinds.All.Select(r => r.Id)) };
        var format = new Option<string>("--format") { DefaultValueFactory = _ => "table", Description = string.Join(" | ", TableFormats.All.Keys) };
        format.AcceptOnlyFromAmong([.. TableFormats.All.Keys]);
        var file = new Option<string?>("--out") { Description = "Write to this file." };
        var command = new Command("report", "Print a report.") { name, format, file };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stop) => CommandLine.Guarded(
            () => RunAsync(parsed.GetValue(name)!, parsed.GetValue(format)!, parsed.GetValue(file), parsed.UnmatchedTokens)));
        return command;
    }

    private static async Task<int> RunAsync(string name, string format, string? file, IEnumerable<string> args)
    {
        if (ReportKinds.Find(name) is not { } report)
        {
            await Console.Error.WriteLineAsync($"There is no report \"{name}\"; there are: {string.Join(", ", ReportKinds.All.Select(r => r.Id))}.");
            return CommandLine.BadInput;
        }
        if (format == "xlsx" && file is null)
        {
            await Console.Error.WriteLineAsync("An Excel sheet needs a file: --out report.xlsx");
            return CommandLine.BadInput;
        }
        var (settings, _) = DataAccess.ReadSettings(args);
        var table = await DataAccess.UseAsync(
            settings,
            async store => report.Lay(await store.TalliesAsync(report.Id, default), Composition.LoadContent(settings)),
            async server => (await server.GetFromJsonAsync<Table>($"/api/own/report/{name}"))!);
        await using var output = file is null ? Console.OpenStandardOutput() : File.Create(file);
        await TableFormats.All[format](table, output);
        return CommandLine.Fine;
    }
}
