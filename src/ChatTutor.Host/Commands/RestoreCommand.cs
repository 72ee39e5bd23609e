using System.CommandLine;
using ChatTutor.Storage;

namespace ChatTutor.Host.Commands;

/// <summary>"restore &lt;file&gt;": a backup takes the place of the data, while no server runs.</summary>
public static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A copy made by \"backup\"." };
        var command = new Command("restore", "Put a backup in place of the data; what was there is kept beside it.") { file };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stop) => CommandLine.Guarded(() => RunAsync(Path.GetFullPath(parsed.GetValue(file)!), parsed.UnmatchedTokens)));
        return command;
    }

    private static async Task<int> RunAsync(string file, IEnumerable<string> args)
    {
        if (!File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"There is no file \"{file}\".");
            return CommandLine.BadInput;
        }
        var (settings, _) = DataAccess.ReadSettings(args);
        LiteDbStore.Restore(file, settings.DataDirectory);
        Console.WriteLine($"\"{settings.DataDirectory}\" now holds the backup; what was there ends in .before-restore.");
        return CommandLine.Fine;
    }
}
