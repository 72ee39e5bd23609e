using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Service;

/// <summary>Places, pauses, and who goes before whom.</summary>
public sealed class PaceTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly Pace pace;

    public PaceTests() => pace = new Pace(new ChannelLimits(4096, Concurrency: 2, PerSecond: 20), time);

    public void Dispose() => pace.Dispose();

    [Fact]
    public async Task No_more_than_the_places_there_are()
    {
        await EnterAsync();
        await EnterAsync();
        var third = EnterAsync();
        Assert.False(third.IsCompleted);
        pace.Leave();
        await third;
    }

    [Fact]
    public async Task A_pause_is_waited_out_to_the_second_and_a_shorter_one_does_not_shorten_it()
    {
        pace.Pause(TimeSpan.FromSeconds(30));
        pace.Pause(TimeSpan.FromSeconds(5));
        var entering = EnterAsync();
        time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        Assert.False(entering.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await entering;
    }

    [Fact]
    public async Task A_pause_made_longer_meanwhile_is_waited_out_too()
    {
        pace.Pause(TimeSpan.FromSeconds(1));
        var entering = EnterAsync();
        pace.Pause(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(entering.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await entering;
    }

    [Fact]
    public async Task After_a_pause_those_beyond_the_first_seconds_worth_go_as_time_passes()
    {
        using var wide = new Pace(new ChannelLimits(4096, Concurrency: 100, PerSecond: 20), time);
        wide.Pause(TimeSpan.FromSeconds(30));
        var entering = Enumerable.Range(0, 12).Select(i => wide.EnterAsync($"u{i}", Urgency.Reply, CancellationToken.None)).ToList();
        time.Advance(TimeSpan.FromSeconds(30));
        await Task.WhenAll(entering.Take(10)).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.False(entering[10].IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(100));
        await entering[10].WaitAsync(TimeSpan.FromSeconds(20));
        Assert.False(entering[11].IsCompleted);
        using var stop = new CancellationTokenSource();
        var late = wide.EnterAsync("late", Urgency.Reply, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Giving_up_takes_no_place()
    {
        using var stop = new CancellationTokenSource();
        pace.Pause(TimeSpan.FromHours(1));
        var waiting = new[] { pace.EnterAsync("a", Urgency.Reply, stop.Token), pace.EnterAsync("b", Urgency.Unasked, stop.Token) };
        await stop.CancelAsync();
        foreach (var given in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        time.Advance(TimeSpan.FromHours(2));
        await EnterAsync();
        await EnterAsync();
    }

    [Fact]
    public async Task Replies_overtake_what_nobody_asked_for()
    {
        await EnterAsync();
        await EnterAsync();
        var unasked = Enumerable.Range(0, 50).Select(i => EnterAsync($"u{i}", Urgency.Unasked)).ToList();
        var reply = EnterAsync("later");
        pace.Leave();
        await reply;
        Assert.All(unasked, u => Assert.False(u.IsCompleted));
        pace.Leave();
        await unasked[0];
    }

    [Fact]
    public async Task One_chat_gets_one_unasked_message_a_second_and_the_others_do_not_wait_for_it()
    {
        await EnterAsync("an", Urgency.Unasked);
        pace.Leave();
        var second = EnterAsync("an", Urgency.Unasked);
        Assert.False(second.IsCompleted);
        await EnterAsync("binh", Urgency.Unasked);
        pace.Leave();
        time.Advance(TimeSpan.FromSeconds(1));
        await second;
    }

    private Task EnterAsync(string chat = "a", Urgency urgency = Urgency.Reply) => pace.EnterAsync(chat, urgency, CancellationToken.None);
}
