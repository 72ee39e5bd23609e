using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using ChatTutor.Fakes.Telegram;

namespace ChatTutor.Tests.Channels.Telegram;

/// <summary>The bot of tests/clients as its own process.</summary>
internal sealed class ForeignClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    private ForeignClient(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<ForeignClient> StartAsync(FakeTelegram telegram, string library, string mode)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = ClientTheoryDiscoverer.Folder };
        foreach (var argument in (string[])["drive.mjs", library, mode, telegram.Url, telegram.Token])
            start.ArgumentList.Add(argument);
        var client = new ForeignClient(new Process { StartInfo = start });
        client.process.Start();
        client.process.BeginOutputReadLine();
        client.process.BeginErrorReadLine();
        var ready = (await client.SaysAsync("ready")).Split(' ');
        if (ready.Length > 1)
            telegram.Route = url => new Uri($"http://127.0.0.1:{int.Parse(ready[1], CultureInfo.InvariantCulture)}{url.PathAndQuery}");
        return client;
    }

    /// <summary>The next line that starts like this; anything else is a failure.</summary>
    public async Task<string> SaysAsync(string start)
    {
        var line = await lines.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        return line.StartsWith(start, StringComparison.Ordinal) ? line : throw new InvalidOperationException($"\"{start}\" was expected, not: {line}");
    }

    /// <summary>Ends it; what it still has to say must be nothing.</summary>
    public async Task<int> EndAsync()
    {
        process.StandardInput.Close();
        using var late = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(late.Token);
        lines.Writer.TryComplete();
        Assert.Empty(await lines.Reader.ReadAllAsync().ToListAsync());
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
            lines.Writer.TryWrite(line);
    }
}
