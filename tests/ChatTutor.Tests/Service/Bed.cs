using System.Diagnostics;
using System.Threading.Channels;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Effects;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Door = ChatTutor.Service.Conversations.Conversations;

namespace ChatTutor.Tests.Service;

/// <summary>The loop over a store in memory and a clock that stands still until a test moves it.</summary>
internal sealed class Bed : IDisposable
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>Longest a test waits for what must come; far more than it takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private int messages;

    public Bed()
    {
        Door = new Door(Store, Catalogues, Wakeups, Time, Zone, NullLogger<Door>.Instance);
        Late = new LateAnswers(Store);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));

    public WatchedStore Store { get; } = new();

    public CatalogueSource Catalogues { get; } = new(SampleContent.Catalogue);

    public Wakeups Wakeups { get; } = new();

    public Door Door { get; }

    public LateAnswers Late { get; }

    public static Address Chat(string user, string channel = "hand") => new(channel, user);

    /// <summary>A person's words come in; every message is a new one.</summary>
    public ValueTask<Handled> SayAsync(Address chat, string words, bool inline = false) =>
        ReceiveAsync(chat, new InboundMessage.Text(words), inline);

    public ValueTask<Handled> ReceiveAsync(Address chat, InboundMessage message, bool inline = false, bool metered = false) =>
        Door.ReceiveAsync(new Incoming(chat, $"m{Interlocked.Increment(ref messages)}", message, Door.Now, inline, metered), CancellationToken.None);

    public ValueTask<StoreState> StateAsync() => Store.StateAsync(CancellationToken.None);

    public async Task<Learner> LearnerAsync(Address chat) => (await Store.FindLearnerAsync(chat, CancellationToken.None))!;

    /// <summary>Time passes and the workers look up.</summary>
    public void Pass(TimeSpan time)
    {
        Time.Advance(time);
        Wakeups.Outbox.Ring();
        Wakeups.Effects.Ring();
    }

    /// <summary>Moves the clock on until something has come of it, for work that begins its waits on other threads.</summary>
    public async Task PassUntilAsync(Func<bool> done, TimeSpan step)
    {
        var clock = Stopwatch.StartNew();
        while (!done())
        {
            Assert.True(clock.Elapsed < Patience, "It never came.");
            Pass(step);
            await Task.Yield();
        }
    }

    public static Task<T> Next<T>(ChannelReader<T> reader) => reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>The next one that fits; those before it are passed over.</summary>
    public static async Task<T> Next<T>(ChannelReader<T> reader, Func<T, bool> fits)
    {
        while (true)
            if (await Next(reader) is var item && fits(item))
                return item;
    }

    /// <summary>Stops a worker at the end of a test, with an end to the waiting when it does not.</summary>
    public static async Task StopAsync(IHostedService worker)
    {
        using var limit = new CancellationTokenSource(Patience);
        await worker.StopAsync(limit.Token);
    }

    public void Dispose()
    {
        Wakeups.Outbox.Dispose();
        Wakeups.Effects.Dispose();
    }
}
