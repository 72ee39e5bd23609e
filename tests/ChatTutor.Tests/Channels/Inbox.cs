using System.Collections.Concurrent;
using System.Threading.Channels;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Channels;

/// <summary>Stands for the store: keeps what a channel hands on.</summary>
internal sealed class Inbox
{
    private readonly Channel<Incoming> waiting = Channel.CreateUnbounded<Incoming>();
    private readonly ConcurrentQueue<Incoming> all = new();

    /// <summary>What happens before a message is kept: a wait, a fault.</summary>
    public Func<Incoming, Task> Before { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyCollection<Incoming> All => all;

    public async ValueTask<Handled> ReceiveAsync(Incoming incoming)
    {
        await Before(incoming);
        all.Enqueue(incoming);
        await waiting.Writer.WriteAsync(incoming);
        return new Handled(new LearnerId(1), [], [], Repeated: false);
    }

    public async Task<Incoming> NextAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await waiting.Reader.ReadAsync(late.Token);
    }
}
