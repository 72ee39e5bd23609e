using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Core;

/// <summary>The hamlet: asked where there is a list, by button or typing, and nobody has to say.</summary>
public sealed class HamletTests
{
    private static readonly Figures Hamlets = new(
        [.. new[] { "Ấp 1", "Ấp 3", "Ấp Mỹ Đông", "Khóm 2", "Ấp Tân Hòa" }.Select(n =>
            new Figure.Hamlet($"xa-my-tho/{ChatTutor.Core.Language.Folding.Fold(n).Replace(' ', '-')}", n, new Dictionary<string, long>()))]);

    private readonly Pupil pupil = new(SampleContent.Catalogue.With(Hamlets));

    public HamletTests()
    {
        pupil.Begin("mau/ngan");
        pupil.Say("xã");
    }

    [Fact]
    public void A_commune_without_a_list_is_not_asked()
    {
        pupil.Say("cao lanh");
        Assert.IsType<Activity.Browsing>(pupil.Learner.Activity);
        Assert.Null(pupil.Learner.Hamlet);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_is_on_a_class_list_is_asked_for_what_it_did_not_say(bool saidGroup)
    {
        pupil.Learner = new Learner(new LearnerId(9), Audience: saidGroup ? "nong-dan" : null, Commune: "xa-my-tho");
        pupil.Say("chào");
        pupil.Tap("consent-yes");
        if (!saidGroup)
            pupil.Say("nông dân");
        Assert.Contains("ấp, khóm nào", pupil.Text, StringComparison.Ordinal);
        pupil.Say("ấp 3");

        Assert.Equal(("nong-dan", "xa-my-tho", "xa-my-tho/ap-3"), (pupil.Learner.Audience, pupil.Learner.Commune, pupil.Learner.Hamlet));
        Assert.IsType<Activity.Browsing>(pupil.Learner.Activity);
    }

    [Fact]
    public void By_button_page_by_page()
    {
        pupil.Say("xã mỹ thọ");
        Assert.Contains("ấp, khóm nào", pupil.Text, StringComparison.Ordinal);
        var seen = new List<string>();
        for (var page = 0; page < 3; page++)
        {
            Assert.True(pupil.Learner.Offered!.Count <= 4);
            seen.AddRange(pupil.Learner.Offered.Where(o => o.Id.Contains(":ap:", StringComparison.Ordinal)).Select(o => o.Label));
            pupil.Tap($"ap-page:{(page + 1) % 3}");
        }
        Assert.Equal(5, seen.Distinct().Count());
        pupil.Tap("ap:ap-1");
        Assert.Equal("xa-my-tho/ap-1", pupil.Learner.Hamlet);
        Assert.StartsWith("Dạ, con ghi bác ở Ấp 1.", pupil.Text, StringComparison.Ordinal);
        Assert.Contains("Ấp, khóm: Ấp 1", pupil.Say("dữ liệu").Replies[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ap my dong", "xa-my-tho/ap-my-dong")]
    [InlineData("Ấp Mỹ Đông", "xa-my-tho/ap-my-dong")]
    [InlineData("ấp 3", "xa-my-tho/ap-3")]
    [InlineData("khom 2", "xa-my-tho/khom-2")]
    [InlineData("ap tan hoa", "xa-my-tho/ap-tan-hoa")]
    // A digit is the button with that number, as everywhere.
    [InlineData("1", "xa-my-tho/ap-1")]
    [InlineData("ấp 9", null)]
    [InlineData("bỏ qua", null)]
    public void By_typing(string words, string? hamlet)
    {
        pupil.Say("xã mỹ thọ");
        pupil.Say(words);
        Assert.Equal(hamlet, pupil.Learner.Hamlet);
        Assert.NotEmpty(pupil.Learner.Offered!);
    }

    [Fact]
    public void Another_commune_takes_the_hamlet_away_and_the_same_one_keeps_it()
    {
        pupil.Say("xã mỹ thọ");
        pupil.Say("ấp 3");
        pupil.Say("xã");
        pupil.Say("xã mỹ thọ");
        pupil.Tap("skip");
        Assert.Equal("xa-my-tho/ap-3", pupil.Learner.Hamlet);
        pupil.Say("xã");
        pupil.Say("cao lanh");
        Assert.Equal(("phuong-cao-lanh", null), (pupil.Learner.Commune, pupil.Learner.Hamlet));
    }

    [Fact]
    public void A_completion_carries_it()
    {
        pupil.Say("xã mỹ thọ");
        pupil.Say("ấp 3");
        pupil.Say("học");
        for (var i = 0; i < 40 && pupil.Learner.Lesson is not null; i++)
            if (pupil.Asked is { } question)
                WaysToAnswer.Press(pupil, AnswerKey.Right(question));
            else
                pupil.Tap(pupil.Learner.Offered![0].Id.Split(':', 2)[1]);
        var done = Assert.Single(pupil.Events.OfType<LearningEvent.LessonCompleted>());
        Assert.Equal(("xa-my-tho", "xa-my-tho/ap-3"), (done.Commune, done.Hamlet));
    }
}
