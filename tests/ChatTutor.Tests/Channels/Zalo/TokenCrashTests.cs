using ChatTutor.Fakes;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Channels.Zalo;

/// <summary>The program dies at every step of a renewal: afterwards it works, or it says that it does not. Nothing in between.</summary>
public sealed class TokenCrashTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));

    /// <summary>Writing the attempt: write, sync, move, sync; then the same for the new pair.</summary>
    public static TheoryData<int, bool, bool> Deaths
    {
        get
        {
            var deaths = new TheoryData<int, bool, bool>();
            for (var step = 1; step <= 8; step++)
                foreach (var power in (bool[])[false, true])
                    foreach (var first in (bool[])[false, true])
                        deaths.Add(step, power, first);
            return deaths;
        }
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task No_pair_is_lost_without_an_alarm(int step, bool powerCut, bool firstRenewal)
    {
        var disk = new FragileDisk();
        await using var bed = await SendBed.StartAsync(time, disk);
        if (!firstRenewal)
        {
            await bed.SayAsync("before");
            time.Advance(TimeSpan.FromHours(21));
            bed.Zalo.Open(SendBed.Lan);
        }
        disk.DiesAt = disk.Operations + step;
        await Assert.ThrowsAsync<PowerCutException>(() => bed.SayAsync("dies"));
        if (powerCut)
            disk.PowerCut();
        else
            disk.Kill();
        var secondUses = bed.Zalo.SecondUses;

        bed.Restart(time);
        var result = await bed.SayAsync("after");

        Assert.True(
            result is SendResult.Sent && bed.Channel.Trouble is null || bed.Channel.Trouble is not null && bed.Log.Count(LogLevel.Error) == 1,
            $"{result}, trouble: {bed.Channel.Trouble}");
        // Before Zalo was asked nothing can have been lost.
        if (step <= 4)
            Assert.IsType<SendResult.Sent>(result);
        // Nobody goes on asking with a token that is used up.
        time.Advance(TimeSpan.FromMinutes(5));
        await bed.SayAsync("later");
        Assert.InRange(bed.Zalo.SecondUses - secondUses, 0, 2);
    }

    [Fact]
    public async Task An_answer_that_never_came_is_an_alarm_once_zalo_says_that_the_token_is_used_up()
    {
        await using var bed = await SendBed.StartAsync(time);
        bed.Zalo.Fail("token", new Fault.ResetAfter());
        Assert.IsType<SendResult.RetryLater>(await bed.SayAsync("a"));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.IsType<SendResult.RetryLater>(await bed.SayAsync("a"));
        Assert.Contains("zalo login", bed.Channel.Trouble, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromMinutes(2));
        await bed.SayAsync("a");
        Assert.Equal(1, bed.Zalo.SecondUses);
    }

    [Fact]
    public async Task A_new_pair_is_on_the_disk_before_it_is_used()
    {
        var disk = new FragileDisk();
        await using var bed = await SendBed.StartAsync(time, disk);
        await bed.SayAsync("a");
        Assert.Contains("FAKE-access", disk.Durable["/data/zalo-oa.tokens"], StringComparison.Ordinal);
        Assert.DoesNotContain("attempt", disk.Durable["/data/zalo-oa.tokens"].Replace("\"attempt\": null", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
