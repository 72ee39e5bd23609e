using ChatTutor.Service.Ports;

namespace ChatTutor.Channels.Zalo;

/// <summary>What an event turned out to be. Closed.</summary>
internal abstract record ReadEvent
{
    private ReadEvent() { }

    public sealed record Said(Incoming Incoming) : ReadEvent;

    /// <summary>The official account has written to a person: this program, or somebody of the office by hand.</summary>
    /// <param name="MessageId">Zalo's.</param>
    /// <param name="ByAdmin">Zalo names the person of the office.</param>
    /// <param name="At">When, by Zalo's clock.</param>
    public sealed record FromAccount(Address To, string MessageId, bool ByAdmin, DateTimeOffset At) : ReadEvent;

    /// <summary>Nothing for the tutor: receipts, tags, groups, whatever comes in later years.</summary>
    public sealed record Nothing : ReadEvent;

    public sealed record Broken(string Why) : ReadEvent;
}
