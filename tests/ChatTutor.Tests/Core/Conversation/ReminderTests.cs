using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Core;

/// <summary>One word the next morning about a lesson left halfway, and only to those who want and need it.</summary>
public sealed class ReminderTests
{
    private static readonly DateTimeOffset NextMorning = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(7));

    private readonly Pupil pupil = new Pupil(SampleContent.Catalogue).Begin("mau/ngan");

    [Fact]
    public void It_is_asked_for_when_a_lesson_begins() =>
        Assert.Equal([new Effect.RemindAt(NextMorning, "mau/ngan")], pupil.Last.Effects);

    [Fact]
    public void It_names_the_lesson_and_leads_back_into_it()
    {
        Assert.Contains("Bài ngắn", Remind(), StringComparison.Ordinal);
        pupil.Tap("cmd:learn");
        Assert.Equal("mo", pupil.Learner.Lesson!.Step);
    }

    [Fact]
    public void It_does_not_make_the_learner_seem_present()
    {
        var seen = pupil.Learner.LastSeen;
        Remind();
        Assert.Equal(seen, pupil.Learner.LastSeen);
    }

    [Theory]
    [InlineData("dừng")]
    [InlineData("xóa")]
    public void Who_wants_quiet_has_it(string words)
    {
        pupil.Say(words);
        Assert.Empty(Remind());
    }

    [Fact]
    public void A_finished_or_another_lesson_is_not_reminded_of()
    {
        pupil.Send(new InboundMessage.Started("mau/du-loai"));
        Assert.Empty(Remind());
        Assert.True(Oracle.Finish(pupil));
        Assert.Empty(Remind());
    }

    [Fact]
    public void Who_blocked_the_tutor_is_left_alone()
    {
        pupil.Send(new InboundMessage.Blocked());
        Assert.Empty(Remind());
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public void Never_at_night(int hour, bool said)
    {
        pupil.Now = NextMorning.AddDays(1).AddHours(hour - 9);
        Assert.Equal(said, pupil.Send(new InboundMessage.Reminder("mau/ngan")).Replies.Count > 0);
    }

    [Fact]
    public void Never_to_somebody_who_is_there()
    {
        pupil.Now = NextMorning.AddHours(-1);
        pupil.Say("tiếp");
        Assert.Empty(Remind());
    }

    private string Remind()
    {
        pupil.Now = NextMorning;
        pupil.Send(new InboundMessage.Reminder("mau/ngan"));
        return pupil.Text;
    }
}
