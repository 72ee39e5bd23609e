using System.Collections.Immutable;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.Reports;

namespace ChatTutor.Tests.Core;

/// <summary>What is counted of a person is counted once, and taken back when it turns out not to be so.</summary>
public sealed class DayPartTests
{
    private static readonly DateOnly On = new(2026, 12, 5);

    [Fact]
    public void Of_two_learners_who_are_one_person_the_later_is_counted_no_more()
    {
        DayPart[] home = [new("2026", DayStage.Joined, On, "xa-tan-hong"), new("2025", DayStage.Joined, On)];
        DayPart[] here = [new("2026", DayStage.Joined, On.AddDays(-1), "phuong-sa-dec"), new("2026", DayStage.CheckedIn, On, "phuong-sa-dec", "K7M2QX")];

        var (all, recounted) = DayPart.Join(home, here);

        Assert.Equal([here[0], home[1], here[1]], all);
        Assert.Equal([new LearningEvent.Recounted(new LearningEvent.DayJoined("2026", "xa-tan-hong"), null, On)], recounted);
        Assert.Equal([("learning-day.2026/Joined/xa-tan-hong", -1)], Changes(recounted));
    }

    [Fact]
    public void Who_does_not_come_after_all_is_counted_no_more() => Assert.Equal(
        [("learning-day.2026/Joined/xa-tan-hong", 1), ("learning-day.2026/Joined/xa-tan-hong", -1)],
        Changes([new LearningEvent.DayJoined("2026", "xa-tan-hong"), new LearningEvent.DayLeft("2026", "xa-tan-hong")]));

    [Fact]
    public void A_child_is_taken_off_every_board()
    {
        var learner = new Learner(new LearnerId(1), Consent.Given, 3, Activity: new Activity.ChoosingAudience(2), LastSeen: Noon(On)) { Days = [new("2026", DayStage.Joined, On, "xa-tan-hong")] };

        var turn = Tutor.Respond(SampleContent.Catalogue, learner, new InboundMessage.Text("học sinh cấp hai"), Noon(On));

        Assert.Null(turn.Learner.Days);
        Assert.Contains(("learning-day.2026/Joined/xa-tan-hong", -1), Changes(turn.Events));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_challenge_counts_on_its_day_only_and_once(int later, bool counts)
    {
        var learner = new Learner(new LearnerId(1), Consent.Given, Commune: "xa-tan-hong", Completed: ImmutableSortedDictionary<string, DateOnly>.Empty.Add("mau/ngan", On.AddYears(-1)));
        var again = new LearningEvent.LessonCompleted("mau/ngan", 1, 1, 1, First: false, FirstEver: false, null, "xa-tan-hong");

        var turn = ChallengeProgress.Note(SampleContent.Catalogue, new Turn(learner, [], [again], []), On.AddDays(later));
        var twice = ChallengeProgress.Note(SampleContent.Catalogue, new Turn(turn.Learner, [], [again], []), On.AddDays(later));

        Assert.Equal(counts ? [new LearningEvent.ChallengeDone("2026", "xa-tan-hong")] : [], turn.Events.Skip(1));
        Assert.Single(twice.Events);
    }

    [Fact]
    public void Nobody_without_a_record_and_nobody_who_has_other_lessons_left_is_counted()
    {
        var course = SampleContent.Catalogue with { LearningDays = new([SampleContent.Catalogue.LearningDays.Find("2026")! with { Challenge = "mau" }]) };
        var done = new LearningEvent.LessonCompleted("mau/ngan", 1, 1, 1, true, true, null, null);
        var completed = ImmutableSortedDictionary<string, DateOnly>.Empty.Add("mau/ngan", On);
        foreach (var learner in new[] { new Learner(new LearnerId(1), Consent.Declined, Completed: completed.Add("mau/du-loai", On)), new Learner(new LearnerId(1), Consent.Given, Completed: completed) })
            Assert.Single(ChallengeProgress.Note(course, new Turn(learner, [], [done], []), On).Events);
        var whole = new Learner(new LearnerId(1), Consent.Given, Completed: completed.Add("mau/du-loai", On.AddDays(-9)));
        Assert.Equal(2, ChallengeProgress.Note(course, new Turn(whole, [], [done], []), On).Events.Count);
    }

    private static IEnumerable<(string, int)> Changes(IReadOnlyCollection<LearningEvent> events) =>
        ReportKinds.Changes(events, On).Select(c => ($"{c.Key.Report}/{c.Key.By}/{c.Key.Key}", c.By));

    private static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(7));
}
