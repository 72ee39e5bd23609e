using System.Diagnostics;
using ChatTutor.Service.Sending;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Service;

/// <summary>Places, pauses and the careful minute after a pause.</summary>
public sealed class PaceTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly Pace pace;

    public PaceTests() => pace = new Pace(2, time);

    public void Dispose() => pace.Dispose();

    [Fact]
    public async Task No_more_than_the_places_there_are()
    {
        await pace.EnterAsync(CancellationToken.None);
        await pace.EnterAsync(CancellationToken.None);
        var third = pace.EnterAsync(CancellationToken.None);
        Assert.False(third.IsCompleted);
        pace.Leave();
        await third;
    }

    [Fact]
    public async Task A_pause_is_waited_out_and_a_shorter_one_does_not_shorten_it()
    {
        pace.Pause(TimeSpan.FromSeconds(30));
        pace.Pause(TimeSpan.FromSeconds(5));
        var entering = pace.EnterAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(entering.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await entering;
    }

    [Fact]
    public async Task A_pause_made_longer_meanwhile_is_waited_out_too()
    {
        pace.Pause(TimeSpan.FromSeconds(1));
        var entering = pace.EnterAsync(CancellationToken.None);
        pace.Pause(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(entering.IsCompleted);
        // The second wait begins once the first is over, on another thread: time is moved until it is over too.
        while (!entering.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        Assert.True(time.GetUtcNow() >= new FakeTimeProvider().GetUtcNow() + TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Giving_up_gives_the_place_back()
    {
        using var stop = new CancellationTokenSource();
        pace.Pause(TimeSpan.FromHours(1));
        var waiting = new[] { pace.EnterAsync(stop.Token), pace.EnterAsync(stop.Token) };
        await stop.CancelAsync();
        foreach (var given in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        time.Advance(TimeSpan.FromHours(2));
        await pace.EnterAsync(CancellationToken.None);
        await pace.EnterAsync(CancellationToken.None);
    }

    [Fact]
    public async Task After_a_pause_at_most_25_a_second_for_a_minute()
    {
        pace.Pause(TimeSpan.Zero);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 60; i++)
        {
            await pace.EnterAsync(CancellationToken.None);
            pace.Leave();
        }
        // 25 at once and 25 at the next full second: the other ten wait for the second after it.
        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(0.9), clock.Elapsed.ToString());
    }
}
