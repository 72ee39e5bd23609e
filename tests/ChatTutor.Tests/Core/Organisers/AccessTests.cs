using ChatTutor.Core.Organisers;
using static ChatTutor.Core.Organisers.OrganiserAction;
using static ChatTutor.Core.Organisers.OrganiserRole;

namespace ChatTutor.Tests.Core.Organisers;

public sealed class AccessTests
{
    /// <summary>The table written down a second time, by action: a slip in one of the two is seen.</summary>
    private static readonly Dictionary<OrganiserAction, OrganiserRole[]> Expected = new()
    {
        [OwnAccount] = [HamletVolunteer, CommuneOrganiser, ProvinceOrganiser, ContentEditor, Auditor],
        [ViewFigures] = [HamletVolunteer, CommuneOrganiser, ProvinceOrganiser, ContentEditor, Auditor],
        [ExportFigures] = [CommuneOrganiser, ProvinceOrganiser, Auditor],
        [ViewPeople] = [HamletVolunteer, CommuneOrganiser, ProvinceOrganiser],
        [ImportData] = [CommuneOrganiser, ProvinceOrganiser],
        [ConfirmPractice] = [HamletVolunteer, CommuneOrganiser, ProvinceOrganiser],
        [LeadQuiz] = [HamletVolunteer, CommuneOrganiser, ProvinceOrganiser],
        [Announce] = [HamletVolunteer, CommuneOrganiser, ProvinceOrganiser],
        [AnnounceWidely] = [CommuneOrganiser, ProvinceOrganiser],
        [ApproveAnnouncement] = [CommuneOrganiser, ProvinceOrganiser],
        [ManageOrganisers] = [ProvinceOrganiser],
        [ViewAudit] = [ProvinceOrganiser, Auditor],
        [ExportAudit] = [ProvinceOrganiser, Auditor],
    };

    [Fact]
    public void The_table_says_what_was_agreed()
    {
        foreach (var action in Enum.GetValues<OrganiserAction>())
            Assert.Equal(Expected[action], Enum.GetValues<OrganiserRole>().Where(role => Access.Has(role, action)));
    }

    [Theory]
    [InlineData("tinh", "tinh", true)]
    [InlineData("tinh", "xa-a", true)]
    [InlineData("tinh", "xa-a/ap-1", true)]
    [InlineData("xa-a", "tinh", false)]
    [InlineData("xa-a", "xa-a", true)]
    [InlineData("xa-a", "xa-a/ap-1", true)]
    [InlineData("xa-a", "xa-b", false)]
    [InlineData("xa-a", "xa-b/ap-1", false)]
    [InlineData("xa-a", "xa-ab", false)]
    [InlineData("xa-a/ap-1", "xa-a", false)]
    [InlineData("xa-a/ap-1", "xa-a/ap-1", true)]
    [InlineData("xa-a/ap-1", "xa-a/ap-10", false)]
    [InlineData("xa-a/ap-1", "xa-b/ap-1", false)]
    public void Nobody_reaches_beyond_their_own_area(string own, string other, bool allowed)
    {
        var organiser = new Organiser("an", "An", ProvinceOrganiser, Territory.Parse(own)!);

        Assert.Equal(allowed, Access.Allows(organiser, ViewFigures, Territory.Parse(other)!));
        Assert.False(Access.Allows(organiser with { IsDisabled = true }, ViewFigures, Territory.Parse(other)!));
        Assert.Equal(other, Territory.Parse(other)!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("xa-a/")]
    [InlineData("/ap-1")]
    [InlineData("xa-a/ap-1/x")]
    public void What_is_no_area_is_none(string text) => Assert.Null(Territory.Parse(text));

    [Fact]
    public void Whoever_may_write_to_many_needs_the_second_factor_for_it() =>
        Assert.Equal([AnnounceWidely, ApproveAnnouncement, ManageOrganisers], Enum.GetValues<OrganiserAction>().Where(Access.NeedsSecondFactor));
}
