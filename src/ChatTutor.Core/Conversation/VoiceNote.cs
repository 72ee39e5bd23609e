namespace ChatTutor.Core.Conversation;

/// <summary>A voice message as its platform names it. The sound itself stays there until it is listened to.</summary>
/// <param name="File">The platform's own id or address of it.</param>
/// <param name="Seconds">Its length; null where the platform does not say.</param>
/// <param name="Bytes">Its size; null where the platform does not say.</param>
public sealed record VoiceNote(string File, int? Seconds = null, long? Bytes = null)
{
    /// <summary>A question is said in a quarter of it.</summary>
    public const int LongestSeconds = 60;

    /// <summary>A minute of a platform's voice message has less than half of it.</summary>
    public const int LargestBytes = 1 << 20;

    /// <summary>It is not even fetched.</summary>
    public bool IsTooLong => Seconds > LongestSeconds || Bytes > LargestBytes;
}

/// <summary>Why nothing was heard in a voice message.</summary>
public enum Unheard
{
    /// <summary>More than can be listened to.</summary>
    TooLong,

    /// <summary>It could not be fetched or nobody could listen now; saying it again would not help.</summary>
    Unable,
}
