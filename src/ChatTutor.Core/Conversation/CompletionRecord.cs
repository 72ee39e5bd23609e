using System.Collections.Immutable;

namespace ChatTutor.Core.Conversation;

/// <summary>Lessons first completed while a learner was in this group, commune and hamlet: what the reports counted them under.</summary>
/// <param name="Lessons">In the order of completion.</param>
public sealed record CountedUnder(string? Audience, string? Commune, IReadOnlyList<string> Lessons, string? Hamlet = null);

/// <summary>What a learner has completed: when, and under which group and area it was counted.</summary>
internal sealed record CompletionRecord(ImmutableSortedDictionary<string, DateOnly>? Days, IReadOnlyList<CountedUnder>? Counted)
{
    /// <summary>What had been counted twice, when this record is two of one person.</summary>
    public IReadOnlyList<LearningEvent> Recounted { get; init; } = [];

    /// <summary>The very first completion, under which the person was counted.</summary>
    private (CountedUnder Under, DateOnly Day)? First => Days is { IsEmpty: false } && Counted is [var first, ..] ? (first, Days[first.Lessons[0]]) : null;

    public static CompletionRecord Of(Learner learner)
    {
        if (learner.Completed is not { IsEmpty: false } days)
            return new(null, null);
        // Records of before this was kept: the group and commune of now are nearly always those of then.
        var known = (learner.Counted ?? []).SelectMany(c => c.Lessons).ToHashSet();
        var rest = days.Keys.Where(l => !known.Contains(l)).OrderBy(l => days[l]).ToList();
        var old = rest.Count == 0 ? [] : new[] { new CountedUnder(learner.Audience, learner.Commune, rest, learner.Hamlet) };
        return new(days, [.. old, .. learner.Counted ?? []]);
    }

    /// <summary>One completion more.</summary>
    public static IReadOnlyList<CountedUnder> Add(Learner learner, string lesson)
    {
        var counted = (learner.Counted ?? []).ToList();
        var at = counted.FindIndex(c => c.Audience == learner.Audience && c.Commune == learner.Commune && c.Hamlet == learner.Hamlet);
        if (at < 0)
            counted.Add(new CountedUnder(learner.Audience, learner.Commune, [lesson], learner.Hamlet));
        else
            counted[at] = counted[at] with { Lessons = [.. counted[at].Lessons, lesson] };
        return counted;
    }

    /// <summary>Both records as one: each lesson on its earliest day, the person counted where they first completed anything.</summary>
    public static CompletionRecord Join(CompletionRecord home, CompletionRecord here)
    {
        if (home.First is not { } one || here.First is not { } other)
            return home.First is null ? here : home;
        var (kept, added) = one.Day <= other.Day ? (home, here) : (here, home);
        var twice = added.Days!.Keys.Where(kept.Days!.ContainsKey).ToList();
        var late = twice.Where(l => added.Days[l] < kept.Days[l]).ToList();
        return new CompletionRecord(
            kept.Days.SetItems(added.Days.Where(d => !kept.Days.TryGetValue(d.Key, out var day) || d.Value < day)),
            [.. kept.Without(late), .. added.Without([.. twice.Except(late)])])
        {
            Recounted = [added.PersonAgain(), .. late.Select(kept.LessonAgain), .. twice.Except(late).Select(added.LessonAgain)],
        };
    }

    // Their first completion was not the person's first.
    private LearningEvent.Recounted PersonAgain()
    {
        var completed = Completed(First!.Value.Under.Lessons[0]) with { FirstEver = true };
        return new(completed, completed with { FirstEver = false }, First.Value.Day);
    }

    private LearningEvent.Recounted LessonAgain(string lesson) => new(Completed(lesson), Completed(lesson) with { First = false }, Days![lesson]);

    private LearningEvent.LessonCompleted Completed(string lesson)
    {
        var under = Counted!.First(c => c.Lessons.Contains(lesson));
        return new(lesson, 0, 0, 0, First: true, FirstEver: false, under.Audience, under.Commune, under.Hamlet);
    }

    private IEnumerable<CountedUnder> Without(IReadOnlyList<string> lessons) => Counted!
        .Select(c => c with { Lessons = [.. c.Lessons.Except(lessons)] }).Where(c => c.Lessons.Count > 0);
}
