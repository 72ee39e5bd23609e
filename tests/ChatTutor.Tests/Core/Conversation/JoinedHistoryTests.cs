using System.Collections.Immutable;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;

namespace ChatTutor.Tests.Core;

/// <summary>
/// Whatever two addresses of one person did, in whatever order, and whenever and in whichever direction they were joined in between:
/// the record and the counts are the same, namely what both journals say together.
/// </summary>
public sealed class JoinedHistoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void Any_interleaving_gives_the_same_record()
    {
        var random = new Random(2026);
        for (var round = 0; round < 300; round++)
        {
            // Completions as they happen: at which of the two addresses, which lesson, on which day; days only go forward.
            var day = 1;
            var done = Enumerable.Range(0, random.Next(1, 9))
                .Select(_ => new Done(random.Next(2), $"mau/{random.Next(5)}", day = Math.Min(30, day + random.Next(3)))).ToList();
            var expected = done.GroupBy(d => d.Lesson).ToImmutableSortedDictionary(g => g.Key, g => new DateOnly(2026, 11, g.Min(d => d.Day)));
            for (var joinedAfter = 0; joinedAfter <= done.Count; joinedAfter++)
                foreach (var home in (int[])[0, 1])
                    Check(expected, Live(done, joinedAfter, home), $"round {round}, joined after {joinedAfter}, home {home}");
        }
    }

    private static void Check(ImmutableSortedDictionary<string, DateOnly> expected, (Learner Learner, List<(LearningEvent, DateOnly)> Journal) lived, string which)
    {
        Assert.True(expected.SequenceEqual(lived.Learner.Completed!), which);
        Assert.Equal(expected.Keys, lived.Learner.Counted!.SelectMany(c => c.Lessons).Order(StringComparer.Ordinal));
        var counts = lived.Journal.SelectMany(e => ReportKinds.Changes([e.Item1], e.Item2)).GroupBy(c => c.Key)
            .ToDictionary(g => g.Key, g => g.Sum(c => c.By));
        Assert.All(counts, c => Assert.True(c.Value >= 0, which));
        foreach (var by in (string[])["course", "commune", "group", "day"])
            Assert.True(counts.Where(c => c.Key.Report == "completions" && c.Key.By == by).Sum(c => c.Value) == expected.Count, $"{which}, {by}");
        foreach (var by in (string[])["commune", "group", "day"])
            Assert.True(counts.Where(c => c.Key.Report == "completions.people" && c.Key.By == by).Sum(c => c.Value) == 1, $"{which}, people by {by}");
        // Not only as many: each is counted on the day that stands in the record.
        Assert.True(counts.Where(c => c.Key is { Report: "completions", By: "day" } && c.Value > 0).ToDictionary(c => c.Key.Key, c => (int)c.Value)
            .OrderBy(c => c.Key, StringComparer.Ordinal).SequenceEqual(expected.Values.GroupBy(d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            .ToDictionary(g => g.Key, g => g.Count()).OrderBy(c => c.Key, StringComparer.Ordinal)), which + ", days");
    }

    private static (Learner Learner, List<(LearningEvent, DateOnly)> Journal) Live(IReadOnlyList<Done> done, int joinedAfter, int home)
    {
        Learner[] at = [new(new LearnerId(1), Consent.Given, 2, "nong-dan", "phuong-cao-lanh"), new(new LearnerId(2), Consent.Given, 2, "nguoi-dan")];
        var journal = new List<(LearningEvent, DateOnly)>();
        for (var i = 0; i <= done.Count; i++)
        {
            if (i == joinedAfter)
            {
                var joined = Join(at[home], at[1 - home]);
                journal.AddRange(joined.Events.Select(e => (e, new DateOnly(2026, 11, 30))));
                at = [joined.Learner, joined.Learner];
            }
            if (i < done.Count)
                Complete(at, done[i], i >= joinedAfter, journal);
        }
        return (at[0], journal);
    }

    private static void Complete(Learner[] at, Done done, bool isJoined, List<(LearningEvent, DateOnly)> journal)
    {
        var (who, day) = (at[done.Place], new DateOnly(2026, 11, done.Day));
        if (who.HasCompleted(done.Lesson))
            return;
        var first = who.Completed is null or { IsEmpty: true };
        journal.Add((new LearningEvent.LessonCompleted(done.Lesson, 1, 3, 3, true, first, who.Audience, who.Commune), day));
        var then = who with
        {
            Completed = (who.Completed ?? ImmutableSortedDictionary<string, DateOnly>.Empty).Add(done.Lesson, day),
            Counted = Counted(who, done.Lesson),
        };
        at[done.Place] = then;
        if (isJoined)
            at[1 - done.Place] = then;
    }

    private static List<CountedUnder> Counted(Learner who, string lesson)
    {
        var counted = (who.Counted ?? []).ToList();
        var at = counted.FindIndex(c => c.Audience == who.Audience && c.Commune == who.Commune);
        if (at < 0)
            counted.Add(new CountedUnder(who.Audience, who.Commune, [lesson]));
        else
            counted[at] = counted[at] with { Lessons = [.. counted[at].Lessons, lesson] };
        return counted;
    }

    private static Turn Join(Learner home, Learner here)
    {
        var phone = new Neighbours(here.Id, home);
        var asked = Tutor.Respond(SampleContent.Catalogue, here, new InboundMessage.Text("k7m 2qx"), Now, phone);
        return Tutor.Respond(SampleContent.Catalogue, asked.Learner, new InboundMessage.Choice(asked.Replies.Single().Choices[0].Id), Now, phone);
    }

    private sealed record Done(int Place, string Lesson, int Day);
}
