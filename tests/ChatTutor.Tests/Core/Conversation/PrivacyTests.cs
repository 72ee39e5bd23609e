using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Core;

/// <summary>What is kept about whom: nothing before a yes, nothing after a no, nothing of a child, nothing after erasing.</summary>
public sealed class PrivacyTests
{
    private readonly Pupil pupil = new(SampleContent.Catalogue);

    [Fact]
    public void A_no_lets_people_learn_without_a_record()
    {
        pupil.Send(new InboundMessage.Started("mau/ngan"));
        pupil.Tap("consent-no");
        Assert.True(Oracle.Finish(pupil));
        Assert.Equal([new LearningEvent.ConsentAnswered(2, false)], pupil.Events);
        Assert.Null(pupil.Learner.Completed);
        Assert.Empty(pupil.Last.Effects);
    }

    [Fact]
    public void A_child_is_forgotten_as_a_learner_but_may_learn_on()
    {
        pupil.Begin("mau/ngan");
        Assert.True(Oracle.Finish(pupil));
        pupil.Say("nhóm");
        pupil.Say("hoc sinh cap hai");
        Assert.Equal((Consent.Declined, null, null), (pupil.Learner.Consent, pupil.Learner.Audience, pupil.Learner.Commune));
        Assert.Null(pupil.Learner.Completed);
        var known = pupil.Events.Count;
        pupil.Send(new InboundMessage.Started("mau/du-loai"));
        Assert.True(Oracle.Finish(pupil));
        Assert.Equal(known, pupil.Events.Count);
    }

    [Fact]
    public void Erasing_asks_once_more_and_leaves_nothing_but_a_mark_in_the_ledger()
    {
        pupil.Begin("mau/ngan");
        Assert.True(Oracle.Finish(pupil));
        pupil.Say("xóa");
        Assert.NotNull(pupil.Learner.Completed);
        var turn = pupil.Tap("erase-yes");
        Assert.Equal([new LearningEvent.Forgotten()], turn.Events);
        Assert.True(turn.Learner is { Forgotten: true, Completed: null, Audience: null, Commune: null, Lesson: null });
    }

    [Theory]
    [InlineData("Không")]
    [InlineData("giu lai")]
    [InlineData("học")]
    [InlineData("thôi để đó đi")]
    public void Anything_but_yes_erases_nothing(string words)
    {
        pupil.Begin("mau/ngan");
        pupil.Say("xóa");
        pupil.Say(words);
        Assert.DoesNotContain(pupil.Events, e => e is LearningEvent.Forgotten);
        Assert.NotNull(pupil.Learner.Lesson);
    }

    [Fact]
    public void Typed_words_are_never_in_events_or_in_the_learner()
    {
        pupil.Begin("mau/ngan");
        pupil.Say("tiếp");
        pupil.Say("tiếp");
        pupil.Say("tiếp");
        pupil.Say("bimatcuatoi");
        Assert.Equal("typed", Assert.IsType<LearningEvent.QuestionMarked>(pupil.Events[^1]).Given);
        var stored = ChatTutor.Service.Ports.StoredJson.Write(pupil.Learner);
        Assert.DoesNotContain("bimat", stored, StringComparison.Ordinal);
        Assert.Null(pupil.Last.Heard);
    }
}
