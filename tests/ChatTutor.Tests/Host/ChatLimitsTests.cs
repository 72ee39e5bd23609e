using System.Net;
using ChatTutor.Host.Chat;

namespace ChatTutor.Tests.Host;

/// <summary>Who has to wait, and who has not.</summary>
public sealed class ChatLimitsTests
{
    private static readonly IPAddress Hall = IPAddress.Parse("203.0.113.7");

    [Fact]
    public void A_learner_may_tap_fast_for_a_while_and_then_has_to_wait_about_a_second()
    {
        using var limits = new ChatLimits(new ChatRates(Burst: 5));
        var learner = Bearer.New();

        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(limits.MustWait(learner, Hall)));
        Assert.InRange(limits.MustWait(learner, Hall)!.Value, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_whole_hall_may_start_at_once_and_known_learners_are_never_held_up_by_newcomers()
    {
        using var limits = new ChatLimits(new ChatRates(NewcomerBurst: 3));
        var hall = Enumerable.Range(0, 3).Select(_ => Bearer.New()).ToList();

        Assert.All(hall, learner => Assert.Null(limits.MustWait(learner, Hall)));
        Assert.NotNull(limits.MustWait(Bearer.New(), Hall));
        Assert.All(hall, learner => Assert.Null(limits.MustWait(learner, Hall)));
        Assert.Null(limits.MustWait(Bearer.New(), IPAddress.Parse("203.0.113.8")));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", true)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", false)]
    public void A_household_of_IPv6_addresses_counts_as_one(string first, string second, bool free)
    {
        using var limits = new ChatLimits(new ChatRates(NewcomerBurst: 1));
        limits.MustWait(Bearer.New(), IPAddress.Parse(first));

        Assert.Equal(free, limits.MustWait(Bearer.New(), IPAddress.Parse(second)) is null);
    }

    [Fact]
    public void This_machine_itself_may_bring_any_number_of_learners()
    {
        using var limits = new ChatLimits(new ChatRates(NewcomerBurst: 1));

        Assert.All(Enumerable.Range(0, 10), _ => Assert.Null(limits.MustWait(Bearer.New(), IPAddress.Loopback)));
    }
}
