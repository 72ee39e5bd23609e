using ChatTutor.Core.Conversation;
using ChatTutor.Service.Effects;

namespace ChatTutor.Tests.Core;

/// <summary>Codes as people type them, and names as they are kept.</summary>
public sealed class LinkCodeTests
{
    [Theory]
    [InlineData("K7M2QX", "K7M2QX")]
    [InlineData("k7m2qx", "K7M2QX")]
    [InlineData(" k7m 2qx ", "K7M2QX")]
    [InlineData("k7-m2-qx", "K7M2QX")]
    [InlineData("K 7 M 2 Q X", "K7M2QX")]
    [InlineData("hoc thi", null)]
    [InlineData("oil2qx", "0112QX")]
    [InlineData("kbszg7", "K85267")]
    [InlineData("ka7m2q", null)]
    [InlineData("65a 123", null)]
    [InlineData("khoc ba", null)]
    [InlineData("123456", null)]
    [InlineData("quaybe", null)]
    [InlineData("k7m2q", null)]
    [InlineData("k7m2qxx", null)]
    [InlineData("lớp12a", null)]
    [InlineData("10 phut", null)]
    [InlineData("", null)]
    [InlineData("K７M2QX", null)]
    public void Is_read_in_any_case_and_in_groups(string typed, string? code) => Assert.Equal(code, LinkCode.In(typed));

    [Fact]
    public void Is_drawn_from_more_than_2_to_the_27_with_a_letter_and_a_digit()
    {
        var drawn = Enumerable.Range(0, 2000).Select(_ => LinkCodes.Draw()).ToList();

        Assert.All(drawn, code => Assert.Equal(code, LinkCode.In(LinkCode.Show(code))));
        Assert.InRange(drawn.Distinct().Count(), 1990, 2000);
        Assert.True(Math.Pow(23, 6) - Math.Pow(13, 6) - Math.Pow(10, 6) > Math.Pow(2, 27));
        Assert.Equal(LinkCode.Alphabet.Length, drawn.SelectMany(c => c).Distinct().Count());
    }

    [Theory]
    [InlineData("Bà Sáu", "Bà Sáu")]
    [InlineData("  Bà \n Sáu ", "Bà Sáu")]
    [InlineData("Tư 0909123456", "Tư")]
    [InlineData("Tư 79", "Tư ••")]
    [InlineData("Nguyễn Thị Thanh Tuyền ở xã Tân Thành", "Nguyễn Thị Thanh Tuy")]
    [InlineData("<b>Sáu</b>", "bSáub")]
    [InlineData("{you} {me}", "you me")]
    [InlineData("0909123456", null)]
    [InlineData("🙂", null)]
    [InlineData("\ud800\u202e", null)]
    public void A_name_is_short_and_no_place_for_numbers(string typed, string? name)
    {
        var first = Say(new Learner(new LearnerId(1), Consent.Given, Activity: new Activity.NamingPerson(Newcomer: false)), typed);
        Assert.Equal(name, (first.Change as IdentityChange.Name)?.Called);
        Assert.DoesNotContain("Sáu", ChatTutor.Service.Ports.StoredJson.Write(first.Learner with { Offered = null }), StringComparison.Ordinal);
        var added = Say(first.Learner with { Activity = new Activity.NamingPerson(Newcomer: true) }, typed);
        Assert.Equal(name, (added.Change as IdentityChange.Add)?.Called);
        Assert.Equal(name is null ? 1 : 2, added.Learner.Id.Value);
    }

    private static Turn Say(Learner learner, string words) => Tutor.Respond(
        SampleContent.Catalogue, learner, new InboundMessage.Text(words), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7)));
}
