using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Service.Sending;

/// <summary>The sign that an answer is being made: from half a second on, kept up, and gone with the answer.</summary>
public sealed class ComposingTests
{
    private static readonly Address Chat = new("watched", "u");

    private readonly FakeTimeProvider time = new();
    private readonly WatchedChannel channel = new();

    [Fact]
    public async Task It_is_shown_when_the_answer_takes_longer_and_renewed_until_it_is_there()
    {
        await using (Begin(Chat))
        {
            time.Advance(TimeSpan.FromSeconds(0.4));
            Assert.Equal(0, channel.Typings);
            time.Advance(TimeSpan.FromSeconds(0.2));
            Assert.Equal(1, channel.Typings);
            time.Advance(TimeSpan.FromSeconds(4));
            Assert.Equal(2, channel.Typings);
        }
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(2, channel.Typings);
    }

    [Fact]
    public async Task A_sign_under_way_is_ended_before_the_answer_is_sent()
    {
        channel.Typing = stop => Task.Delay(Timeout.Infinite, stop);
        var sign = Begin(Chat);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, channel.Typings);
        await sign.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task What_has_come_of_the_answer_is_shown_on_its_channel()
    {
        await using var sign = Begin(Chat);
        sign.Say("Một.");
        sign.Say("Một. Hai.");
        Assert.Equal([(Chat, "Một."), (Chat, "Một. Hai.")], channel.Beginnings);
    }

    [Fact]
    public async Task On_a_channel_that_is_off_or_shows_nothing_nothing_is_shown()
    {
        await using var off = Begin(new Address("off", "u"));
        off.Say("Một.");
        await using var plain = Begin(new Address("plain", "u"));
        plain.Say("Một.");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(channel.Beginnings);
    }

    private Composing.Sign Begin(Address address) => new Composing([channel, new HandChannel("plain", time)], time).Begin(address);

    private sealed class WatchedChannel : IChannel
    {
        public string Name => "watched";

        public ChannelLimits Limits { get; } = new(4096, 1);

        public int Typings { get; private set; }

        public Func<CancellationToken, Task> Typing { get; set; } = _ => Task.CompletedTask;

        public List<(Address, string)> Beginnings { get; } = [];

        public Task ListenAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop) => Task.CompletedTask;

        public ValueTask<SendResult> SendAsync(OutboxMessage message, CancellationToken stop) => throw new NotSupportedException();

        public async ValueTask ShowTypingAsync(Address address, CancellationToken stop)
        {
            Typings++;
            await Typing(stop);
        }

        public void ShowBeginning(Address address, string soFar) => Beginnings.Add((address, soFar));
    }
}
