using System.Threading.Channels;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Service;

/// <summary>A channel whose platform does what the test says, and which remembers what was sent when.</summary>
internal sealed class HandChannel(string name, TimeProvider time, int concurrency = 8) : IChannel
{
    private readonly Channel<(OutboxMessage Message, DateTimeOffset At)> tries = Channel.CreateUnbounded<(OutboxMessage, DateTimeOffset)>();

    public string Name { get; } = name;

    public ChannelLimits Limits => new(4096, concurrency) { Contact = Contact };

    /// <summary>When its platform lets one write to people.</summary>
    public ContactRules Contact { get; set; } = ContactRules.Open;

    /// <summary>How many its platform counts each reply as.</summary>
    public int Messages { get; set; } = 1;

    public int MessagesFor(Reply reply) => Messages;

    /// <summary>What the platform says to a message; by default it takes everything.</summary>
    public Func<OutboxMessage, Task<SendResult>> Answer { get; set; } = _ => Task.FromResult<SendResult>(new SendResult.Sent());

    /// <summary>What comes of fetching a voice message.</summary>
    public Func<string, CancellationToken, Task<SoundFetch>> Voices { get; set; } = (_, _) => Task.FromResult<SoundFetch>(new SoundFetch.Failed("none"));

    public ValueTask<SoundFetch> FetchVoiceAsync(string file, CancellationToken stop) => new(Voices(file, stop));

    public ChannelReader<(OutboxMessage Message, DateTimeOffset At)> Tries => tries.Reader;

    public Task ListenAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop) => Task.CompletedTask;

    public async ValueTask<SendResult> SendAsync(OutboxMessage message, CancellationToken stop)
    {
        tries.Writer.TryWrite((message, time.GetUtcNow()));
        return await Answer(message);
    }
}
