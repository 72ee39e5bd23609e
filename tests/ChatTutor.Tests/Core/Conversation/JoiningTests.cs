using System.Collections.Immutable;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Language;

namespace ChatTutor.Tests.Core;

/// <summary>Two records become one: nothing is lost, nothing is recorded without a yes, nothing is counted twice.</summary>
public sealed class JoiningTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    private static readonly Learner Home = new(new LearnerId(1), Consent.Given, 2, "nong-dan", "phuong-cao-lanh");

    private static readonly Learner Here = new(new LearnerId(2), Consent.Given, 2, "nguoi-dan", Screen: 40);

    [Theory]
    [InlineData(Consent.Given, Consent.Given, Consent.Given, false)]
    [InlineData(Consent.Given, Consent.Declined, Consent.Given, true)]
    [InlineData(Consent.Declined, Consent.Given, Consent.Given, true)]
    [InlineData(Consent.Unasked, Consent.Given, Consent.Given, true)]
    [InlineData(Consent.Given, Consent.Unasked, Consent.Given, true)]
    [InlineData(Consent.Declined, Consent.Declined, Consent.Declined, false)]
    [InlineData(Consent.Declined, Consent.Unasked, Consent.Declined, false)]
    [InlineData(Consent.Unasked, Consent.Unasked, Consent.Unasked, false)]
    public void What_was_declined_is_recorded_only_after_a_yes_that_is_kept(Consent home, Consent here, Consent both, bool isAsked)
    {
        var (asked, joined) = Join(Home with { Consent = home }, Here with { Consent = here });

        Assert.Equal(isAsked, asked.Replies.Single().Choices[0].Label == "Đồng ý lưu và nối");
        Assert.Equal(isAsked, joined.Events.OfType<LearningEvent.ConsentAnswered>().Any(e => e.Given));
        Assert.Equal(both, joined.Learner.Consent);
        Assert.DoesNotContain(asked.Events, _ => true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_pupils_place_is_never_joined_to_one_with_a_record(bool pupilIsHome)
    {
        var pupil = new Learner(new LearnerId(1), Consent.Declined, 2, Pronouns: new Pronouns("em", "mình"));
        var (asked, _) = pupilIsHome ? Join(pupil, Here) : Join(Home, pupil with { Id = new LearnerId(2) });

        Assert.Null(asked.Change);
        Assert.Contains("học sinh", asked.Replies.Single().Text, StringComparison.Ordinal);
        Assert.IsNotType<Activity.Joining>(asked.Learner.Activity);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nor_is_that_of_a_child_of_a_class_list_who_was_not_asked_yet(bool pupilIsHome)
    {
        var pupil = new Learner(new LearnerId(1), Audience: "hs-thcs", Pronouns: new Pronouns("em", "mình"));
        var (asked, _) = pupilIsHome ? Join(pupil, Here) : Join(Home, pupil with { Id = new LearnerId(2) });

        Assert.Contains("học sinh", asked.Replies.Single().Text, StringComparison.Ordinal);
        Assert.IsNotType<Activity.Joining>(asked.Learner.Activity);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_class_list_said_of_who_was_not_asked_is_no_part_of_the_record(bool listedIsHome)
    {
        var listed = new Learner(new LearnerId(1), Audience: "tieu-thuong", Commune: "phuong-sa-dec", Hamlet: "phuong-sa-dec/ap-1");
        var (_, joined) = listedIsHome ? Join(listed, Here with { Commune = null }) : Join(Home, listed with { Id = new LearnerId(2) });

        Assert.Equal(listedIsHome ? ("nguoi-dan", null, null) : ("nong-dan", "phuong-cao-lanh", null), (joined.Learner.Audience, joined.Learner.Commune, joined.Learner.Hamlet));
    }

    [Fact]
    public void Completions_are_those_of_both_on_their_earliest_day()
    {
        var (_, joined) = Join(
            Done(Home, ("a/1", 10), ("a/2", 12), ("a/3", 14)), Done(Here, ("a/2", 11), ("a/3", 15), ("a/4", 16)));

        Assert.Equal(
            [("a/1", 10), ("a/2", 11), ("a/3", 14), ("a/4", 16)], joined.Learner.Completed!.Select(c => (c.Key, c.Value.Day)));
        Assert.Equal(
            [
                new LearningEvent.LearnersJoined(Here.Id), Person("a/2", "nguoi-dan", null, 11),
                Lesson("a/2", "nong-dan", "phuong-cao-lanh", 12),
                Lesson("a/3", "nguoi-dan", null, 15),
            ],
            joined.Events);
    }

    [Fact]
    public void What_a_later_join_takes_back_is_what_was_counted_then()
    {
        var first = Join(Done(Home, ("a/1", 10)), Done(Here, ("a/1", 9), ("a/2", 12))).Joined.Learner with { Activity = null };
        var third = Done(new Learner(new LearnerId(3), Consent.Given, 2, "lao-dong"), ("a/1", 8), ("a/2", 13));

        var joined = Join(first, third).Joined;

        Assert.Equal(
            [
                new LearningEvent.LearnersJoined(third.Id), Person("a/1", "nguoi-dan", null, 9),
                Lesson("a/2", "lao-dong", null, 13),
                Lesson("a/1", "nguoi-dan", null, 9),
            ],
            joined.Events);
        Assert.Equal(["a/1", "a/2"], joined.Learner.Counted!.SelectMany(c => c.Lessons).Order());
    }

    [Fact]
    public void A_record_of_before_the_counts_were_kept_is_taken_back_under_the_group_of_now()
    {
        var (_, joined) = Join(Done(Home, ("a/1", 10)), Done(Here, ("a/1", 11)) with { Counted = null });

        Assert.Contains(Lesson("a/1", "nguoi-dan", null, 11), joined.Events);
    }

    [Fact]
    public void What_was_tried_and_reached_on_both_sides_is_counted_once_where_it_was_first()
    {
        var under = ImmutableSortedDictionary<string, DateOnly>.Empty;
        var home = Home with { Practised = [new("nong-dan", "phuong-cao-lanh", null, under.Add("a/1", Day(10)))], Reached = [new("nong-dan", "phuong-cao-lanh", "h", under.Add("CT03/Joined", Day(12)))] };
        var here = Here with
        {
            Practised = [new("nguoi-dan", null, null, under.Add("a/1", Day(11)).Add("a/2", Day(11)))],
            Reached = [new("nguoi-dan", null, null, under.Add("CT03/Joined", Day(9)))],
        };

        var joined = Join(home, here).Joined;

        Assert.Equal(
            [
                new LearningEvent.LearnersJoined(here.Id),
                new LearningEvent.Recounted(new LearningEvent.PracticeDone("a/1", "", "nguoi-dan", null), null, Day(11)),
                new LearningEvent.Recounted(new LearningEvent.TargetReached("CT03", TargetStage.Joined, "nong-dan", "phuong-cao-lanh", "h"), null, Day(12)),
            ],
            joined.Events);
        Assert.Equal(["a/1 10 nong-dan", "a/2 11 nguoi-dan"], joined.Learner.Practised!.SelectMany(f => f.Days.Select(d => $"{d.Key} {d.Value.Day} {f.Audience}")));
        Assert.Equal(["CT03/Joined 9 nguoi-dan"], joined.Learner.Reached!.SelectMany(f => f.Days.Select(d => $"{d.Key} {d.Value.Day} {f.Audience}")));
    }

    [Fact]
    public void Lessons_left_halfway_on_both_sides_are_kept_with_the_marks_of_both()
    {
        var home = Home with { Lesson = Place("mau/ngan", "go-chu", 3, ("dung-sai", true, 1)), Paused = [Place("mau/x", "mo", 0)] };
        var here = Here with { Lesson = Place("mau/du-loai", "mot", 1), Paused = [Place("mau/ngan", "dung-sai", 2, ("dung-sai", false, 2))] };

        var joined = Join(home, here).Joined.Learner;

        Assert.Equal("mau/du-loai", joined.Lesson!.Lesson);
        Assert.Equal(["mau/x", "mau/ngan"], joined.Paused!.Select(p => p.Lesson));
        Assert.Equal(("go-chu", new StepMark(true, 3)), (joined.Paused![1].Step, joined.Paused[1].Marks["dung-sai"]));
    }

    [Fact]
    public void The_place_that_gave_the_code_says_group_and_commune_and_the_stricter_wish_holds()
    {
        var joined = Join(Home, Here with { Commune = "x", Muted = true }).Joined.Learner;
        Assert.Equal((Home.Id, "nong-dan", "phuong-cao-lanh", true), (joined.Id, joined.Audience, joined.Commune, joined.Muted));

        var other = Join(Home with { Audience = null, Commune = null }, Here with { Commune = "x" }).Joined.Learner;
        Assert.Equal(("nguoi-dan", "x"), (other.Audience, other.Commune));
    }

    [Fact]
    public void No_button_of_before_fits_afterwards()
    {
        var joined = Join(Home with { Screen = 70 }, Here).Joined;

        Assert.Equal((71, 71), (joined.Learner.Screen, joined.Learner.ValidFrom));
        Assert.Equal("71", joined.Replies.Single().Id);
    }

    [Fact]
    public void A_yes_to_a_code_that_is_no_longer_open_joins_nothing()
    {
        var phone = new Neighbours(Here.Id, Home);
        var asked = Tutor.Respond(SampleContent.Catalogue, Here, new InboundMessage.Text("K7M2QX"), Now, phone);

        var late = Tutor.Respond(
            SampleContent.Catalogue, asked.Learner, new InboundMessage.Choice(asked.Replies.Single().Choices[0].Id), Now, new Neighbours(Here.Id, null));

        Assert.Null(late.Change);
        Assert.Empty(late.Events);
        Assert.Equal(Here.Id, late.Learner.Id);
    }

    [Fact]
    public void The_yes_cannot_be_said_by_somebody_who_was_not_asked()
    {
        var turn = Tutor.Respond(
            SampleContent.Catalogue, Here with { Activity = new Activity.Browsing(), ValidFrom = 1 },
            new InboundMessage.Choice("40:link-yes"), Now, new Neighbours(Here.Id, Home));

        Assert.Null(turn.Change);
        Assert.Equal(Here.Id, turn.Learner.Id);
    }

    private static (Turn Asked, Turn Joined) Join(Learner home, Learner here)
    {
        var phone = new Neighbours(here.Id, home);
        var asked = Tutor.Respond(SampleContent.Catalogue, here, new InboundMessage.Text("k7m 2qx"), Now, phone);
        return (asked, Tutor.Respond(
            SampleContent.Catalogue, asked.Learner, new InboundMessage.Choice(asked.Replies.Single().Choices[0].Id), Now, phone));
    }

    private static Learner Done(Learner learner, params (string Lesson, int Day)[] done) => learner with
    {
        Completed = done.ToImmutableSortedDictionary(d => d.Lesson, d => new DateOnly(2026, 11, d.Day)),
        Counted = [new CountedUnder(learner.Audience, learner.Commune, [.. done.Select(d => d.Lesson)])],
    };

    private static LessonPlace Place(string lesson, string step, int behind, params (string Step, bool Right, int Tries)[] marks) =>
        new(lesson, step, [], false, marks.ToImmutableSortedDictionary(m => m.Step, m => new StepMark(m.Right, m.Tries)), behind);

    private static DateOnly Day(int day) => new(2026, 11, day);

    // Counted as the person's first, and is not.
    private static LearningEvent.Recounted Person(string lesson, string? audience, string? commune, int day)
    {
        var done = new LearningEvent.LessonCompleted(lesson, 0, 0, 0, true, true, audience, commune);
        return new(done, done with { FirstEver = false }, Day(day));
    }

    // Counted as the lesson's first, and is not.
    private static LearningEvent.Recounted Lesson(string lesson, string? audience, string? commune, int day)
    {
        var done = new LearningEvent.LessonCompleted(lesson, 0, 0, 0, true, false, audience, commune);
        return new(done, done with { First = false }, Day(day));
    }
}
