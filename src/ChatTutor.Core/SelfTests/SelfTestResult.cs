using System.Text.Json.Serialization;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.SelfTests;

/// <summary>What was counted of a person's self-tests of one course: the first before it, and the first after it where there is one.</summary>
/// <param name="Of">Questions of each.</param>
/// <param name="Before">Right answers.</param>
/// <param name="Items">Ids of the questions asked before, which are not to be asked again.</param>
/// <param name="Commune">The learner's commune when they were first measured: both are counted there, so that those measured twice are some of those measured before.</param>
public sealed record SelfTestResult(string Course, int Of, int Before, DateOnly On, IReadOnlyList<string> Items, string? Commune = null)
{
    /// <summary>Right answers after it; null = not yet.</summary>
    public int? After { get; init; }

    public DateOnly? AfterOn { get; init; }

    /// <summary>The events by which this was counted, and when.</summary>
    [JsonIgnore]
    public IEnumerable<(LearningEvent.SelfTested Event, DateOnly On)> Happened
    {
        get
        {
            yield return (new(Course, SelfTestStage.Before, Before, Of, null, Commune), On);
            if (After is { } right)
                yield return (new(Course, SelfTestStage.After, right, Of, Before, Commune), AfterOn ?? On);
        }
    }

    /// <summary>None of it is counted any more.</summary>
    [JsonIgnore]
    public IEnumerable<LearningEvent> TakenBack => Happened.Select(h => new LearningEvent.Recounted(h.Event, null, h.On));

    public static SelfTestResult? Find(Learner learner, string course)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return learner.Tested?.FirstOrDefault(r => r.Course == course);
    }

    /// <summary>
    /// Those of two learners who are one person: of each course that of the side which was measured first, whole, and none where the
    /// other side shows that a lesson had been completed on an earlier day; the rest is counted no more.
    /// </summary>
    /// <param name="completed">Both sides' lessons with their days.</param>
    public static (IReadOnlyList<SelfTestResult>? All, IReadOnlyList<LearningEvent> Recounted) Join(
        IReadOnlyList<SelfTestResult>? home, IReadOnlyList<SelfTestResult>? here, IReadOnlyDictionary<string, DateOnly>? completed)
    {
        if (home is null && here is null)
            return (null, []);
        var kept = new List<SelfTestResult>();
        var lost = new List<SelfTestResult>();
        foreach (var course in (home ?? []).Concat(here ?? []).GroupBy(r => r.Course))
        {
            var first = course.MinBy(r => r.On)!;
            var isBefore = completed?.Any(c => c.Key.StartsWith(course.Key + "/", StringComparison.Ordinal) && c.Value < first.On) != true;
            (isBefore ? kept : lost).Add(first);
            lost.AddRange(course.Where(r => !ReferenceEquals(r, first)));
        }
        return (kept.Count == 0 ? null : kept, [.. lost.SelectMany(r => r.TakenBack)]);
    }
}
