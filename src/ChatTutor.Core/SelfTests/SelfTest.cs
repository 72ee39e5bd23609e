using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.SelfTests;

/// <summary>A self-test somebody is at: a few questions of one course, each marked on the first answer.</summary>
/// <param name="Stage">When it was begun.</param>
/// <param name="Items">Ids of its questions in their order; never numbers, as authors may take one out under a learner.</param>
/// <param name="Item">The one on the screen.</param>
/// <param name="Picked">What has been picked so far of a question with several picks.</param>
/// <param name="Marks">Item id to whether its first answer was right.</param>
public sealed record SelfTest(
    string Course, SelfTestStage Stage, IReadOnlyList<string> Items, string Item, IReadOnlyList<string> Picked, ImmutableSortedDictionary<string, bool> Marks)
{
    /// <summary>Self-tests left halfway that are remembered; as many as lessons.</summary>
    private const int MostLeft = 10;

    /// <summary>Its feedback is on the screen.</summary>
    [JsonIgnore]
    public bool IsAnswered => Marks.ContainsKey(Item);

    [JsonIgnore]
    public int Right => Marks.Count(m => m.Value);

    public static SelfTest Begin(string course, SelfTestStage stage, IReadOnlyList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(course, stage, items, items[0], [], ImmutableSortedDictionary<string, bool>.Empty);
    }

    /// <summary>The one of a course that the learner has begun and not finished, or null.</summary>
    public static SelfTest? Of(Learner learner, string course)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return learner.Test?.Course == course ? learner.Test : learner.TestsLeft?.FirstOrDefault(t => t.Course == course);
    }

    /// <summary>The learner goes to something else; the self-test waits.</summary>
    public static Learner PutAside(Learner learner)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return learner.Test is { } test ? learner with { Test = null, TestsLeft = [.. Others(learner, test.Course).Append(test).TakeLast(MostLeft)] } : learner;
    }

    /// <summary>The learner goes to this one, new or left before; another at hand waits.</summary>
    public static Learner TakeUp(Learner learner, SelfTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        var free = PutAside(learner);
        return free with { Test = test, TestsLeft = OrNull(Others(free, test.Course)), Activity = null };
    }

    /// <summary>Those of two learners who are one person; of two of one course that of this place goes on.</summary>
    /// <param name="here">Whose screen it is.</param>
    public static IReadOnlyList<SelfTest>? JoinLeft(Learner home, Learner here)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(here);
        var current = (here.Test ?? home.Test)?.Course;
        return OrNull([.. new[] { home, here }.SelectMany(l => (l.TestsLeft ?? []).Append(l.Test).OfType<SelfTest>())
            .Where(t => t.Course != current).Reverse().DistinctBy(t => t.Course).Take(MostLeft).Reverse()]);
    }

    private static List<SelfTest>? OrNull(List<SelfTest> tests) => tests.Count == 0 ? null : tests;

    private static List<SelfTest> Others(Learner learner, string course) => [.. (learner.TestsLeft ?? []).Where(t => t.Course != course)];
}
