using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;

namespace ChatTutor.Tests.Core;

/// <summary>"Màn hình khác rồi" and the words for an iPhone.</summary>
public sealed class ScreenReportTests : IDisposable
{
    private const string Card = "Bấm nhầm thì bấm quay lại.";

    private readonly SpoiledContent content = new();

    public ScreenReportTests() => content.Replace(SpoiledContent.Short, "text: " + Card, $"text: {Card}\n    iphone: Bấm nhầm thì vuốt lên.\n    screen: Zalo");

    public void Dispose() => content.Dispose();

    [Fact]
    public void A_report_is_thanked_for_counted_once_and_the_lesson_goes_on()
    {
        var pupil = Begin();
        pupil.Tap("differs:mo");
        Assert.Contains("đã ghi lại", pupil.Text, StringComparison.Ordinal);
        Assert.Contains(Card, pupil.Text, StringComparison.Ordinal);
        Assert.False(pupil.IsOffered("differs:mo"));
        pupil.Tap("next:mo");
        pupil.Say("lại");
        Assert.False(pupil.IsOffered("differs:mo"));
        Assert.Equal(new LearningEvent.ScreenDiffered("mau/ngan", "mo", 2), Assert.Single(pupil.Events.OfType<LearningEvent.ScreenDiffered>()));
    }

    [Fact]
    public void Who_wants_no_record_is_thanked_without_one()
    {
        var pupil = new Pupil(content.Load().Catalogue!);
        pupil.Send(new InboundMessage.Started("mau/ngan"));
        pupil.Tap("consent-no");
        pupil.Tap("differs:mo");
        Assert.Contains("đã ghi lại", pupil.Text, StringComparison.Ordinal);
        Assert.Empty(pupil.Events.OfType<LearningEvent.ScreenDiffered>());
    }

    [Fact]
    public void An_iphone_is_remembered_and_can_be_taken_back()
    {
        var pupil = Begin();
        Assert.Contains(Card, pupil.Text, StringComparison.Ordinal);
        pupil.Tap("phone:mo");
        Assert.Contains("Bấm nhầm thì vuốt lên.", pupil.Text, StringComparison.Ordinal);
        pupil.Say("dữ liệu");
        Assert.Contains("iPhone", pupil.Text, StringComparison.Ordinal);
        pupil.Say("học");
        pupil.Tap("phone:mo");
        Assert.Contains(Card, pupil.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 1, 4, 7 }, true)]
    [InlineData(new[] { 1, 4, 8 }, false)]
    [InlineData(new[] { 1, 2 }, false)]
    [InlineData(new[] { 1, 1, 1 }, true)]
    [InlineData(new[] { 1, 20, 24, 26 }, true)]
    public void Three_people_within_a_week_put_a_card_under_review(int[] days, bool isDue)
    {
        var table = Lay(days.Select(d => (2, d)));
        Assert.Equal(isDue ? "cần kiểm lại" : "", Assert.Single(table.Rows)[6]);
        Assert.Equal(["mau/ngan", "mo", "Zalo", "Ban tổ chức", $"{days.Length}"], table.Rows[0].Take(5));
    }

    [Fact]
    public void A_new_version_of_the_lesson_starts_anew() => Assert.Empty(Lay([(1, 1), (1, 2), (1, 3)]).Rows);

    private Table Lay(IEnumerable<(int Version, int Day)> reports)
    {
        var report = new Screens();
        var tallies = reports
            .SelectMany(r => report.Count(new LearningEvent.ScreenDiffered("mau/ngan", "mo", r.Version), new DateOnly(2026, 11, r.Day)))
            .GroupBy(key => key).ToDictionary(g => g.Key, g => (long)g.Count());
        return report.Lay(new ReportInput(tallies, content.Load().Catalogue!, SampleContent.Today, new ReportQuery()));
    }

    private Pupil Begin() => new Pupil(content.Load().Catalogue!).Begin("mau/ngan");
}
