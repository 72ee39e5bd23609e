using System.CommandLine;
using ChatTutor.Storage;

namespace ChatTutor.Host.Commands;

/// <summary>"restore &lt;file&gt;": a backup becomes the data of a directory that holds none.</summary>
public static class RestoreCommand
{
    public static Command Create()
    {
        var file = CommandLine.File("a copy made by \"backup\".");
        var command = new Command("restore", "Put a backup into a data directory that holds no data.") { file };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stop) => CommandLine.Guarded(() => RunAsync(Path.GetFullPath(parsed.GetValue(file)!), parsed.UnmatchedTokens)));
        return command;
    }

    private static Task<int> RunAsync(string file, IEnumerable<string> args)
    {
        var (settings, _) = DataAccess.ReadSettings(args);
        var state = LiteDbBackup.Restore(file, settings.DataDirectory);
        Console.WriteLine($"\"{settings.DataDirectory}\" now holds the backup: {state.Learners} learners, {state.Events} events.");
        return Task.FromResult(CommandLine.Fine);
    }
}
