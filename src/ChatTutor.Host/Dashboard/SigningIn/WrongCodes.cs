using System.Collections.Concurrent;

namespace ChatTutor.Host.Dashboard.SigningIn;

/// <summary>
/// Slows down whoever tries codes: after five wrong ones each further one doubles the wait. Strangers cannot lock an organiser out:
/// a right link is never made to wait, and only who has redeemed one is asked for the second factor.
/// </summary>
public sealed class WrongCodes(TimeProvider time)
{
    private const int Free = 5;

    /// <summary>Accounts and networks remembered; a storm from more of them forgets them all.</summary>
    private const int Most = 100_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15), Forget = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (int Times, DateTimeOffset Last)> wrong = new();

    /// <summary>How long this account or network must wait before the next try, or null.</summary>
    public TimeSpan? MustWait(string who) =>
        wrong.TryGetValue(who, out var tries) && tries.Last + WaitAfter(tries.Times) - time.GetUtcNow() is { Ticks: > 0 } left ? left : null;

    public void Wrong(string who)
    {
        if (wrong.Count >= Most)
            wrong.Clear();
        var now = time.GetUtcNow();
        wrong.AddOrUpdate(who, (1, now), (_, tries) => (now - tries.Last > Forget ? 1 : tries.Times + 1, now));
    }

    public void Right(string who) => wrong.TryRemove(who, out _);

    private static TimeSpan WaitAfter(int times)
    {
        if (times < Free)
            return TimeSpan.Zero;
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(times - Free, 16)));
        return wait < Longest ? wait : Longest;
    }
}
