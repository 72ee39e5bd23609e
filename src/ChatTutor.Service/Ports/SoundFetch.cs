namespace ChatTutor.Service.Ports;

/// <summary>How the fetching of a voice message ended. Closed.</summary>
public abstract record SoundFetch
{
    private SoundFetch() { }

    public sealed record Fetched(Sound Sound) : SoundFetch;

    /// <summary>Larger than <see cref="Core.Conversation.VoiceNote.LargestBytes"/>; not read to its end.</summary>
    public sealed record TooLarge : SoundFetch;

    /// <summary>Not to be had, now or ever.</summary>
    /// <param name="Why">For the log: no address and nothing of the message.</param>
    public sealed record Failed(string Why) : SoundFetch;

    public T Match<T>(Func<Fetched, T> fetched, Func<TooLarge, T> tooLarge, Func<Failed, T> failed)
    {
        ArgumentNullException.ThrowIfNull(fetched);
        ArgumentNullException.ThrowIfNull(tooLarge);
        ArgumentNullException.ThrowIfNull(failed);
        return this switch
        {
            Fetched f => fetched(f),
            TooLarge f => tooLarge(f),
            Failed f => failed(f),
            _ => throw new InvalidOperationException(),
        };
    }
}
