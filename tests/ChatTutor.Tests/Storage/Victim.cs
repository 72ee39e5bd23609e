using System.Diagnostics;
using System.Globalization;

namespace ChatTutor.Tests.Storage;

/// <summary>A process of ChatTutor.Crash working on a data directory until it is killed.</summary>
internal sealed class Victim : IDisposable
{
    private readonly Process process;

    private Victim(Process process) => this.process = process;

    /// <summary>Returns when the process has the store open.</summary>
    public static async Task<Victim> StartAsync(string directory, string run, int people, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ChatTutor.Crash.dll"), directory, run, $"{people}", .. more])
        {
            RedirectStandardOutput = true,
        };
        // Short-lived processes: compiling well costs more than it gives.
        start.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        var victim = new Victim(Process.Start(start)!);
        Assert.Equal("open", await victim.process.StandardOutput.ReadLineAsync());
        return victim;
    }

    /// <summary>Reads acknowledged messages until this many have come.</summary>
    public async Task<List<(int Person, string Message)>> ListenAsync(int count)
    {
        var heard = new List<(int, string)>();
        while (heard.Count < count && await process.StandardOutput.ReadLineAsync() is { } line)
            heard.Add(Parse(line));
        return heard;
    }

    /// <summary>kill -9, then what it had still said.</summary>
    public async Task<List<(int Person, string Message)>> KillAsync()
    {
        process.Kill();
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        // The last line may have been cut by the kill; what was not said whole was not acknowledged.
        return [.. rest.Split('\n').SkipLast(1).Select(Parse)];
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static (int Person, string Message) Parse(string line)
    {
        var words = line.Split(' ');
        return (int.Parse(words[0], CultureInfo.InvariantCulture), words[1]);
    }
}
