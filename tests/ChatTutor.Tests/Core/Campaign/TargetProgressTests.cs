using System.Collections.Immutable;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Core;

/// <summary>When a person comes to a stage of each real target: by the last lesson wanted, once, and only in the groups it speaks of.</summary>
public sealed class TargetProgressTests
{
    private static readonly Catalogue Real = SampleContent.Real.Catalogue!;

    public static TheoryData<string, string> Measured
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var target in SampleContent.Real.Catalogue!.Targets.Targets)
                foreach (var audience in target.Measure?.Audiences ?? [])
                    data.Add(target.Code, audience);
            return data;
        }
    }

    [Fact]
    public void All_sixteen_targets_are_there_and_those_that_cannot_be_measured_say_so()
    {
        Assert.Equal(Enumerable.Range(1, 16).Select(i => $"CT{i:00}"), Real.Targets.Targets.Select(t => t.Code));
        Assert.Equal(["CT04", "CT14"], Real.Targets.Targets.Where(t => t.Measure is null).Select(t => t.Code));
        Assert.All(Real.Targets.Targets.Where(t => t.Measure is null), t => Assert.Contains("không đo được", t.Note, StringComparison.Ordinal));
        Assert.All(Real.Targets.Targets.SelectMany(t => t.Periods), p => Assert.Equal("dong-thap-cu", p.Scope));
        Assert.Equal((1_000_000, 1_020_000), (Real.Targets.Find("CT04")!.Periods[0].Threshold, Real.Targets.Find("CT04")!.Periods[1].Threshold));
    }

    [Theory]
    [MemberData(nameof(Measured))]
    public void The_last_lesson_wanted_makes_learned_and_no_lesson_before(string code, string audience)
    {
        var wanted = Wanted(Real.Targets.Find(code)!, audience);
        var (last, nearly) = (wanted[^1], Done(wanted.SkipLast(1)));
        var pupil = Somebody(audience, nearly);

        if (wanted.Count > 1)
        {
            Complete(pupil, last, pupil.Learner with { Completed = Done(wanted.SkipLast(2)) });
            Assert.DoesNotContain((code, TargetStage.Learned), Reached(pupil));
        }
        Complete(pupil, last, pupil.Learner with { Completed = nearly });
        Complete(pupil, last, pupil.Learner with { Completed = nearly });

        Assert.Equal(1, Reached(pupil).Count(r => r == (code, TargetStage.Learned)));
        Assert.Equal(1, Reached(pupil).Count(r => r == (code, TargetStage.Joined)));
        Assert.All(pupil.Events.OfType<LearningEvent.TargetReached>(), e => Assert.Equal((audience, "xa-my-tho", "xa-my-tho/ap-1"), (e.Audience, e.Commune, e.Hamlet)));
        Assert.DoesNotContain(Reached(pupil), r => !Real.Targets.Find(r.Target)!.Measure!.Audiences.Contains(audience));
        Assert.DoesNotContain(Reached(pupil), r => r.Stage == TargetStage.Passed);
    }

    [Fact]
    public void Somebody_who_names_their_group_later_has_reached_what_they_did_before()
    {
        Assert.Contains(("CT03", TargetStage.Learned), Reached(Somebody(null, Done(Real.Paths.Core.Lessons)), "nong-dan"));
        Assert.Contains(("CT12", TargetStage.Joined), Reached(Somebody(null, Done(["nong-dan-so/nhat-ky"])), "nong-dan"));
    }

    [Fact]
    public void Without_consent_nothing_is_noted()
    {
        var pupil = Somebody("nong-dan", Done([]));
        pupil.Learner = pupil.Learner with { Consent = Consent.Declined };
        Complete(pupil, "so-suc-khoe/cai-dat", pupil.Learner);
        Assert.Empty(pupil.Events);
    }

    [Fact]
    public void A_practice_said_to_be_done_is_counted_once_and_makes_its_target()
    {
        var pupil = Somebody("nguoi-dan", Done([]));
        for (var i = 0; i < 2; i++)
        {
            pupil.Learner = pupil.Learner with { Lesson = At("so-suc-khoe/cai-dat", "lam-thu"), Activity = null };
            pupil.Say("menu");
            pupil.Say("học");
            pupil.Tap("next:lam-thu");
        }
        Assert.Equal(
            [new LearningEvent.PracticeDone("so-suc-khoe/cai-dat", "lam-thu", "nguoi-dan", "xa-my-tho", "xa-my-tho/ap-1")],
            pupil.Events.OfType<LearningEvent.PracticeDone>());
        Assert.Equal(1, Reached(pupil).Count(r => r == ("CT15", TargetStage.Practised)));
    }

    [Fact]
    public void Put_off_is_not_done()
    {
        var pupil = Somebody("nguoi-dan", Done([]));
        pupil.Learner = pupil.Learner with { Lesson = At("so-suc-khoe/cai-dat", "lam-thu") };
        pupil.Say("học");
        pupil.Tap("later:lam-thu");
        Assert.Empty(pupil.Events.OfType<LearningEvent.PracticeDone>());
    }

    private static List<string> Wanted(Target target, string audience) => [.. target.Measure!.Lessons.SelectMany(w =>
    {
        var lessons = w.Lessons(Real, audience).ToList();
        return lessons.Take(w.AtLeast ?? lessons.Count);
    }).Distinct()];

    private static Pupil Somebody(string? audience, ImmutableSortedDictionary<string, DateOnly> done) => new(Real)
    {
        Learner = new Learner(
            new LearnerId(1), Consent.Given, 2, audience, "xa-my-tho", LastSeen: new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7)),
            Completed: done, Hamlet: "xa-my-tho/ap-1"),
    };

    // At the last step, with every question answered rightly: one step more ends the lesson.
    private static void Complete(Pupil pupil, string lesson, Learner learner)
    {
        pupil.Learner = learner with { Lesson = At(lesson, Real.Lesson(lesson)!.Steps[^1].Id), Activity = null };
        pupil.Say("học");
        pupil.Say("tiếp");
    }

    private static LessonPlace At(string lesson, string step) => new(
        lesson, step, [], false, Real.Lesson(lesson)!.Questions.ToImmutableSortedDictionary(q => q.Id, _ => new StepMark(true, 1)), Real.Lesson(lesson)!.IndexOf(step));

    private static ImmutableSortedDictionary<string, DateOnly> Done(IEnumerable<string> lessons) => lessons.ToImmutableSortedDictionary(l => l, _ => new DateOnly(2026, 11, 1));

    private static List<(string Target, TargetStage Stage)> Reached(Pupil pupil, string? group = null)
    {
        if (group is not null)
        {
            pupil.Say("nhóm");
            pupil.Say(Real.Audience(group)!.Name);
        }
        return [.. pupil.Events.OfType<LearningEvent.TargetReached>().Select(e => (e.Target, e.Stage))];
    }
}
