using ChatTutor.Core.LearningDays;

namespace ChatTutor.Tests.Core;

public sealed class LearningDayPlanTests
{
    private static readonly LearningDayPlan Plan = new([Day("2027", "2027-10-10"), Day("2026", "2026-10-10")]);

    [Theory]
    [InlineData("2026-01-01", "2026", "2026")]
    [InlineData("2026-10-10", "2026", "2026")]
    [InlineData("2026-10-11", "2027", "2026")]
    [InlineData("2027-10-02", "2027", "2026")]
    [InlineData("2027-10-03", "2027", "2027")]
    [InlineData("2027-10-10", "2027", "2027")]
    [InlineData("2028-03-01", null, "2027")]
    public void The_next_counts_today_and_people_speak_of_it_from_the_first_invitation_on(string today, string? next, string? current)
    {
        var day = DateOnly.Parse(today, null);
        Assert.Equal((next, current), (Plan.NextFrom(day)?.Id, Plan.Current(day)?.Id));
    }

    [Fact]
    public void Without_any_there_is_none() => Assert.Null(LearningDayPlan.None.Current(new DateOnly(2026, 10, 10)));

    private static LearningDay Day(string id, string day) => new(id, "Ngày hội", DateOnly.Parse(day, null), "mau", null, [1, 7, 3], 2, "", "");
}
