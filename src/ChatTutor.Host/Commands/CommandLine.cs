using System.CommandLine;
using ChatTutor.Host.Authoring;
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
        root.Subcommands.Add(AskCommand.Create());
        root.Subcommands.Add(LintCommand.Create());
        root.Subcommands.Add(NewCommand.Create());
        root.Subcommands.Add(PreviewCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(SchemaCommand.Create());
        root.Subcommands.Add(ReportCommand.Create());
        root.Subcommands.Add(BackupCommand.Create());
        root.Subcommands.Add(RestoreCommand.Create());
        root.Subcommands.Add(VerifyCommand.Create());
        root.Subcommands.Add(OrganiserCommand.Create());
        root.Subcommands.Add(ZaloCommand.Create());
        if (args is [var word, ..] && !word.StartsWith('-') && !word.StartsWith('/') && root.Subcommands.All(c => c.Name != word))
        {
            await Console.Error.WriteLineAsync($"There is no command \"{word}\"; there are: {string.Join(", ", root.Subcommands.Select(c => c.Name))}.");
            return BadInput;
        }
        var parsed = root.Parse(args);
        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync(error.Message);
        return parsed.Errors.Count > 0 ? BadInput : await parsed.InvokeAsync();
    }

    /// <summary>A file to be named: an option in its place means that it was forgotten.</summary>
    public static Argument<string> File(string about)
    {
        var file = new Argument<string>("file") { Description = about };
        file.Validators.Add(given =>
        {
            if (given.Tokens is [var name] && name.Value.StartsWith('-'))
                given.AddError($"Name a file: {about}");
        });
        return file;
    }

    /// <summary>Which content folder an author's command works on.</summary>
    public static Option<string> Folder() => new("--folder") { DefaultValueFactory = _ => "content", Description = "The content folder." };

    /// <summary>The same for a command with no settings of its own: a word it does not know is a slip, and not passed over.</summary>
    public static Task<int> Guarded(ParseResult parsed, Func<Task<int>> work)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return Guarded(() => parsed.UnmatchedTokens.FirstOrDefault() is { } slip
            ? throw new RefusedException($"\"{parsed.CommandResult.Command.Name}\" không có \"{slip}\"; các lựa chọn: {string.Join(", ", parsed.CommandResult.Command.Options.Select(o => o.Name))}.")
            : work());
    }

    /// <summary>Turns what may go wrong at start into one sentence and an exit code.</summary>
    public static async Task<int> Guarded(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is SettingException or RefusedException)
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
            await Console.Error.WriteLineAsync(e.Message);
            return BadInput;
        }
    }
}
