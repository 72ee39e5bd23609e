using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.LearningDays;

namespace ChatTutor.Tests.Core;

/// <summary>The announcements of a learning day: for which mornings they are meant.</summary>
public sealed class DayNoticesTests
{
    private static readonly LearningDay Day = SampleContent.Catalogue.LearningDays.Find("2026")!;

    [Theory]
    [InlineData("7", "2026-11-01T09:00:00+07:00", "2026-11-28T08:00:00+07:00")]
    [InlineData("1", "2026-12-04T07:59:00+07:00", "2026-12-04T08:00:00+07:00")]
    [InlineData("1", "2026-12-04T08:00:00+07:00", null)]
    [InlineData(DayNotices.ThankYou, "2026-12-05T20:00:00+07:00", "2026-12-07T08:00:00+07:00")]
    [InlineData("5", "2026-11-01T09:00:00+07:00", null)]
    public void Each_is_meant_for_a_morning_and_a_late_one_goes_at_once(string name, string now, string? morning) => Assert.Equal(
        morning is null ? new Schedule.Now() : new Schedule.At(DateTimeOffset.Parse(morning, null)), DayNotices.When(Day, name, DateTimeOffset.Parse(now, null)));

    [Fact]
    public void They_stand_in_the_order_of_their_days() => Assert.Equal(
        [("7", new(2026, 11, 28)), ("3", new(2026, 12, 2)), ("1", new(2026, 12, 4)), (DayNotices.ThankYou, new DateOnly(2026, 12, 7))], DayNotices.Of(Day));
}
