namespace ChatTutor.Channels.ZaloBot;

/// <summary>How long to wait after "Quota exceeded", of which Zalo says neither the size nor the end: half a minute, doubled each time.</summary>
internal sealed class QuotaWait(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private readonly Lock gate = new();
    private TimeSpan last;
    private DateTimeOffset until;

    public TimeSpan Next()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            // Sends in flight together are refused together: that is one refusal.
            if (now < until)
                return until - now;
            last = last == TimeSpan.Zero ? First : last * 2 < Longest ? last * 2 : Longest;
            until = now + last;
            return last;
        }
    }

    /// <summary>A message was taken.</summary>
    public void Over()
    {
        lock (gate)
            last = TimeSpan.Zero;
    }
}
