using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace ChatTutor.Host.Chat;

/// <summary>How often one learner may write, and how many new learners one network may bring.</summary>
/// <param name="Burst">Messages of one learner at once: a child tapping as fast as it can stays below.</param>
/// <param name="PerSecond">Messages of one learner a second, in the long run.</param>
/// <param name="NewcomerBurst">New learners of one network at once: a whole learning hall sits behind one address.</param>
/// <param name="NewcomersPerSecond">New learners of one network a second, in the long run.</param>
public sealed record ChatRates(int Burst = 120, int PerSecond = 20, int NewcomerBurst = 1000, int NewcomersPerSecond = 20);

/// <summary>Keeps one hasty client from taking the others' share.</summary>
public sealed class ChatLimits(ChatRates rates) : IDisposable
{
    /// <summary>Learners remembered as known; forgetting them all costs each one newcomer's place of its network.</summary>
    private const int MostKnown = 100_000;

    private readonly PartitionedRateLimiter<string> learners = Buckets(rates.Burst, rates.PerSecond);
    private readonly PartitionedRateLimiter<string> networks = Buckets(rates.NewcomerBurst, rates.NewcomersPerSecond);
    private readonly ConcurrentDictionary<string, bool> known = new();

    /// <summary>How long this learner must wait before the next message, or null when it may come now.</summary>
    public TimeSpan? MustWait(Bearer learner, IPAddress? from)
    {
        ArgumentNullException.ThrowIfNull(learner);
        var user = learner.Address.User;
        if (!known.ContainsKey(user) && Newcomer(from) is { } wait)
            return wait;
        if (known.Count >= MostKnown)
            known.Clear();
        known[user] = true;
        return Take(learners, user);
    }

    public void Dispose()
    {
        learners.Dispose();
        networks.Dispose();
    }

    // A made-up secret counts as a newcomer too. This machine itself is not limited: the load generator and a reverse proxy that does
    // not say whom it speaks for both come from there.
    private TimeSpan? Newcomer(IPAddress? from) =>
        from is null || IPAddress.IsLoopback(from) ? null : Take(networks, Network(from));

    private static TimeSpan? Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    // One household has a whole /64 of IPv6 addresses.
    private static string Network(IPAddress from) => from switch
    {
        { IsIPv4MappedToIPv6: true } => from.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(from.GetAddressBytes().AsSpan(0, 8)),
        _ => from.ToString(),
    };

    private static PartitionedRateLimiter<string> Buckets(int burst, int perSecond) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
}
