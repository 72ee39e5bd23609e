using ChatTutor.Core.Sending;
using FsCheck.Xunit;

namespace ChatTutor.Tests.Core.Sending;

/// <summary>Windows and night hours, as laws that hold for every moment.</summary>
public sealed class ContactRulesTests
{
    private static readonly ContactRules Rules = new(ContactWindow.ZaloOa, QuietHours.Default);
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData(0, 9, 0, false, "Allowed")]
    [InlineData(0, 23, 0, false, "Allowed")] // an answer at night
    [InlineData(0, 23, 7, false, "Allowed")]
    [InlineData(0, 23, 8, false, "UsedUp")]
    [InlineData(2, 0, 0, false, "Allowed")]
    [InlineData(2, 1, 8, false, "Allowed")] // billed, and no longer counted
    [InlineData(7, 0, 0, false, "Allowed")]
    [InlineData(7, 1, 0, false, "WindowClosed")]
    [InlineData(0, 9, 0, true, "Allowed")]
    [InlineData(0, 20, 0, true, "24 07:00")]
    [InlineData(1, 3, 0, true, "24 07:00")]
    [InlineData(1, 7, 0, true, "Allowed")]
    [InlineData(1, 19, 0, true, "Allowed")]
    [InlineData(1, 20, 0, true, "WouldBeBilled")] // closed by the morning
    [InlineData(2, 8, 0, true, "WouldBeBilled")]
    [InlineData(8, 8, 0, true, "WindowClosed")]
    public void After_so_many_days_and_hours(int days, int hour, int sent, bool unasked, string expected)
    {
        var verdict = Rules.Ask(new Contact(Monday, sent), unasked, Monday.AddDays(days).AddHours(hour));

        Assert.Equal(expected, verdict.Match(
            _ => "Allowed", wait => wait.At.ToString("dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), stop => stop.Why.ToString()));
    }

    [Fact]
    public void Who_never_wrote_is_not_written_to_where_there_is_a_window()
    {
        Assert.Equal(new ContactVerdict.NotUntilTheyWrite(ContactObstacle.NeverWrote), Rules.Ask(Contact.Never, unasked: false, Monday));
        Assert.Equal(new ContactVerdict.Allowed(), ContactRules.Open.Ask(Contact.Never, unasked: true, Monday.AddHours(9)));
    }

    [Property(MaxTest = 2000)]
    public void Nothing_unasked_is_ever_allowed_at_night(int minutes, int sent, bool window) =>
        Assert.True(Ask(minutes, sent, unasked: true, window) is not ContactVerdict.Allowed || !QuietHours.Default.Contain(Monday.AddMinutes(minutes)));

    [Property(MaxTest = 2000)]
    public void The_night_never_holds_back_an_answer(int minutes, int sent, bool window) =>
        Assert.IsNotType<ContactVerdict.NotBefore>(Ask(minutes, sent, unasked: false, window));

    [Property(MaxTest = 2000)]
    public void What_is_put_off_may_be_sent_at_the_moment_it_is_put_off_to(int minutes, int sent, bool window)
    {
        if (Ask(minutes, sent, unasked: true, window) is not ContactVerdict.NotBefore wait)
            return;
        Assert.True(wait.At > Monday.AddMinutes(minutes) && wait.At - Monday.AddMinutes(minutes) <= TimeSpan.FromHours(11));
        Assert.Equal(new ContactVerdict.Allowed(), RulesOf(window).Ask(new Contact(Monday, Math.Abs(sent % 12)), unasked: true, wait.At));
    }

    [Property(MaxTest = 500)]
    public void Whatever_is_tried_when_no_more_goes_out_free_than_the_window_allows(int[] steps)
    {
        var (now, contact, most) = (Monday, new Contact(Monday, 0), 0);
        foreach (var step in steps)
        {
            now = now.AddMinutes(Math.Abs(step % 600));
            if (step % 7 == 0)
                contact = new Contact(now, 0);
            else if (Rules.Ask(contact, unasked: step % 2 == 0, now, messages: 1 + Math.Abs(step % 3)) is ContactVerdict.Allowed && now - contact.LastHeard <= ContactWindow.ZaloOa.Free)
                contact = contact with { SentSince = contact.SentSince + 1 + Math.Abs(step % 3) };
            most = Math.Max(most, contact.SentSince);
        }
        Assert.True(most <= ContactWindow.ZaloOa.MostFree);
    }

    private static ContactVerdict Ask(int minutes, int sent, bool unasked, bool window) =>
        RulesOf(window).Ask(new Contact(Monday, Math.Abs(sent % 12)), unasked, Monday.AddMinutes(minutes));

    private static ContactRules RulesOf(bool window) => window ? Rules : ContactRules.Open;
}
