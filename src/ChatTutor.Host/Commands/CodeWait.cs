using System.Net.Sockets;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatTutor.Host.Commands;

/// <summary>Waits for the code of a consent: from the browser, when the callback leads to this machine, or pasted.</summary>
public static class CodeWait
{
    /// <summary>Zalo's code is good for ten minutes; whoever needs longer begins again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>The code, or null when nothing was pasted or came.</summary>
    public static async Task<string?> ForAsync(Uri callback, string state, TextReader pasted, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        ended.CancelAfter(Patience);
        var came = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listener = callback.IsLoopback && callback.Scheme == Uri.UriSchemeHttp ? await ListenAsync(callback, state, came) : null;
        var typed = Task.Run(() => ReadAsync(pasted, state, ended.Token), CancellationToken.None);
        try
        {
            var first = await Task.WhenAny(typed, came.Task).WaitAsync(ended.Token);
            // Nobody sits at the keyboard: then only the browser can bring it.
            return first == typed && await typed is null && listener is not null ? await came.Task.WaitAsync(ended.Token) : await first;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<string?> ReadAsync(TextReader pasted, string state, CancellationToken stop)
    {
        while (await pasted.ReadLineAsync(stop) is { } line)
            if (CodeIn(line.Trim(), state) is { } code)
                return code;
        return null;
    }

    /// <summary>From a whole address or from the bare code. Another login's answer is not taken; a link made by Zalo's console has no state.</summary>
    public static string? CodeIn(string pasted, string state)
    {
        ArgumentNullException.ThrowIfNull(pasted);
        if (!Uri.TryCreate(pasted, UriKind.Absolute, out var address) || address.Query.Length == 0)
            return pasted.Length > 0 && !pasted.Contains(' ', StringComparison.Ordinal) && !pasted.Contains('/', StringComparison.Ordinal) ? pasted : null;
        var query = QueryHelpers.ParseQuery(address.Query);
        var ours = !query.TryGetValue("state", out var given) || given == state;
        return ours && query.TryGetValue("code", out var code) && code.ToString() is { Length: > 0 } found ? found : null;
    }

    private static async Task<WebApplication?> ListenAsync(Uri callback, string state, TaskCompletionSource<string?> came)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(callback.Port));
        var app = builder.Build();
        app.MapGet(callback.AbsolutePath, (HttpContext http) =>
        {
            var code = http.Request.Query["state"] == state ? http.Request.Query["code"].ToString() : "";
            if (code.Length > 0)
                came.TrySetResult(code);
            return Results.Text(code.Length > 0 ? "Xong rồi, bạn có thể đóng trang này." : "Trang này không thuộc lần đăng nhập đang chờ.");
        });
        try
        {
            await app.StartAsync();
            return app;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await app.DisposeAsync();
            Console.WriteLine($"   (Port {callback.Port} is taken: paste the address.)");
            return null;
        }
    }
}
