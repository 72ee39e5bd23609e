namespace ChatTutor.Service.Sending;

/// <summary>
/// When the next message may go, of a bot or of one chat. Replies come as fast as people write and are held back only by what the
/// platform says; what nobody asked for keeps to the rate from the start. After each "wait" everything keeps to a rate that is halved
/// and then grows back, so that a limit which nobody has named is found by trying. Not for use from several threads at once.
/// </summary>
/// <param name="perSecond">The rate the platform is known to take.</param>
internal sealed class Governor(double perSecond)
{
    private const double Slowest = 0.5;

    /// <summary>How long everything keeps to the rate after a pause, and how often the rate grows back by half.</summary>
    private static readonly TimeSpan CarefulTime = TimeSpan.FromMinutes(1);

    private readonly double known = perSecond;
    private double rate = perSecond;
    private double tokens = Math.Max(1, perSecond);
    private DateTimeOffset filled;
    private DateTimeOffset pausedUntil;
    private DateTimeOffset carefulUntil;

    /// <summary>Nothing is left to remember: a new one would say the same.</summary>
    public bool IsIdle(DateTimeOffset now)
    {
        Fill(now);
        return now >= carefulUntil && rate >= known && tokens >= Math.Max(1, rate);
    }

    /// <summary>How long a message has to wait; zero or less when it may go.</summary>
    public TimeSpan Wait(bool isReply, DateTimeOffset now)
    {
        if (now < pausedUntil)
            return pausedUntil - now;
        if (isReply && now >= carefulUntil)
            return TimeSpan.Zero;
        Fill(now);
        return tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - tokens) / rate);
    }

    /// <summary>A message goes. Replies use up the rate too, so that the unasked make room for them.</summary>
    public void Take(DateTimeOffset now)
    {
        Fill(now);
        tokens = Math.Max(tokens - 1, -rate);
    }

    /// <summary>The platform asked to wait.</summary>
    public void Pause(TimeSpan wait, DateTimeOffset now)
    {
        // Sends that were in flight together are refused together: that is one refusal.
        if (now >= pausedUntil)
            rate = Math.Max(Slowest, rate / 2);
        if (now + wait > pausedUntil)
            pausedUntil = now + wait;
        carefulUntil = pausedUntil + CarefulTime;
        (tokens, filled) = (Math.Max(1, rate), pausedUntil);
    }

    private void Fill(DateTimeOffset now)
    {
        for (; rate < known && now >= carefulUntil; carefulUntil += CarefulTime)
            rate = Math.Min(known, rate * 1.5);
        if (now <= filled)
            return;
        tokens = Math.Min(Math.Max(1, rate), tokens + (now - filled).TotalSeconds * rate);
        filled = now;
    }
}
