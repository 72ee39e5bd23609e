using ChatTutor.Service.Ports;

namespace ChatTutor.Channels.ZaloBot;

/// <summary>What an event turned out to be. Closed.</summary>
internal abstract record ReadEvent
{
    private ReadEvent() { }

    public sealed record Said(Incoming Incoming) : ReadEvent;

    /// <summary>From a group: the tutor talks with one person at a time.</summary>
    public sealed record FromGroup : ReadEvent;

    /// <summary>Nothing for the tutor: a reaction, a bot's message, a kind of event nobody knows yet.</summary>
    /// <param name="Name">Of the event.</param>
    public sealed record Nothing(string Name) : ReadEvent;

    /// <summary>Not what Zalo promises to send.</summary>
    public sealed record Broken(string Why) : ReadEvent;
}
