using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Core;

/// <summary>While somebody of the office answers by hand, the tutor does not talk in between, but stays within call.</summary>
public sealed class TakeoverTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly InboundMessage ByHand = new InboundMessage.AnsweredByHand(TimeSpan.FromMinutes(30));

    private readonly Learner learner = Begin();

    [Fact]
    public void Words_meant_for_the_person_at_the_office_get_no_second_answer()
    {
        var taken = Hear(learner, ByHand).Learner;

        foreach (var message in (InboundMessage[])[new InboundMessage.Text("dạ, con cảm ơn cô"), new InboundMessage.Media("photo"), new InboundMessage.Media("voice", new VoiceNote("F")), new InboundMessage.Heard("dạ cảm ơn cô", 1), new InboundMessage.Answered(new Answer("trễ", [])), new InboundMessage.Reminder("x")])
            Assert.Empty(Hear(taken, message).Replies);
        Assert.Equal(learner with { QuietUntil = Now.AddMinutes(30) }, taken);
    }

    [Fact]
    public void A_button_or_a_word_that_always_works_calls_the_tutor_back()
    {
        var taken = Hear(learner, ByHand).Learner;

        foreach (var message in (InboundMessage[])[new InboundMessage.Text("HỌC"), new InboundMessage.Text("xoa"), new InboundMessage.Heard("Học.", 1), new InboundMessage.Choice(learner.Offered![0].Id), new InboundMessage.Started(null)])
        {
            var turn = Hear(taken, message);
            Assert.NotEmpty(turn.Replies);
            Assert.Null(turn.Learner.QuietUntil);
        }
    }

    [Fact]
    public void Who_writes_from_another_address_of_theirs_talks_to_the_tutor()
    {
        var taken = Hear(learner with { Consent = Consent.Given }, ByHand).Learner;
        var elsewhere = new Neighbours(taken.Id, null) { WritesElsewhere = true };

        var turn = Tutor.Respond(SampleContent.Catalogue, taken, new InboundMessage.Text("chào con"), Now, elsewhere);

        Assert.NotEmpty(turn.Replies);
        Assert.False(Tutor.Respond(SampleContent.Catalogue, taken, new InboundMessage.Blocked(), Now, elsewhere).Learner.Blocked);
        Assert.True(Hear(taken, new InboundMessage.Blocked()).Learner.Blocked);
    }

    [Fact]
    public void After_a_while_the_tutor_answers_as_before()
    {
        var taken = Hear(learner, ByHand).Learner;

        Assert.NotEmpty(Hear(taken, new InboundMessage.Text("chào con"), Now.AddMinutes(30)).Replies);
    }

    [Fact]
    public void Leave_taken_back_at_the_platform_is_recorded_and_leaves_nothing_behind()
    {
        var turn = Hear(learner with { Consent = Consent.Given, ConsentVersion = 2 }, new InboundMessage.Withdrawn());

        Assert.True(turn.Learner.Forgotten);
        Assert.Empty(turn.Replies);
        Assert.Equal([new LearningEvent.ConsentAnswered(2, false), new LearningEvent.Forgotten()], turn.Events);
        Assert.Equal([new LearningEvent.Forgotten()], Hear(learner, new InboundMessage.Withdrawn()).Events);
    }

    private static Learner Begin() => Hear(new Learner(new LearnerId(1)), new InboundMessage.Started(null)).Learner;

    private static Turn Hear(Learner who, InboundMessage message, DateTimeOffset? at = null) =>
        Tutor.Respond(SampleContent.Catalogue, who, message, at ?? Now);
}
