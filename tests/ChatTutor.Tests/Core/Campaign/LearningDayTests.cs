using ChatTutor.Core.Campaign;

namespace ChatTutor.Tests.Core;

public sealed class LearningDayTests
{
    [Theory]
    [InlineData("2026-10-09", "2026-10-10")]
    [InlineData("2026-10-10", "2026-10-10")]
    [InlineData("2026-10-11", "2027-10-10")]
    [InlineData("2026-12-31", "2027-10-10")]
    public void The_next_one_counts_today(string today, string next) =>
        Assert.Equal(DateOnly.Parse(next, null), new LearningDay(10, 10, "", null).NextFrom(DateOnly.Parse(today, null)));
}
