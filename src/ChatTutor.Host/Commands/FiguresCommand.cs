using System.CommandLine;
using ChatTutor.Core.Campaign.Importing;
using ChatTutor.Host.Importing;
using ChatTutor.Host.Running;

namespace ChatTutor.Host.Commands;

/// <summary>"import-denominators &lt;file&gt;" and its like: says what would be taken in, and with --apply takes it in, whole or not at all.</summary>
public static class FiguresCommand
{
    public static Command Create(FigureKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var file = CommandLine.File("a CSV or Excel file with the columns " + string.Join(", ", kind.Columns) + ".");
        var apply = new Option<bool>("--apply") { Description = "Take it in; without this nothing is changed." };
        var command = new Command("import-" + kind.Name, $"Bring in {kind.Name} from a file.") { file, apply };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stop) => CommandLine.Guarded(
            () => RunAsync(kind, parsed.GetValue(file)!, parsed.GetValue(apply), parsed.UnmatchedTokens)));
        return command;
    }

    private static async Task<int> RunAsync(FigureKind kind, string file, bool apply, IEnumerable<string> args)
    {
        string[][] rows;
        try
        {
            rows = SheetFile.Read(await File.ReadAllBytesAsync(file));
        }
        catch (Exception e) when (e is SheetFileException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file}: {e.Message}");
            return CommandLine.BadInput;
        }
        var (settings, _) = DataAccess.ReadSettings(args);
        var result = await DataAccess.UseAsync(
            settings,
            async store =>
            {
                var figures = LocalCampaign.Of(settings, store).Figures;
                await figures.StartAsync(default);
                return ImportResult.Of(apply ? await figures.ApplyAsync(kind, rows, default) : figures.Check(kind, rows));
            },
            server => AskAsync(server, kind, rows, apply));
        foreach (var mistake in result.Mistakes)
            await Console.Error.WriteLineAsync($"{file}: {mistake}");
        await (result.IsGood ? Console.Out : Console.Error).WriteLineAsync(result.Say(apply));
        return result.IsGood ? CommandLine.Fine : CommandLine.BadInput;
    }

    private static async Task<ImportResult> AskAsync(HttpClient server, FigureKind kind, string[][] rows, bool apply)
    {
        using var answer = await server.PostAsJsonAsync($"/api/own/import/{kind.Name}?apply={(apply ? "true" : "false")}", new Operations.ImportWish(rows));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ImportResult>())!;
    }
}
