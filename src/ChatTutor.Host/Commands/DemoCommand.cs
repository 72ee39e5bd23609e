using System.CommandLine;
using System.Diagnostics;
using ChatTutor.Host.Authoring;

namespace ChatTutor.Host.Commands;

/// <summary>
/// "demo": everything on this machine, with servers of Telegram and Zalo that are made up. They are no part of the program: the command
/// starts the project beside it, which only somebody who has the source has got.
/// </summary>
public static class DemoCommand
{
    private static readonly string Project = Path.Combine("demo", "ChatTutor.Demo");

    public static Command Create()
    {
        var command = new Command("demo", "Play a learner on every channel, with servers of Telegram and Zalo that are made up.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, stop) => CommandLine.Guarded(() => RunAsync(parsed.UnmatchedTokens, stop)));
        return command;
    }

    private static async Task<int> RunAsync(IEnumerable<string> args, CancellationToken stop)
    {
        var root = Checkout(AppContext.BaseDirectory) ?? Checkout(Directory.GetCurrentDirectory())
            ?? throw new RefusedException("Lệnh demo cần mã nguồn của ChatTutor: chạy trong thư mục đã tải về, \"dotnet run --project src/ChatTutor.Host -- demo\".");
        Console.WriteLine("Đang dựng bản chạy thử…");
        // Its input ends when this process does, however it ends: the demo then goes too, and its data with it.
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = root, RedirectStandardInput = true };
        foreach (var word in (string[])["run", "--project", Path.Combine(root, Project), "--", "--until-end-of-input", .. args])
            start.ArgumentList.Add(word);
        using var demo = Process.Start(start) ?? throw new InvalidOperationException("dotnet cannot be started.");
        await demo.WaitForExitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        demo.StandardInput.Close();
        await demo.WaitForExitAsync(CancellationToken.None);
        return demo.ExitCode;
    }

    private static string? Checkout(string? folder) =>
        folder is null || Directory.Exists(Path.Combine(folder, Project)) ? folder : Checkout(Path.GetDirectoryName(folder));
}
