using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;

namespace ChatTutor.Tests.Service;

/// <summary>What becomes of a message after each kind of outcome.</summary>
public sealed class OutcomesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData(0, 7, 7)]
    [InlineData(2, 7, 7)]
    [InlineData(3, 7, 8)]
    [InlineData(5, 7, 32)]
    [InlineData(5, 60, 60)]
    [InlineData(19, 7, 256)]
    public void The_platforms_own_wait_is_never_shortened(int attempts, int wait, int seconds) =>
        Assert.Equal(Now.AddSeconds(seconds), Assert.IsType<Settlement.Again>(Settle(attempts, new SendResult.RetryLater(TimeSpan.FromSeconds(wait)))).Due);

    [Fact]
    public void After_twenty_tries_it_is_given_up() =>
        Assert.IsType<Settlement.Dead>(Settle(20, new SendResult.RetryLater(TimeSpan.FromSeconds(1))));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    public void An_unclear_one_is_tried_again_soon(int attempts, int seconds) =>
        Assert.Equal(Now.AddSeconds(seconds), Assert.IsType<Settlement.Again>(Settle(attempts, new SendResult.Unknown("?"))).Due);

    [Fact]
    public void Every_other_end_is_final()
    {
        Assert.IsType<Settlement.Dead>(Settle(3, new SendResult.Unknown("?")));
        Assert.IsType<Settlement.Gone>(Settle(0, new SendResult.Sent("id")));
        Assert.IsType<Settlement.Dead>(Settle(0, new SendResult.Rejected("no")));
        Assert.IsType<Settlement.Unreachable>(Settle(0, new SendResult.Unreachable("left")));
    }

    [Fact]
    public void What_nobody_asked_for_is_never_sent_twice()
    {
        var message = new OutboxMessage(1, new Address("hand", "u"), new LearnerId(1), new Reply.Say("1", "x", []), 0, Now, Urgency.Unasked);
        Assert.Equal("?", Assert.IsType<Settlement.InDoubt>(Outcomes.Settle(message, new SendResult.Unknown("?"), Now, Now)).Why);
        Assert.IsType<Settlement.Again>(Outcomes.Settle(message, new SendResult.RetryLater(TimeSpan.FromSeconds(1)), Now, Now));
    }

    private static Settlement Settle(int attempts, SendResult result) => Outcomes.Settle(
        new OutboxMessage(1, new Address("hand", "u"), new LearnerId(1), new Reply.Say("1", "x", []), attempts, Now), result, Now, Now);
}
