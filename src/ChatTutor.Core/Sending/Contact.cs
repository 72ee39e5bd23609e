namespace ChatTutor.Core.Sending;

/// <summary>What the rules of writing to a person ask about: nothing of what was said.</summary>
/// <param name="LastHeard">When the person last wrote or tapped on this channel; null when they never did.</param>
/// <param name="SentSince">Messages the platform has taken, or may have taken, since then.</param>
public sealed record Contact(DateTimeOffset? LastHeard, int SentSince)
{
    public static readonly Contact Never = new(null, 0);

    /// <summary>After a try. What was already on its way when the person wrote takes nothing from the answer to what they wrote.</summary>
    /// <param name="messages">How many the platform took, or may have taken.</param>
    public Contact After(int messages, DateTimeOffset begun) => begun >= LastHeard ? this with { SentSince = SentSince + messages } : this;
}
