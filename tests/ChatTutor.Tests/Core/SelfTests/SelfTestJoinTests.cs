using System.Collections.Immutable;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Core.SelfTests;

namespace ChatTutor.Tests.Core;

/// <summary>Two records of one person: of each course the side measured first stands, whole, and only where it was before the course.</summary>
public sealed class SelfTestJoinTests
{
    private static readonly SelfTestResult Early = Result(2, 10, "xa-a") with { After = 4, AfterOn = Day(15) };
    private static readonly SelfTestResult Late = Result(3, 12, "xa-b") with { After = 5, AfterOn = Day(20) };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_earlier_stands_and_both_of_the_later_are_taken_back(bool earlyIsHome)
    {
        var (kept, recounted) = SelfTestResult.Join([earlyIsHome ? Early : Late], [earlyIsHome ? Late : Early], null);
        Assert.Equal([Early], kept!);
        Assert.Equal(
            [
                new LearningEvent.Recounted(new LearningEvent.SelfTested("mau", SelfTestStage.Before, 3, 5, null, "xa-b"), null, Day(12)),
                new LearningEvent.Recounted(new LearningEvent.SelfTested("mau", SelfTestStage.After, 5, 5, 3, "xa-b"), null, Day(20)),
            ],
            recounted);
    }

    [Fact]
    public void Who_had_completed_a_lesson_elsewhere_was_not_measured_before_the_course()
    {
        var done = ImmutableSortedDictionary<string, DateOnly>.Empty.Add("mau/ngan", Day(9)).Add("mau-khac/x", Day(1));
        var (kept, recounted) = SelfTestResult.Join(null, [Early], done);
        Assert.Null(kept);
        Assert.Equal(2, recounted.Count);
        Assert.Equal([Early], SelfTestResult.Join(null, [Early], done.SetItem("mau/ngan", Day(10))).All!);
        Assert.Equal([Early], SelfTestResult.Join([Early], null, null).All!);
    }

    [Fact]
    public void Other_courses_stand_beside_each_other()
    {
        var other = Early with { Course = "khac" };
        var (kept, recounted) = SelfTestResult.Join([Late], [other], null);
        Assert.Equal([Late, other], kept!);
        Assert.Empty(recounted);
    }

    [Fact]
    public void A_person_joined_in_the_talk_counts_once_and_goes_on_with_what_they_were_at()
    {
        var (home, here) = (SelfTestContent.Pupil(id: 1), SelfTestContent.Pupil(id: 2));
        foreach (var pupil in (Pupil[])[home, here])
        {
            pupil.Send(new InboundMessage.Choice("0:test:mau"));
            pupil.Through(3);
        }
        here.Send(new InboundMessage.Choice($"{here.Learner.Screen}:test:mau"));
        here.Answer(right: true);
        var phone = new Neighbours(here.Learner.Id, home.Learner);
        var asked = Tutor.Respond(here.Catalogue, here.Learner, new InboundMessage.Text("k7m 2qx"), here.Now, phone);
        var joined = Tutor.Respond(here.Catalogue, asked.Learner, new InboundMessage.Choice(asked.Replies.Single().Choices[0].Id), here.Now, phone);

        var counts = home.Events.Concat(here.Events).Concat(joined.Events).SelectMany(e => ReportKinds.Changes([e], Day(23))).Where(c => c.Key.Report == "gain")
            .GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.By));
        Assert.Equal(new Dictionary<TallyKey, int> { [new("gain", "mau", "phuong-sa-dec/before")] = 1 }, counts);
        Assert.Single(joined.Learner.Test!.Marks);
        Assert.Single(joined.Learner.Tested!);
    }

    private static SelfTestResult Result(int right, int day, string commune) => new("mau", 5, right, Day(day), ["mau/ngan#a"], commune);

    private static DateOnly Day(int day) => new(2026, 11, day);
}
