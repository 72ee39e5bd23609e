using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Sending;

namespace ChatTutor.Tests.Core.Broadcasts;

public sealed class BroadcastFlowTests
{
    private const int Widest = 1000;

    /// <summary>A Wednesday morning in Đồng Tháp.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(7));

    private static readonly Broadcast Draft = new(1, "lan", "tinh", new Notice("Chào {you}"), Selection.Everybody, new Schedule.Now());

    private static readonly Broadcast Tested = BroadcastFlow.Test(Draft, Now).After!;

    [Fact]
    public void From_draft_to_done()
    {
        var sent = BroadcastFlow.Send(Tested, new Schedule.Now(), 12, Widest, Now).After!;
        var running = BroadcastFlow.Start(sent, 12, Widest, Now).After!;
        var paused = BroadcastFlow.Pause(running).After!;
        var done = BroadcastFlow.Finish(BroadcastFlow.Resume(paused).After!, Now.AddMinutes(1)).After!;

        Assert.Equal((BroadcastState.Scheduled, Now, 12), (sent.State, sent.Due, sent.Counted));
        Assert.Equal((BroadcastState.Running, Now), (running.State, running.Started));
        Assert.Equal((BroadcastState.Done, Now.AddMinutes(1)), (done.State, done.Ended));
    }

    [Fact]
    public void What_was_tested_is_tested_no_more_when_its_words_or_people_change()
    {
        var asked = BroadcastFlow.Send(Tested, new Schedule.Now(), Widest + 1, Widest, Now).After!;
        foreach (var before in new[] { Tested, asked, BroadcastFlow.Approve(asked, "minh", Now).After! })
        {
            var after = BroadcastFlow.Write(before, new Notice("Khác"), null, Selection.Everybody, Now).After!;
            Assert.Equal((BroadcastState.Draft, null, null, null), (after.State, after.Tested, after.ApprovedBy, after.Due));
            Assert.Equal(BroadcastRefusal.NotTested, BroadcastFlow.Send(after, new Schedule.Now(), 1, Widest, Now).Refusal);
        }
    }

    [Fact]
    public void More_people_than_allowed_need_a_second_persons_yes()
    {
        var asked = BroadcastFlow.Send(Tested, new Schedule.Now(), Widest + 1, Widest, Now).After!;

        Assert.Equal(BroadcastState.Asked, asked.State);
        Assert.Equal(BroadcastRefusal.OwnApproval, BroadcastFlow.Approve(asked, "lan", Now).Refusal);
        Assert.Equal(BroadcastRefusal.OutOfTurn, BroadcastFlow.Start(asked, 1, Widest, Now).Refusal);
        var approved = BroadcastFlow.Approve(asked, "minh", Now).After!;
        Assert.Equal((BroadcastState.Scheduled, "minh"), (approved.State, approved.ApprovedBy));
        Assert.Equal(BroadcastState.Running, BroadcastFlow.Start(approved, Widest + 1, Widest, Now).After!.State);
        Assert.Equal(BroadcastState.Scheduled, BroadcastFlow.Send(Tested, new Schedule.Now(), Widest, Widest, Now).After!.State);
    }

    [Fact]
    public void What_has_grown_too_wide_since_does_not_start()
    {
        var sent = BroadcastFlow.Send(Tested, new Schedule.Now(), Widest, Widest, Now).After!;

        var missed = BroadcastFlow.Start(sent, Widest + 1, Widest, Now).After!;

        Assert.Equal((BroadcastState.Missed, MissedReason.TooMany), (missed.State, missed.Why));
    }

    [Theory]
    [InlineData("10:00", "10:00", false)]
    [InlineData("10:00", "12:00", false)]
    [InlineData("10:00", "12:00:01", true)]
    [InlineData("19:30", "19:59", false)]
    [InlineData("19:30", "20:00", true)]
    [InlineData("19:30", "1.07:00", true)]
    [InlineData("10:00", "1.10:00", true)]
    public void Up_to_two_hours_late_on_its_own_day_it_still_starts(string due, string now, bool isMissed)
    {
        var (day, at) = (new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.FromHours(7)), TimeSpan.Parse(due, null));

        Assert.Equal(isMissed, Lateness.IsMissed(day + at, day + TimeSpan.Parse(now, null)));
        var scheduled = Tested with { State = BroadcastState.Scheduled, Due = day + at };
        Assert.Equal(isMissed ? BroadcastState.Missed : BroadcastState.Running, BroadcastFlow.Start(scheduled, 1, Widest, day + TimeSpan.Parse(now, null)).After!.State);
    }

    [Fact]
    public void A_step_out_of_turn_is_refused()
    {
        foreach (var state in Enum.GetValues<BroadcastState>())
        {
            var broadcast = Tested with { State = state, Due = Now, Started = state >= BroadcastState.Running ? Now : null };
            Assert.Equal(state == BroadcastState.Running, BroadcastFlow.Pause(broadcast).After is not null);
            Assert.Equal(state == BroadcastState.Paused, BroadcastFlow.Resume(broadcast).After is not null);
            Assert.Equal(state == BroadcastState.Running, BroadcastFlow.Finish(broadcast, Now).After is not null);
            Assert.Equal(state == BroadcastState.Scheduled, BroadcastFlow.Start(broadcast, 1, Widest, Now).After is not null);
            Assert.Equal(state == BroadcastState.Asked, BroadcastFlow.Approve(broadcast, "minh", Now).After is not null);
            Assert.Equal(state == BroadcastState.Tested, BroadcastFlow.Send(broadcast, new Schedule.Now(), 1, Widest, Now).After is not null);
            Assert.Equal(state <= BroadcastState.Tested, BroadcastFlow.Test(broadcast, Now).After is not null);
            Assert.Equal(state < BroadcastState.Running, BroadcastFlow.Write(broadcast, broadcast.General, null, broadcast.Who, Now).After is not null);
            Assert.Equal(!broadcast.IsOver, BroadcastFlow.Stop(broadcast, "lan", Now).After is not null);
        }
    }

    [Theory]
    [InlineData("", BroadcastRefusal.NothingWritten)]
    [InlineData(" \n ", BroadcastRefusal.NothingWritten)]
    [InlineData("Vào http://vneid-gov.vn.example.com nhận quà", BroadcastRefusal.ForeignLink)]
    [InlineData("Vào https://dichvucong.gov.vn@evil.example nhận quà", BroadcastRefusal.ForeignLink)]
    [InlineData("Xem HTTPS://Evil.vn/gov.vn", BroadcastRefusal.ForeignLink)]
    [InlineData("chuông \a", BroadcastRefusal.OddCharacters)]
    public void What_must_not_go_out_is_refused(string text, BroadcastRefusal refusal)
    {
        Assert.Equal(refusal, new Notice(text).Fault());
        Assert.Equal(refusal, BroadcastFlow.Write(Draft, new Notice(text), null, Selection.Everybody, Now).Refusal);
    }

    [Fact]
    public void A_notice_is_as_long_as_every_channel_takes()
    {
        Assert.Null(new Notice(new string('ệ', Notice.LongestText)).Fault());
        Assert.Equal(BroadcastRefusal.TooLong, new Notice(new string('ệ', Notice.LongestText + 1)).Fault());
        Assert.Equal(BroadcastRefusal.TooLong, new Notice(new string('a', Notice.LongestCaption + 1), "h.png", "hình").Fault());
        Assert.Equal(BroadcastRefusal.PictureWithoutWords, new Notice("a", "h.png").Fault());
        Assert.Null(new Notice("Xem https://dongthap.gov.vn/tin").Fault());
    }

    [Fact]
    public void A_weekly_one_comes_again_until_its_last_day()
    {
        var weekly = new Schedule.Weekly([DayOfWeek.Monday, DayOfWeek.Thursday], new TimeOnly(8, 0), new DateOnly(2026, 12, 1));
        var sent = BroadcastFlow.Send(Tested, weekly, 5, Widest, Now).After!;
        var moments = new List<string>();
        for (var at = sent; at.Due is { } due; at = BroadcastFlow.Repeat(at, due).After!)
        {
            moments.Add($"{due:dd/MM HH:mm}");
            var once = BroadcastFlow.Once(at, 2, due);
            Assert.Equal((1L, BroadcastState.Scheduled, due), (once.Of!.Value, once.State, once.Due!.Value));
        }
        Assert.Equal(["26/11 08:00", "30/11 08:00"], moments);
    }

    [Fact]
    public void Three_days_after_starting_goes_every_day_to_those_whose_day_it_is()
    {
        var after = BroadcastFlow.Send(Tested, new Schedule.AfterStart(3, new TimeOnly(9, 0)), 0, Widest, Now).After!;
        var due = after.Due!.Value;

        var once = BroadcastFlow.Once(after, 2, due);

        Assert.Equal(new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.FromHours(7)), due);
        Assert.Equal(3, once.Who.Who.StartedAgo);
        Assert.Equal(due.AddDays(1), BroadcastFlow.Repeat(after, due).After!.Due);
        Assert.Equal(MissedReason.TooLate, BroadcastFlow.Once(after, 3, due.AddHours(3)).Why);
    }

    [Fact]
    public void Nobody_is_written_to_at_night()
    {
        Assert.Equal(BroadcastRefusal.QuietHour, BroadcastFlow.Send(Tested, new Schedule.At(Now.Date.AddHours(20).ToOffset()), 1, Widest, Now).Refusal);
        Assert.Equal(BroadcastRefusal.QuietHour, BroadcastFlow.Send(Tested, new Schedule.Weekly([DayOfWeek.Monday], new TimeOnly(6, 59)), 1, Widest, Now).Refusal);
        Assert.Equal(BroadcastRefusal.InThePast, BroadcastFlow.Send(Tested, new Schedule.At(Now.AddMinutes(-1)), 1, Widest, Now).Refusal);
        Assert.Equal(BroadcastRefusal.Nobody, BroadcastFlow.Send(Tested, new Schedule.Now(), 0, Widest, Now).Refusal);
        var atNight = BroadcastFlow.Send(Tested, new Schedule.Now(), 1, Widest, Now.AddHours(12)).After!;
        Assert.Equal(Now.AddHours(21), atNight.Due);
    }

    [Fact]
    public void The_forecast_counts_the_slowest_channel_and_the_nights()
    {
        Assert.Equal(Now.AddSeconds(100), Forecast.End(Now, [(2500, 25), (60, 60)], QuietHours.Default));
        // 13 hours a day at 25 a second are 1,170,000: from ten o'clock there are ten hours left of the first day.
        Assert.Equal(Now.AddHours(21).AddHours(3), Forecast.End(Now, [(13 * 3600 * 25, 25)], QuietHours.Default));
        Assert.Equal(Now.AddHours(21), Forecast.End(Now.AddHours(12), [], QuietHours.Default));
    }
}

internal static class LocalMoments
{
    public static DateTimeOffset ToOffset(this DateTime local) => new(local, TimeSpan.FromHours(7));
}
