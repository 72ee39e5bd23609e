using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Core;

/// <summary>Groups have long names; people type a part of one, as the question itself suggests.</summary>
public sealed class AudienceWordsTests
{
    private static readonly Catalogue Catalogue = SampleContent.Real.Catalogue!;

    [Theory]
    [InlineData("nông dân", "nong-dan")]
    [InlineData("hop tac xa", "nong-dan")]
    [InlineData("Người dân", "nguoi-dan")]
    [InlineData("tieu thuong", "tieu-thuong")]
    [InlineData("quản lý", "lanh-dao")]
    [InlineData("giao vien", "giao-vien-stem")]
    public void A_group_is_chosen_by_a_part_of_its_name(string words, string audience)
    {
        var pupil = new Pupil(Catalogue) { Learner = new Learner(new LearnerId(7), Consent.Given) };
        pupil.Say("nhóm");
        pupil.Say(words);
        Assert.Equal(audience, pupil.Learner.Audience);
    }
}
