using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ChatTutor.Tests.Host;

/// <summary>The real program as its own process, with its own data, as an operator starts it.</summary>
public sealed class Program : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> output = [];
    private volatile TaskCompletionSource heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Program(string? data, string[] args, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Repository.Root,
        };
        string[] settings = data is null ? [] : ["--ChatTutor:DataDirectory", data];
        foreach (var argument in (string[])[Path.Combine(folder ?? AppContext.BaseDirectory, "chattutor.dll"), .. args, .. settings])
            start.ArgumentList.Add(argument);
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything the program has said.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return string.Join('\n', output);
        }
    }

    public Process Process => process;

    /// <summary>Starts the server on a free port and waits until it serves.</summary>
    public static Task<(Program Server, HttpClient Client)> ServeAsync(string data, params string[] args) => ServeFromAsync(AppContext.BaseDirectory, data, args);

    /// <summary>The same from another copy of the program.</summary>
    public static async Task<(Program Server, HttpClient Client)> ServeFromAsync(string folder, string data, params string[] args)
    {
        var program = new Program(data, ["run", "--urls", "http://127.0.0.1:0", .. args], folder);
        var address = await program.address.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return (program, new HttpClient { BaseAddress = address });
    }

    /// <summary>Runs a command to its end; without data for a command that has no settings.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string? data, string[] args, string input = "")
    {
        await using var program = new Program(data, args);
        await program.process.StandardInput.WriteAsync(input);
        program.process.StandardInput.Close();
        return (await program.EndAsync(), program.Output);
    }

    /// <summary>What the program says that looks so, once it has said it.</summary>
    public async Task<string> SaidAsync(Regex wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var next = heard.Task;
            if (wanted.Match(Output) is { Success: true } match)
                return match.Value;
            await next.WaitAsync(limit.Token);
        }
    }

    /// <summary>As a service manager stops it.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        return await EndAsync();
    }

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.Add(line);
        var before = heard;
        heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        before.TrySetResult();
        if (line.Contains("Chat for learners", StringComparison.Ordinal))
            address.TrySetResult(new Uri(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]));
    }
}
