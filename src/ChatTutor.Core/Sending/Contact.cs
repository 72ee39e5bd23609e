namespace ChatTutor.Core.Sending;

/// <summary>What the rules of writing to a person ask about: nothing of what was said.</summary>
/// <param name="LastHeard">When the person last wrote or tapped on this channel; null when they never did.</param>
/// <param name="SentSince">Messages the platform has taken, or may have taken, since then.</param>
public sealed record Contact(DateTimeOffset? LastHeard, int SentSince)
{
    public static readonly Contact Never = new(null, 0);
}
