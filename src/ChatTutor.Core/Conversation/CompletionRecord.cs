using System.Collections.Immutable;

namespace ChatTutor.Core.Conversation;

/// <summary>Lessons first completed while a learner was in this group and commune: what the reports counted them under.</summary>
/// <param name="Lessons">In the order of completion.</param>
public sealed record CountedUnder(string? Audience, string? Commune, IReadOnlyList<string> Lessons);

/// <summary>What a learner has completed: when, and under which group and commune it was counted.</summary>
internal sealed record CompletionRecord(ImmutableSortedDictionary<string, DateOnly>? Days, IReadOnlyList<CountedUnder>? Counted)
{
    private IReadOnlyList<LearningEvent> Lost { get; init; } = [];

    private CountedUnder? PersonLost { get; init; }

    private DateOnly? PersonLostOn { get; init; }

    /// <summary>The very first completion, under which the person was counted.</summary>
    private (CountedUnder Under, DateOnly Day)? First => Days is { IsEmpty: false } && Counted is [var first, ..] ? (first, Days[first.Lessons[0]]) : null;

    public static CompletionRecord Of(Learner learner)
    {
        if (learner.Completed is not { IsEmpty: false } days)
            return new(null, null);
        // Records of before this was kept: the group and commune of now are nearly always those of then.
        var known = (learner.Counted ?? []).SelectMany(c => c.Lessons).ToHashSet();
        var rest = days.Keys.Where(l => !known.Contains(l)).OrderBy(l => days[l]).ToList();
        var old = rest.Count == 0 ? [] : new[] { new CountedUnder(learner.Audience, learner.Commune, rest) };
        return new(days, [.. old, .. learner.Counted ?? []]);
    }

    /// <summary>One completion more.</summary>
    public static IReadOnlyList<CountedUnder> Add(Learner learner, string lesson)
    {
        var counted = (learner.Counted ?? []).ToList();
        var at = counted.FindIndex(c => c.Audience == learner.Audience && c.Commune == learner.Commune);
        if (at < 0)
            counted.Add(new CountedUnder(learner.Audience, learner.Commune, [lesson]));
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
            Lost = [.. late.Select(kept.TakeBack), .. twice.Except(late).Select(added.TakeBack)],
            PersonLost = added.First!.Value.Under,
            PersonLostOn = added.First.Value.Day,
        };
    }

    /// <summary>The events that say what is no longer counted twice.</summary>
    public IEnumerable<LearningEvent> TakenBack(LearnerId other) =>
        Lost.Prepend(new LearningEvent.LearnersJoined(other, PersonLost?.Audience, PersonLost?.Commune, PersonLostOn));

    private LearningEvent TakeBack(string lesson)
    {
        var under = Counted!.First(c => c.Lessons.Contains(lesson));
        return new LearningEvent.CompletionJoined(lesson, under.Audience, under.Commune, Days![lesson]);
    }

    private IEnumerable<CountedUnder> Without(IReadOnlyList<string> lessons) => Counted!
        .Select(c => c with { Lessons = [.. c.Lessons.Except(lessons)] }).Where(c => c.Lessons.Count > 0);
}
