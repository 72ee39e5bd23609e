using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;

namespace ChatTutor.Core.Broadcasts;

/// <summary>Whether an announcement can get to a person: the one rule for counting before and for asking again at the send.</summary>
public static class Reach
{
    /// <summary><see cref="CopyState.Waiting"/> when it can, otherwise the state its copy ends in.</summary>
    /// <param name="messages">How many the platform will count.</param>
    public static CopyState Of(bool wants, bool blocked, Contact contact, ContactRules rules, DateTimeOffset now, int messages = 1)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (!wants)
            return CopyState.OptedOut;
        if (blocked)
            return CopyState.Blocked;
        return rules.Window is null ? CopyState.Waiting : rules.Ask(contact, unasked: true, now, messages).Match(
            allowed => CopyState.Waiting,
            notBefore => CopyState.Waiting,
            stopped => stopped.Why == ContactObstacle.WouldBeBilled ? CopyState.OnlyPaid : CopyState.WindowClosed);
    }

    /// <summary>Only those who agreed to be remembered can have agreed to be written to.</summary>
    public static bool Wants(Learner learner)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return learner is { Consent: Consent.Given, Muted: false };
    }
}

/// <summary>What a broadcast would meet, counted before it is sent: people chosen, by channel and by what their copy would end in.</summary>
public sealed record AudienceCount(IReadOnlyDictionary<string, CopyCounts> Channels)
{
    public int Chosen => Channels.Values.Sum(c => c.Total);

    public int Reachable => Of(CopyState.Waiting);

    public int Of(CopyState state) => Channels.Values.Sum(c => c[state]);
}
