using ChatTutor.Service.Sending;

namespace ChatTutor.Tests.Service;

/// <summary>How many messages go in how much time, before and after a platform has said "wait".</summary>
public sealed class GovernorTests
{
    private readonly Governor governor = new(20);
    private DateTimeOffset now = new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Replies_are_not_held_to_a_rate_that_nobody_knows_exactly() => Assert.Equal(1000, Count(isReply: true, TimeSpan.Zero, most: 1000));

    [Fact]
    public void What_nobody_asked_for_keeps_to_the_rate() => Assert.InRange(Count(isReply: false, TimeSpan.FromSeconds(10)), 200, 220);

    [Fact]
    public void Replies_use_up_what_the_unasked_would_have_had()
    {
        Count(isReply: true, TimeSpan.Zero, most: 100);
        Assert.Equal(0, Count(isReply: false, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_wait_is_obeyed_to_the_second()
    {
        governor.Pause(TimeSpan.FromSeconds(17), now);
        Assert.Equal(TimeSpan.FromSeconds(17), governor.Wait(isReply: true, now));
        now += TimeSpan.FromSeconds(16);
        Assert.Equal(TimeSpan.FromSeconds(1), governor.Wait(isReply: true, now));
        now += TimeSpan.FromSeconds(1);
        Assert.Equal(TimeSpan.Zero, governor.Wait(isReply: true, now));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_a_wait_everything_goes_at_half_the_rate_and_after_another_at_a_quarter(bool isReply)
    {
        Refuse(times: 3);
        Assert.InRange(Count(isReply, TimeSpan.FromSeconds(10)), 99, 110);
        Refuse(times: 1);
        Assert.InRange(Count(isReply, TimeSpan.FromSeconds(10)), 49, 56);
    }

    [Fact]
    public void However_often_it_is_refused_it_goes_on_trying()
    {
        for (var i = 0; i < 50; i++)
            Refuse(times: 1);
        Assert.InRange(Count(isReply: true, TimeSpan.FromSeconds(20)), 10, 12);
    }

    [Fact]
    public void After_quiet_minutes_the_rate_is_back_and_nothing_is_remembered()
    {
        Refuse(times: 1);
        Assert.False(governor.IsIdle(now));
        now += TimeSpan.FromMinutes(5);
        Assert.True(governor.IsIdle(now));
        Assert.Equal(1000, Count(isReply: true, TimeSpan.Zero, most: 1000));
    }

    /// <summary>Sends that were in flight together are refused together.</summary>
    private void Refuse(int times)
    {
        for (var i = 0; i < times; i++)
            governor.Pause(TimeSpan.FromSeconds(1), now);
        now += TimeSpan.FromSeconds(1);
    }

    private int Count(bool isReply, TimeSpan within, int most = int.MaxValue)
    {
        var count = 0;
        for (var end = now + within; now <= end && count < most;)
            if (governor.Wait(isReply, now) is { Ticks: > 0 } wait)
            {
                now += wait;
            }
            else
            {
                governor.Take(now);
                count++;
            }
        return count;
    }
}
