using System.CommandLine;
using ChatTutor.Core.Reports;
using Microsoft.AspNetCore.WebUtilities;

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
        var unit = new Option<string?>("--unit") { Description = "Only this commune (its id)." };
        var target = new Option<string?>("--target") { Description = "Only this target (CT01 ...), with the areas below." };
        var week = new Option<string?>("--week") { Description = "An ISO week (2026-W48), for reports of a week; without it the last seven days." };
        var course = new Option<string?>("--course") { Description = "Only this course (its id), for the report gain." };
        var command = new Command("report", "Print a report.") { name, format, file, unit, target, week, course };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stop) => CommandLine.Guarded(() => RunAsync(
            parsed.GetValue(name)!, new ReportQuery(parsed.GetValue(unit), parsed.GetValue(target), parsed.GetValue(week), Course: parsed.GetValue(course)), parsed.GetValue(format)!, parsed.GetValue(file),
            parsed.UnmatchedTokens)));
        return command;
    }

    private static async Task<int> RunAsync(string name, ReportQuery query, string format, string? file, IEnumerable<string> args)
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
        var (table, why) = await DataAccess.UseAsync(
            settings, store => LayAsync(LocalCampaign.Of(settings, store), report, query), server => AskAsync(server, report, query));
        if (table is null)
        {
            await Console.Error.WriteLineAsync(why);
            return CommandLine.BadInput;
        }
        await using var output = file is null ? Console.OpenStandardOutput() : File.Create(file);
        await TableFormats.All[format](table, output);
        return CommandLine.Fine;
    }

    private static async Task<(Table? Table, string? Why)> LayAsync(LocalCampaign campaign, Report report, ReportQuery query)
    {
        await campaign.Figures.StartAsync(default);
        return campaign.Reports.Refuse(query) is { } why ? (null, why) : (await campaign.Reports.LayAsync(report, query, default), null);
    }

    private static async Task<(Table? Table, string? Why)> AskAsync(HttpClient server, Report report, ReportQuery query)
    {
        // Parts that are null are left out.
        var address = QueryHelpers.AddQueryString(
            $"/api/own/report/{report.Id}",
            new Dictionary<string, string?> { ["unit"] = query.Unit, ["target"] = query.Target, ["week"] = query.Week, ["course"] = query.Course });
        using var answer = await server.GetAsync(address);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<Table>(), null) : (null, await answer.Content.ReadAsStringAsync());
    }
}
