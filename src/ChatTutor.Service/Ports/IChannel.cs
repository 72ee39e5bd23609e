using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;

namespace ChatTutor.Service.Ports;

/// <summary>A way to talk with people: Telegram, Zalo, the web page, the terminal.</summary>
public interface IChannel
{
    /// <summary>The first part of every address on this channel.</summary>
    string Name { get; }

    ChannelLimits Limits { get; }

    /// <summary>What an operator has to mend before this channel works again, or null; told by /healthz/ready.</summary>
    string? Trouble => null;

    /// <summary>Receives until stopped; every message is handed to <paramref name="receive"/> and acknowledged to the platform only after it returns.</summary>
    Task ListenAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop);

    /// <summary>Sends one message. Never throws for what the platform says; bounded in time by the channel itself.</summary>
    ValueTask<SendResult> SendAsync(OutboxMessage message, CancellationToken stop);

    /// <summary>Shows for a few seconds that an answer is being made, where the platform can. Never throws but for <paramref name="stop"/>.</summary>
    ValueTask ShowTypingAsync(Address address, CancellationToken stop) => ValueTask.CompletedTask;

    /// <summary>Shows the answer being made, as far as it has come, where people watch it grow; the answer itself is sent later, in any case.</summary>
    void ShowBeginning(Address address, string soFar)
    {
    }

    /// <summary>People see there what the store keeps: an announcement has to be kept as a turn to be seen at all.</summary>
    bool ShowsWhatIsKept => false;

    /// <summary>Fetches the sound of a voice message that came in here, from the platform alone. Never throws but for <paramref name="stop"/>.</summary>
    /// <param name="file">As <see cref="Core.Conversation.VoiceNote.File"/> named it.</param>
    ValueTask<SoundFetch> FetchVoiceAsync(string file, CancellationToken stop) =>
        ValueTask.FromResult<SoundFetch>(new SoundFetch.Failed("this channel has no files"));

    /// <summary>How many messages the platform will count for this reply.</summary>
    int MessagesFor(Reply reply) => 1;
}

/// <summary>How a platform lets itself be sent to. No number is taken for exact: what the platform says about waiting counts.</summary>
/// <param name="LongestText">As the platform counts it.</param>
/// <param name="Concurrency">Sends in flight at once.</param>
/// <param name="PerSecond">Messages a second of the whole bot that the platform is known to take; null where nothing is said.</param>
/// <param name="PerChatPerSecond">The same for one chat.</param>
public sealed record ChannelLimits(int LongestText, int Concurrency, double? PerSecond = null, double? PerChatPerSecond = null)
{
    /// <summary>When one may write to a person on it.</summary>
    public ContactRules Contact { get; init; } = ContactRules.Open;

    /// <summary>There are no buttons: choices are typed, by number or words.</summary>
    public bool IsTypedOnly { get; init; }
}
