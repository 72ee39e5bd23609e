using System.CommandLine;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Commands;

/// <summary>The commands there are; without one, the server runs.</summary>
public static class CommandLine
{
    /// <summary>Exit codes that scripts may rely on.</summary>
    public const int Fine = 0, Failed = 1, BadInput = 2, InUse = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("ChatTutor teaches digital skills by chat.") { TreatUnmatchedTokensAsErrors = false };
        var run = new Command("run", "Start the server (the default).") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((parsed, stop) => Guarded(() => RunCommand.RunAsync([.. parsed.UnmatchedTokens])));
        run.SetAction((parsed, stop) => Guarded(() => RunCommand.RunAsync([.. parsed.UnmatchedTokens])));
        root.Subcommands.Add(run);
        root.Subcommands.Add(TalkCommand.Create());
        root.Subcommands.Add(LintCommand.Create());
        root.Subcommands.Add(SchemaCommand.Create());
        root.Subcommands.Add(ReportCommand.Create());
        root.Subcommands.Add(BackupCommand.Create());
        root.Subcommands.Add(RestoreCommand.Create());
        root.Subcommands.Add(VerifyCommand.Create());
        if (args is [var word, ..] && !word.StartsWith('-') && !word.StartsWith('/') && root.Subcommands.All(c => c.Name != word))
        {
            await Console.Error.WriteLineAsync($"There is no command \"{word}\"; there are: {string.Join(", ", root.Subcommands.Select(c => c.Name))}.");
            return BadInput;
        }
        return await root.Parse(args).InvokeAsync();
    }

    /// <summary>Turns what may go wrong at start into one sentence and an exit code.</summary>
    public static async Task<int> Guarded(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (SettingException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return BadInput;
        }
        catch (StoreInUseException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Stop it first, or set ChatTutor:DataDirectory to another folder.");
            return InUse;
        }
        catch (StoreFailedException e)
        {
            await Console.Error.WriteLineAsync($"Setting ChatTutor:DataDirectory: {e.Message}");
            return BadInput;
        }
    }
}
