using System.CommandLine;
using System.Net;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Host.Importing;
using ChatTutor.Host.Running;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Commands;

/// <summary>"organiser add|list|disable|link|import": who may sign in, from the machine itself.</summary>
public static class OrganiserCommand
{
    private const string Path = "/api/own/organisers";

    public static Command Create()
    {
        var command = new Command("organiser", "Who may sign in: add, list, disable, link, import.");
        command.Subcommands.Add(Add());
        command.Subcommands.Add(Make("list", "List the organisers.", [], (_, settings) => ListAsync(settings)));
        var id = Id();
        command.Subcommands.Add(Make("disable", "End an organiser's access at once.", [id], (p, s) => DisableAsync(s, p.GetValue(id)!)));
        var (whose, forget) = (Id(), new Option<bool>("--forget-factor") { Description = "They lost their phone: they set up a new second factor." });
        command.Subcommands.Add(Make("link", "Print a link that signs an organiser in once, within ten minutes.", [whose, forget],
            (p, s) => LinkAsync(s, p.GetValue(whose)!, p.GetValue(forget))));
        var file = CommandLine.File("a CSV or Excel file with the columns " + string.Join(", ", OrganiserSheet.Columns) + ".");
        var apply = new Option<bool>("--apply") { Description = "Take it in; without this nothing is changed." };
        command.Subcommands.Add(Make("import", "Bring in a list of organisers.", [file, apply], (p, s) => ImportFileAsync(s, p.GetValue(file)!, p.GetValue(apply))));
        return command;
    }

    private static Argument<string> Id() => new("id") { Description = "The organiser's id." };

    private static Command Add()
    {
        var id = Id();
        var name = new Option<string>("--name") { Required = true, Description = "Full name." };
        var role = new Option<string>("--role") { Required = true, Description = string.Join(" | ", Roles.All.Select(Roles.WordOf)) };
        var area = new Option<string>("--area") { DefaultValueFactory = _ => Territory.ProvinceName, Description = "tinh, a commune's id or name, or commune/hamlet." };
        var (chat, email) = (new Option<string?>("--chat") { Description = "Their chat, for example telegram:123456." }, new Option<string?>("--email") { Description = "Their account at the OpenID provider." });
        return Make("add", "Add an organiser, or change the one of this id.", [id, name, role, area, chat, email], (p, settings) => ImportAsync(
            settings,
            [
                [.. OrganiserSheet.Columns],
                [p.GetValue(id)!, p.GetValue(name)!, p.GetValue(role)!, p.GetValue(area)!, p.GetValue(chat) ?? "", p.GetValue(email) ?? ""],
            ],
            apply: true, m => m[(m.IndexOf(':', StringComparison.Ordinal) + 2)..]));
    }

    private static Command Make(string name, string about, IEnumerable<Symbol> symbols, Func<ParseResult, Settings, Task<int>> run)
    {
        var command = new Command(name, about) { TreatUnmatchedTokensAsErrors = false };
        foreach (var symbol in symbols)
            if (symbol is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)symbol);
        command.SetAction((parsed, stop) => CommandLine.Guarded(() => run(parsed, DataAccess.ReadSettings(parsed.UnmatchedTokens).Settings)));
        return command;
    }

    private static async Task<int> ListAsync(Settings settings)
    {
        var table = await DataAccess.UseAsync(
            settings, store => Orders(settings, store).ListAsync(default), async server => (await server.GetFromJsonAsync<Table>(Path))!);
        await using var output = Console.OpenStandardOutput();
        await TableFormats.All["csv"](table, output);
        return CommandLine.Fine;
    }

    private static async Task<int> DisableAsync(Settings settings, string id)
    {
        var done = await DataAccess.UseAsync(
            settings, store => Orders(settings, store).DisableAsync(id, default),
            async server => (await server.PostAsync(new Uri($"{Path}/{Uri.EscapeDataString(id)}/disable", UriKind.Relative), null)).IsSuccessStatusCode);
        return done ? CommandLine.Fine : await NobodyAsync(id);
    }

    private static async Task<int> LinkAsync(Settings settings, string id, bool forgetFactor)
    {
        var link = await DataAccess.UseAsync(
            settings, store => Orders(settings, store).LinkAsync(id, forgetFactor, default),
            async server =>
            {
                using var answer = await server.PostAsync(
                    new Uri($"{Path}/{Uri.EscapeDataString(id)}/link?forgetFactor={(forgetFactor ? "true" : "false")}", UriKind.Relative), null);
                return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : null;
            });
        if (link is null)
            return await NobodyAsync(id);
        Console.WriteLine(link);
        return CommandLine.Fine;
    }

    private static async Task<int> ImportFileAsync(Settings settings, string file, bool apply)
    {
        try
        {
            return await ImportAsync(settings, SheetFile.Read(await File.ReadAllBytesAsync(file)), apply, m => $"{file}: {m}");
        }
        catch (Exception e) when (e is SheetFileException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file}: {e.Message}");
            return CommandLine.BadInput;
        }
    }

    private static async Task<int> ImportAsync(Settings settings, string[][] rows, bool apply, Func<string, string> say)
    {
        var result = await DataAccess.UseAsync(
            settings, store => Orders(settings, store).ImportAsync(rows, apply, default),
            async server =>
            {
                using var answer = await server.PostAsJsonAsync(Path, new Operations.SheetWish(rows, apply));
                answer.EnsureSuccessStatusCode();
                return (await answer.Content.ReadFromJsonAsync<OrganiserImport>())!;
            });
        foreach (var mistake in result.Mistakes)
            await Console.Error.WriteLineAsync(say(mistake));
        await (result.Mistakes.Count == 0 ? Console.Out : Console.Error).WriteLineAsync(result.Say(apply));
        return result.Mistakes.Count == 0 ? CommandLine.Fine : CommandLine.BadInput;
    }

    private static async Task<int> NobodyAsync(string id)
    {
        await Console.Error.WriteLineAsync($"There is no active organiser \"{id}\"; \"organiser list\" shows those there are.");
        return CommandLine.BadInput;
    }

    private static OrganiserOrders Orders(Settings settings, IStore store) => new(
        (IOrganiserStore)store, () => Composition.LoadContent(settings), new PublicAddress(settings), TimeProvider.System,
        TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone));
}
