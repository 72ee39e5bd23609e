using System.Collections.Immutable;

namespace ChatTutor.Core.Conversation;

/// <summary>What a learner did or came to for the first time while in this group, commune and hamlet: what it was counted under.</summary>
/// <param name="Days">When, by the name of the thing.</param>
public sealed record FirstTimes(string? Audience, string? Commune, string? Hamlet, ImmutableSortedDictionary<string, DateOnly> Days)
{
    public static bool Has(IReadOnlyList<FirstTimes>? known, string name) => known?.Any(f => f.Days.ContainsKey(name)) == true;

    /// <summary>Some more, none of which is known yet, as the learner is now.</summary>
    public static IReadOnlyList<FirstTimes> Add(IReadOnlyList<FirstTimes>? known, Learner learner, IEnumerable<string> names, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(learner);
        var added = names.Select(n => KeyValuePair.Create(n, day));
        var all = (known ?? []).ToList();
        var at = all.FindIndex(f => f.Audience == learner.Audience && f.Commune == learner.Commune && f.Hamlet == learner.Hamlet);
        if (at < 0)
            all.Add(new(learner.Audience, learner.Commune, learner.Hamlet, added.ToImmutableSortedDictionary()));
        else
            all[at] = all[at] with { Days = all[at].Days.AddRange(added) };
        return all;
    }

    /// <summary>Those of two learners who are one person; of what both have, the earlier stays and the later is counted no more.</summary>
    /// <param name="happened">The event by which this was counted.</param>
    public static (IReadOnlyList<FirstTimes>? All, IReadOnlyList<LearningEvent> Recounted) Join(
        IReadOnlyList<FirstTimes>? home, IReadOnlyList<FirstTimes>? here, Func<string, FirstTimes, LearningEvent> happened)
    {
        if (home is null || here is null)
            return (home ?? here, []);
        var twice = Names(home).Intersect(Names(here)).ToList();
        var late = twice.Where(n => DayOf(here, n) < DayOf(home, n)).ToHashSet();
        var early = twice.Where(n => !late.Contains(n)).ToHashSet();
        var lost = home.Select(f => f.Only(late)).Concat(here.Select(f => f.Only(early)))
            .SelectMany(f => f.Days.Select(d => new LearningEvent.Recounted(happened(d.Key, f), null, d.Value)));
        var kept = home.Select(f => f.Without(late)).Concat(here.Select(f => f.Without(early))).Where(f => !f.Days.IsEmpty);
        return ([.. kept], [.. lost]);
    }

    private static IEnumerable<string> Names(IReadOnlyList<FirstTimes> known) => known.SelectMany(f => f.Days.Keys);

    private static DateOnly DayOf(IReadOnlyList<FirstTimes> known, string name) => known.First(f => f.Days.ContainsKey(name)).Days[name];

    private FirstTimes Only(HashSet<string> names) => this with { Days = Days.RemoveRange(Days.Keys.Where(n => !names.Contains(n))) };

    private FirstTimes Without(HashSet<string> names) => this with { Days = Days.RemoveRange(names) };
}
