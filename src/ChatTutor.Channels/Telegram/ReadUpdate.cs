using ChatTutor.Service.Ports;

namespace ChatTutor.Channels.Telegram;

/// <summary>What an update turned out to be. Closed.</summary>
internal abstract record ReadUpdate
{
    private ReadUpdate() { }

    /// <param name="Tap">The id of the tap to be answered, or null.</param>
    /// <param name="Message">The message whose button was tapped, or null.</param>
    public sealed record Said(Incoming Incoming, string? Tap = null, int? Message = null) : ReadUpdate;

    /// <summary>From a group or a channel: the tutor talks with one person at a time.</summary>
    public sealed record FromGroup : ReadUpdate;

    /// <summary>Nothing for the tutor: an edit, a service message.</summary>
    public sealed record Nothing : ReadUpdate;

    /// <summary>Not what Telegram promises to send.</summary>
    public sealed record Broken(string Why) : ReadUpdate;
}
