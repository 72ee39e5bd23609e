using System.CommandLine;
using ChatTutor.Host.Running;

namespace ChatTutor.Host.Commands;

/// <summary>"backup &lt;file&gt;": a checked copy of the data, also while the server runs.</summary>
public static class BackupCommand
{
    public static Command Create()
    {
        var file = CommandLine.File("where to copy to; it must not exist yet.");
        var command = new Command("backup", "Copy the data to a file.") { file };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stop) => CommandLine.Guarded(() => RunAsync(Path.GetFullPath(parsed.GetValue(file)!), parsed.UnmatchedTokens)));
        return command;
    }

    private static async Task<int> RunAsync(string file, IEnumerable<string> args)
    {
        if (File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"\"{file}\" exists already; name a new file.");
            return CommandLine.BadInput;
        }
        var (settings, _) = DataAccess.ReadSettings(args);
        return await CopyAsync(settings, file) ? CommandLine.Fine : CommandLine.Failed;
    }

    /// <summary>Copies the data, through the server when one runs; false with a word on stderr when that failed.</summary>
    public static Task<bool> CopyAsync(Settings settings, string file) => DataAccess.UseAsync(
        settings,
        async store =>
        {
            await store.BackupAsync(file, default);
            return true;
        },
        async server =>
        {
            using var done = await server.PostAsJsonAsync("/api/own/backup", new Operations.BackupWish(file));
            if (!done.IsSuccessStatusCode)
                await Console.Error.WriteLineAsync($"The server could not write the copy (status {(int)done.StatusCode}); its log says why.");
            return done.IsSuccessStatusCode;
        });
}
