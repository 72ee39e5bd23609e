using System.Diagnostics;

namespace ChatTutor.Bench.Mutations;

/// <summary>The real program as its own process, so that its memory is its own, with an eye on what it logs.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process = new();
    private int warnings;
    private int faults;
    private string before = "";

    private ServedProgram(string data, IEnumerable<string> settings)
    {
        process.StartInfo = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] own = [Path.Combine(AppContext.BaseDirectory, "chattutor.dll"), "run", "--urls", "http://127.0.0.1:0", "--ChatTutor:DataDirectory", data];
        foreach (var argument in (string[])[.. own, .. settings])
            process.StartInfo.ArgumentList.Add(argument);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The program has ended."));
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Warnings => warnings;

    /// <summary>Errors, exceptions and everything worse.</summary>
    public int Faults => faults;

    public bool Runs => !process.HasExited;

    /// <summary>Megabytes of memory in use, as the system counts them.</summary>
    public double Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    public static async Task<(ServedProgram Program, Uri Address)> StartAsync(string data, IEnumerable<string> settings)
    {
        var program = new ServedProgram(data, settings);
        return (program, await program.address.Task.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        if (line.StartsWith("Setting ", StringComparison.Ordinal))
            Console.WriteLine(line);
        if (line.Contains(" [WRN] ", StringComparison.Ordinal))
            Interlocked.Increment(ref warnings);
        if (line.Contains(" [ERR] ", StringComparison.Ordinal) || line.Contains(" [FTL] ", StringComparison.Ordinal) || line.StartsWith("   at ", StringComparison.Ordinal))
        {
            // The first of them is enough to begin looking.
            if (Interlocked.Increment(ref faults) == 1)
                Console.WriteLine($"  {before}\n  {line}");
        }
        before = line;
        if (line.Contains("Chat for learners", StringComparison.Ordinal))
            address.TrySetResult(new Uri(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]));
    }
}
