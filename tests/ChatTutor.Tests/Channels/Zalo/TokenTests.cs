using ChatTutor.Channels.Zalo.Tokens;
using ChatTutor.Fakes;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Channels.Zalo;

/// <summary>The access to the official account: renewed in time, by one at a time, never lost without an alarm.</summary>
public sealed class TokenTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(Start);

    [Fact]
    public async Task The_first_token_of_the_settings_is_used_once_and_the_pair_is_kept()
    {
        await using var bed = await SendBed.StartAsync(time);
        Assert.IsType<SendResult.Sent>(await bed.SayAsync("a"));
        bed.Restart(time);
        Assert.IsType<SendResult.Sent>(await bed.SayAsync("b"));
        Assert.Equal((1, 0), (bed.Zalo.Renewals, bed.Zalo.SecondUses));
        Assert.Null(bed.Channel.Trouble);
    }

    [Fact]
    public async Task Five_hours_before_the_end_it_is_renewed()
    {
        await using var bed = await SendBed.StartAsync(time);
        await bed.SayAsync("a");
        time.Advance(TimeSpan.FromHours(20) - TimeSpan.FromSeconds(1));
        await bed.SayAsync("b");
        Assert.Equal(1, bed.Zalo.Renewals);
        time.Advance(TimeSpan.FromSeconds(1));
        bed.Zalo.Open(SendBed.Lan);
        Assert.IsType<SendResult.Sent>(await bed.SayAsync("c"));
        Assert.Equal(2, bed.Zalo.Renewals);
    }

    [Fact]
    public async Task Many_senders_at_once_renew_once()
    {
        await using var bed = await SendBed.StartAsync(time);
        bed.Zalo.MostFree = null;
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => bed.SayAsync("a")));
        bed.Zalo.RevokeAccess();
        var again = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => bed.SayAsync("b")));
        Assert.All(results.Concat(again), r => Assert.IsType<SendResult.Sent>(r));
        Assert.Equal((2, 0), (bed.Zalo.Renewals, bed.Zalo.SecondUses));
    }

    [Fact]
    public async Task Two_programs_on_the_same_data_never_use_a_token_twice()
    {
        var folder = Directory.CreateTempSubdirectory("chattutor-tokens-").FullName;
        await using var bed = await SendBed.StartAsync();
        bed.Zalo.MostFree = null;
        var settings = bed.Settings with { DataDirectory = folder };
        var channels = Enumerable.Range(0, 4).Select(_ => new ChatTutor.Channels.Zalo.ZaloOaChannel(settings, TimeZoneInfo.Utc, TimeProvider.System, bed.Log)).ToList();
        for (var round = 0; round < 5; round++)
        {
            bed.Zalo.RevokeAccess();
            var sent = await Task.WhenAll(channels.Select(async c => await c.SendAsync(
                new OutboxMessage(round, new Address("zalo-oa", SendBed.Lan), new(1), new ChatTutor.Core.Conversation.Reply.Say("1", "a", []), 0, Start), CancellationToken.None)));
            Assert.All(sent, r => Assert.IsType<SendResult.Sent>(r));
        }
        Assert.Equal(0, bed.Zalo.SecondUses);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "zalo-oa.tokens")));
        channels.ForEach(c => c.Dispose());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Without_any_token_there_is_one_alarm_that_names_the_cure()
    {
        await using var bed = await SendBed.StartAsync(time, refreshToken: "");
        for (var i = 0; i < 3; i++)
        {
            Assert.IsType<SendResult.RetryLater>(await bed.SayAsync("a"));
            time.Advance(TimeSpan.FromMinutes(2));
        }
        Assert.Contains("zalo login", bed.Channel.Trouble, StringComparison.Ordinal);
        Assert.Equal(1, bed.Log.Count(LogLevel.Error));
        Assert.DoesNotContain(bed.Zalo.Requests, r => r.Method == "token");
    }

    [Fact]
    public async Task A_refused_renewal_is_an_alarm_and_never_a_loop_also_after_a_restart()
    {
        await using var bed = await SendBed.StartAsync(time);
        await bed.SayAsync("a");
        bed.Zalo.RevokeAll();
        for (var i = 0; i < 5; i++)
        {
            Assert.IsType<SendResult.RetryLater>(await bed.SayAsync("b"));
            time.Advance(TimeSpan.FromMinutes(2));
            if (i == 2)
                bed.Restart(time);
        }
        Assert.Contains("refuse", bed.Channel.Trouble, StringComparison.Ordinal);
        // The first one, the kept one and once more the one of the settings, which is used up.
        Assert.Equal(3, bed.Zalo.Requests.Count(r => r.Method == "token"));
    }

    [Fact]
    public async Task While_the_old_access_holds_a_refused_renewal_alarms_but_sending_goes_on()
    {
        await using var bed = await SendBed.StartAsync(time);
        await bed.SayAsync("a");
        time.Advance(TimeSpan.FromHours(21));
        bed.Zalo.Open(SendBed.Lan);
        bed.Zalo.Fail("token", new Fault.Error(-14014, "Invalid refresh token"), times: 2);
        Assert.IsType<SendResult.Sent>(await bed.SayAsync("b"));
        Assert.NotNull(bed.Channel.Trouble);
        Assert.Equal(1, bed.Log.Count(LogLevel.Error));
    }

    [Fact]
    public async Task A_new_consent_ends_the_alarm_without_a_restart()
    {
        await using var bed = await SendBed.StartAsync(time, refreshToken: "");
        await bed.SayAsync("a");
        using var consent = new Consent(bed.Settings, time, bed.Disk);
        var key = consent.Key();
        Assert.Equal(key, consent.Key());
        Assert.Null((await consent.StoreAsync(bed.Zalo.NewCode(key.Challenge), key, CancellationToken.None)).Why);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<SendResult.Sent>(await bed.SayAsync("a"));
        Assert.Null(bed.Channel.Trouble);
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("page")]
    [InlineData("reset")]
    public async Task A_token_server_out_of_order_is_asked_again_and_the_old_access_is_used_meanwhile(string how)
    {
        await using var bed = await SendBed.StartAsync(time);
        await bed.SayAsync("a");
        time.Advance(TimeSpan.FromHours(21));
        bed.Zalo.Open(SendBed.Lan);
        Fault fault = how switch { "busy" => new Fault.Error(-32, "limit"), "page" => new Fault.Page(502), _ => new Fault.ResetBefore() };
        bed.Zalo.Fail("token", fault);
        Assert.IsType<SendResult.Sent>(await bed.SayAsync("b"));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.IsType<SendResult.Sent>(await bed.SayAsync("c"));
        Assert.Equal((2, 0), (bed.Zalo.Renewals, bed.Zalo.SecondUses));
        Assert.Null(bed.Channel.Trouble);
    }

    [Fact]
    public async Task A_pair_that_cannot_be_written_is_not_used_and_is_written_as_soon_as_there_is_room()
    {
        var disk = new FragileDisk();
        await using var bed = await SendBed.StartAsync(time, disk);
        bed.Zalo.Fail("token", new Fault.Delay(TimeSpan.FromMilliseconds(1)));
        var sending = bed.SayAsync("a");
        await ChannelBed.UntilAsync(() => bed.Zalo.Requests.Count == 1, () => "Nobody asked for a token.");
        disk.Full = true;
        while (!sending.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Delay(1);
        }
        Assert.IsType<SendResult.RetryLater>(await sending);
        Assert.Contains("cannot be written", bed.Channel.Trouble, StringComparison.Ordinal);
        Assert.DoesNotContain(bed.Zalo.Requests, r => r.Method == "send");
        disk.Full = false;
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.IsType<SendResult.Sent>(await bed.SayAsync("a"));
        Assert.Equal((1, 0), (bed.Zalo.Renewals, bed.Zalo.SecondUses));
        Assert.Null(bed.Channel.Trouble);
    }

    [Fact]
    public async Task A_damaged_file_is_an_alarm_unless_the_settings_help()
    {
        var disk = new FragileDisk();
        disk.Write("/data/zalo-oa.tokens", "{\"pair\":");
        await using var bed = await SendBed.StartAsync(time, disk, refreshToken: "");
        Assert.IsType<SendResult.RetryLater>(await bed.SayAsync("a"));
        Assert.NotNull(bed.Channel.Trouble);
    }
}
