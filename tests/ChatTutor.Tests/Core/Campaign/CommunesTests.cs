using System.Text;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Language;

namespace ChatTutor.Tests.Core;

/// <summary>All 102 communes and wards are found by what people type.</summary>
public sealed class CommunesTests
{
    private static readonly IReadOnlyList<Area> All = SampleContent.Catalogue.Communes;

    public static TheoryData<string> Ids => [.. All.Select(c => c.Id)];

    [Fact]
    public void There_are_82_communes_and_20_wards() =>
        Assert.Equal((82, 20), (All.Count(c => c.Kind == "xa"), All.Count(c => c.Kind == "phuong")));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_name_is_found_however_it_is_typed(string id)
    {
        var commune = All.Single(c => c.Id == id);
        string[] names = [commune.Name, commune.FullName];
        foreach (var typed in names.SelectMany(n => new[]
                 { n, n.ToUpperInvariant(), n.Normalize(NormalizationForm.FormD), Folding.Fold(n), Folding.Fold(n).ToUpperInvariant(), "  " + n + " . " }))
            Assert.True(IsReached(commune, typed), typed);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_full_name_with_its_diacritics_needs_no_asking_back(string id)
    {
        var commune = All.Single(c => c.Id == id);
        var alike = All.Where(c => c.FullName == commune.FullName).ToList();
        Assert.Equal(alike, Communes.Find(commune.FullName, All));
    }

    [Theory]
    [InlineData("ở cao lanh", "phuong-cao-lanh")]
    [InlineData("phuong sa dec", "phuong-sa-dec")]
    [InlineData("cao lanh dong thap", "phuong-cao-lanh")]
    [InlineData("thị xã gò công", "phuong-go-cong")]
    [InlineData("tràm chin", "xa-tram-chim")]
    [InlineData("tp my tho", "phuong-my-tho")]
    [InlineData("phuong thin", "xa-phuong-thinh")]
    public void People_say_it_in_their_own_way(string words, string id) => Assert.Contains(Communes.Find(words, All), c => c.Id == id);

    [Theory]
    [InlineData("hà nội")]
    [InlineData("xã")]
    [InlineData("🙂")]
    [InlineData("")]
    [InlineData("con không biết")]
    public void What_is_no_name_finds_nothing(string words) => Assert.Empty(Communes.Find(words, All));

    [Fact]
    public void Buttons_that_ask_back_can_be_told_apart()
    {
        foreach (var typed in All.Select(c => Folding.Fold(c.Name)).Distinct())
        {
            var turn = Say(typed);
            Assert.Distinct(turn.Replies[0].Choices.Select(c => c.Label));
        }
    }

    // Taken at once, or one of the buttons that ask back.
    private static bool IsReached(Area commune, string typed)
    {
        var turn = Say(typed);
        return turn.Learner.Commune == commune.Id
            || turn.Replies[0].Choices.Any(c => c.Id.EndsWith(":xa:" + commune.Id, StringComparison.Ordinal));
    }

    private static Turn Say(string typed)
    {
        var asked = new Learner(new LearnerId(1), Consent.Given, 1, "nguoi-dan", Activity: new Activity.ChoosingCommune());
        return Tutor.Respond(SampleContent.Catalogue, asked, new InboundMessage.Text(typed), DateTimeOffset.UnixEpoch);
    }
}
