namespace ChatTutor.Core.Sending;

/// <summary>
/// How long after a person's last message a platform lets us write, and how much. Past the free time each message is billed; past
/// the last moment it is refused.
/// </summary>
/// <param name="MostFree">Messages within the free time until the person writes again.</param>
public sealed record ContactWindow(TimeSpan Free, int MostFree, TimeSpan Last)
{
    /// <summary>
    /// Zalo Official Account: free for 48 hours and 8 messages, billed up to 7 days, then error -230. Zalo has said since 2026 that it
    /// no longer counts to 8; the number stays until somebody has seen that on a real account.
    /// </summary>
    public static readonly ContactWindow ZaloOa = new(TimeSpan.FromHours(48), 8, TimeSpan.FromDays(7));
}

/// <summary>When one may write to a person: the one place that the tutor, the dispatcher and broadcasts ask.</summary>
/// <param name="Window">Null where the platform knows none.</param>
public sealed record ContactRules(ContactWindow? Window, QuietHours Quiet)
{
    /// <summary>No window, and the quiet hours of every campaign.</summary>
    public static readonly ContactRules Open = new(null, QuietHours.Default);

    /// <param name="unasked">Reminders and announcements. What answers the person is not held back by the night, and may cost money.</param>
    /// <param name="now">In the campaign's time zone.</param>
    /// <param name="messages">How many the platform will count.</param>
    public ContactVerdict Ask(Contact contact, bool unasked, DateTimeOffset now, int messages = 1)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var moment = unasked ? Quiet.After(now) : now;
        if (Window is not null && Obstacle(Window, contact, unasked, moment, messages) is { } obstacle)
            return new ContactVerdict.NotUntilTheyWrite(obstacle);
        return moment > now ? new ContactVerdict.NotBefore(moment) : new ContactVerdict.Allowed();
    }

    private static ContactObstacle? Obstacle(ContactWindow window, Contact contact, bool unasked, DateTimeOffset moment, int messages)
    {
        if (contact.LastHeard is not { } heard)
            return ContactObstacle.NeverWrote;
        var since = moment - heard;
        if (since > window.Last)
            return ContactObstacle.WindowClosed;
        if (since > window.Free)
            return unasked ? ContactObstacle.WouldBeBilled : null;
        // One answer longer than the whole allowance still goes out: better some of it than nothing at all.
        return contact.SentSince > 0 && contact.SentSince + messages > window.MostFree ? ContactObstacle.UsedUp : null;
    }
}
