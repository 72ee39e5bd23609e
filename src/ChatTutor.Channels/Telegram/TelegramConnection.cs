using Telegram.Bot;
using Telegram.Bot.Requests.Abstractions;

namespace ChatTutor.Channels.Telegram;

/// <summary>Calls to Telegram, each bounded in time.</summary>
internal sealed class TelegramConnection(ITelegramBotClient bot, TimeProvider time)
{
    /// <summary>
    /// A client that never waits or tries again by itself: that is the outbox's and the poller's business. The token is part of every
    /// URL, therefore the HttpClient is made by hand: one from a factory would write each URL to the log.
    /// </summary>
    public static ITelegramBotClient Open(TelegramSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var handler = new SocketsHttpHandler
        {
            // Shorter than any call: a line that never opened is then known from one that broke (SendFaults).
            ConnectTimeout = settings.CallTime / 2,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
        };
        var options = new TelegramBotClientOptions(settings.Token, settings.ApiUrl.Length == 0 ? null : settings.ApiUrl)
        {
            RetryThreshold = 0,
            RetryCount = 1,
        };
        return new TelegramBotClient(options, new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
    }

    /// <exception cref="TimeoutException">No answer within <paramref name="limit"/>.</exception>
    public Task<T> CallAsync<T>(IRequest<T> request, TimeSpan limit, CancellationToken stop) =>
        WithinAsync(limit, request.MethodName, line => bot.SendRequest(request, line), stop);

    /// <summary>A file by the path that "getFile" told, from the same server as everything.</summary>
    /// <exception cref="TimeoutException">It was not there within <paramref name="limit"/>.</exception>
    public Task DownloadAsync(string path, Stream destination, TimeSpan limit, CancellationToken stop) =>
        WithinAsync(limit, "a download", async line =>
        {
            await bot.DownloadFile(path, destination, line);
            return true;
        }, stop);

    private async Task<T> WithinAsync<T>(TimeSpan limit, string what, Func<CancellationToken, Task<T>> call, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            return await call(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested && late.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer to {what} within {limit.TotalSeconds:0.#} s");
        }
    }
}
