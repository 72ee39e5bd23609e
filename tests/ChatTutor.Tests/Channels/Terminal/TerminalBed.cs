using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using ChatTutor.Channels;
using ChatTutor.Channels.Terminal;
using ChatTutor.Core.Conversation;
using ChatTutor.Host.Commands;

namespace ChatTutor.Tests.Channels.Terminal;

/// <summary>A terminal for each person: lines typed into the talk of the command, and what it prints.</summary>
internal sealed class TerminalBed(LiveTutor tutor) : ChannelBed
{
    private readonly ConcurrentDictionary<string, Screen> screens = new();
    private readonly ConcurrentDictionary<string, (string Person, string Words)> written = new();
    private int count;

    public override string Channel => ChannelKinds.Terminal.Name;

    public override string NewPerson()
    {
        var person = $"người {Interlocked.Increment(ref count)}";
        screens[person] = new Screen(TalkCommand.Through(tutor.Services, person, CancellationToken.None));
        return person;
    }

    public override string Write(string person, string words)
    {
        var id = Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
        written[id] = (person, words);
        return id;
    }

    public override Task DeliverAsync(string id)
    {
        // What was typed is read once.
        if (written.TryRemove(id, out var line))
            screens[line.Person].Type(line.Words);
        return Task.CompletedTask;
    }

    public override IReadOnlyList<SeenMessage> Seen(string person) => screens[person].Seen;

    public override Task AnnounceAsync(string person, Reply reply)
    {
        screens[person].Say(reply);
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await Task.WhenAll(screens.Values.Select(s => s.EndAsync()));
        await tutor.DisposeAsync();
    }

    /// <summary>Both sides of one terminal.</summary>
    private sealed class Screen(Func<InboundMessage, Task<IReadOnlyList<Reply>>> send)
    {
        private readonly Keys keys = new();
        private readonly Paper paper = new();
        private readonly Lock starting = new();
        private Reply? announced;
        private Task? talk;

        public IReadOnlyList<SeenMessage> Seen => paper.Seen;

        public void Type(string words)
        {
            lock (starting)
                if (talk is null)
                    talk = new TerminalTalk(keys, paper, AskAsync).RunAsync(new InboundMessage.Text(words));
                else
                    keys.Type(words);
        }

        /// <summary>Nothing comes to a terminal unasked: it stands in for the answer to a line.</summary>
        public void Say(Reply reply)
        {
            announced = reply;
            Type("");
        }

        public async Task EndAsync()
        {
            keys.End();
            await (talk ?? Task.CompletedTask);
        }

        private async Task<IReadOnlyList<Reply>> AskAsync(InboundMessage message) =>
            Interlocked.Exchange(ref announced, null) is { } reply ? [reply] : await send(message);
    }

    private sealed class Keys : TextReader
    {
        private readonly Channel<string> lines = System.Threading.Channels.Channel.CreateUnbounded<string>();

        public void Type(string words) => lines.Writer.TryWrite(words);

        public void End() => lines.Writer.Complete();

        public override async Task<string?> ReadLineAsync() =>
            await lines.Reader.WaitToReadAsync() && lines.Reader.TryRead(out var line) ? line : null;
    }

    /// <summary>Each reply is one line of output, whatever breaks it has inside.</summary>
    private sealed class Paper : TextWriter
    {
        private readonly ConcurrentQueue<SeenMessage> seen = new();

        public override Encoding Encoding => Encoding.UTF8;

        public IReadOnlyList<SeenMessage> Seen => [.. seen];

        public override Task WriteLineAsync(string? value)
        {
            seen.Enqueue(new SeenMessage(value!.TrimEnd('\n'), []));
            return Task.CompletedTask;
        }

        public override Task WriteAsync(string? value)
        {
            Assert.Equal("> ", value);
            return Task.CompletedTask;
        }

        public override Task FlushAsync() => Task.CompletedTask;
    }
}
