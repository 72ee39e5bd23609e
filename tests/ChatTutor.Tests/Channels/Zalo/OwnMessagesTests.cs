using ChatTutor.Channels.Zalo;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Channels.Zalo;

/// <summary>Zalo reports everything the account has sent: what was ours, and what did somebody of the office write by hand?</summary>
public sealed class OwnMessagesTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));
    private readonly OwnMessages own;

    public OwnMessagesTests() => own = new OwnMessages(time);

    [Fact]
    public void What_this_program_sent_is_its_own_also_when_zalo_names_an_administrator()
    {
        own.Begin("lan");
        own.End("lan", "m1", unclear: false);
        Assert.False(own.IsByHand(Report("m1", byAdmin: true)));
        Assert.True(own.IsByHand(Report("m2")));
    }

    [Fact]
    public void While_a_message_to_the_person_is_under_way_an_unknown_one_is_taken_for_it_unless_somebody_is_named()
    {
        own.Begin("lan");
        Assert.False(own.IsByHand(Report("m1")));
        Assert.True(own.IsByHand(Report("m1", byAdmin: true)));
        Assert.True(own.IsByHand(Report("m1", to: "minh")));
    }

    [Fact]
    public void After_an_unclear_call_there_is_doubt_for_ten_minutes()
    {
        own.Begin("lan");
        own.End("lan", null, unclear: true);
        Assert.False(own.IsByHand(Report("m1")));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.True(own.IsByHand(Report("m1")));
    }

    [Fact]
    public void What_was_sent_before_this_program_began_may_have_been_its_own() =>
        Assert.False(own.IsByHand(Report("m1", at: time.GetUtcNow() - TimeSpan.FromSeconds(1))));

    /// <summary>Two threads side by side: one ends calls, the other is told of them in the same moment.</summary>
    [Fact]
    public async Task A_report_that_comes_in_the_moment_in_which_the_call_ends_is_still_its_own()
    {
        const int Calls = 200_000;
        using var both = new Barrier(2);
        var byHand = 0;
        var told = Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < Calls; i++)
                {
                    both.SignalAndWait();
                    byHand += own.IsByHand(Report(Id(i))) ? 1 : 0;
                    both.SignalAndWait();
                }
            },
            TaskCreationOptions.LongRunning);
        for (var i = 0; i < Calls; i++)
        {
            own.Begin("lan");
            both.SignalAndWait();
            own.End("lan", Id(i), unclear: false);
            both.SignalAndWait();
        }
        await told;
        Assert.Equal(0, byHand);

        static string Id(int call) => "m" + call.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private ReadEvent.FromAccount Report(string id, bool byAdmin = false, string to = "lan", DateTimeOffset? at = null) =>
        new(new Address("zalo-oa", to), id, byAdmin, at ?? time.GetUtcNow() + TimeSpan.FromSeconds(1));
}
