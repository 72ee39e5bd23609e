using System.Threading.RateLimiting;

namespace ChatTutor.Service.Sending;

/// <summary>
/// How fast one channel may be sent to. Platforms do not state exact limits; the only sure word is their own "wait", which is
/// obeyed to the second and followed by a careful minute.
/// </summary>
public sealed class Pace(int concurrency, TimeProvider time) : IDisposable
{
    /// <summary>Messages a second in the careful minute: Telegram's help speaks of about 30 for a bot.</summary>
    private const int CarefulRate = 25;

    private static readonly TimeSpan CarefulTime = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim places = new(concurrency, concurrency);
    private readonly TokenBucketRateLimiter careful = new(new()
    {
        TokenLimit = CarefulRate,
        TokensPerPeriod = CarefulRate,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private long pausedUntil;
    private long carefulUntil;

    /// <summary>Waits for a free place; give it back with <see cref="Leave"/>.</summary>
    public async Task EnterAsync(CancellationToken stop)
    {
        await places.WaitAsync(stop);
        try
        {
            while (Left(Interlocked.Read(ref pausedUntil)) is { Ticks: > 0 } wait)
                await Task.Delay(wait, time, stop);
            if (Left(Interlocked.Read(ref carefulUntil)) > TimeSpan.Zero)
                (await careful.AcquireAsync(1, stop)).Dispose();
        }
        catch (OperationCanceledException)
        {
            places.Release();
            throw;
        }
    }

    public void Leave() => places.Release();

    /// <summary>The platform asked everybody to wait.</summary>
    public void Pause(TimeSpan wait)
    {
        var now = time.GetUtcNow();
        Interlocked.Exchange(ref pausedUntil, Math.Max(Interlocked.Read(ref pausedUntil), (now + wait).UtcTicks));
        Interlocked.Exchange(ref carefulUntil, (now + wait + CarefulTime).UtcTicks);
    }

    public void Dispose()
    {
        places.Dispose();
        careful.Dispose();
    }

    private TimeSpan Left(long until) => new(until - time.GetUtcNow().UtcTicks);
}
