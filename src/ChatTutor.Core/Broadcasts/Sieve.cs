using System.Collections.Frozen;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Broadcasts;

/// <summary>A selection at one moment: courses are lists of lessons, days are moments.</summary>
public sealed record Sieve(Mesh Who, IReadOnlyList<Mesh> Except)
{
    public static Sieve Of(Selection selection, Catalogue catalogue, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return new(Mesh.Of(selection.Who, catalogue, now), [.. (selection.Except ?? []).Select(e => Mesh.Of(e, catalogue, now))]);
    }

    /// <summary>What being chosen means; stores that hold very many people work it out in a quicker way, and a test compares.</summary>
    public bool Takes(Learner learner, string channel) => Who.Takes(learner, channel) && !Except.Any(e => e.Takes(learner, channel));
}

/// <summary>Criteria at one moment; null = does not matter.</summary>
/// <param name="Completed">Of each list, all.</param>
/// <param name="NotCompleted">Of each list, not all.</param>
public sealed record Mesh(
    FrozenSet<string>? Communes, FrozenSet<string>? Audiences, FrozenSet<string>? Channels, bool NoLanguage,
    IReadOnlyList<IReadOnlyList<string>> Completed, IReadOnlyList<IReadOnlyList<string>> NotCompleted,
    DateTimeOffset? HeardFrom, DateTimeOffset? HeardBefore, DateOnly? Joined, string? TookPart, FrozenSet<string>? Hamlets)
{
    private const string OnlyLanguage = "vi";

    public static Mesh Of(Criteria criteria, Catalogue catalogue, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        ArgumentNullException.ThrowIfNull(catalogue);
        return new(
            Set(criteria.Communes), Set(criteria.Audiences), Set(criteria.Channels), criteria.Language is not (null or OnlyLanguage),
            Lessons(criteria.Completed, catalogue), Lessons(criteria.NotCompleted, catalogue),
            now - Days(criteria.ActiveWithin), now - Days(criteria.AwayFor),
            criteria.StartedAgo is { } days ? DateOnly.FromDateTime(now.DateTime).AddDays(-days) : null,
            criteria.TookPart, Hamlet(criteria.Hamlets, catalogue, DateOnly.FromDateTime(now.DateTime)));
    }

    public bool Takes(Learner learner, string channel)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return !NoLanguage
            && In(Communes, learner.Commune) && In(Hamlets, learner.Hamlet) && In(Audiences, learner.Audience) && In(Channels, channel)
            && (HeardFrom is null || learner.LastSeen >= HeardFrom) && (HeardBefore is null || (learner.LastSeen ?? DateTimeOffset.MinValue) < HeardBefore)
            && (Joined is null || learner.Joined == Joined)
            && (TookPart is null || learner.Days?.Any(p => p.Day == TookPart) == true)
            && Completed.All(list => list.All(learner.HasCompleted)) && NotCompleted.All(list => !list.All(learner.HasCompleted));
    }

    private static bool In(FrozenSet<string>? set, string? value) => set is null || (value is not null && set.Contains(value));

    private static FrozenSet<string>? Set(IReadOnlyList<string>? values) => values is { Count: > 0 } ? values.ToFrozenSet() : null;

    // Who chose a hamlet before it was merged lives in the merged one now.
    private static FrozenSet<string>? Hamlet(IReadOnlyList<string>? ids, Catalogue catalogue, DateOnly today) =>
        Set(ids is null ? null : [.. ids.SelectMany(id => catalogue.Figures.Former(id, today).Append(id)).Distinct()]);

    private static TimeSpan? Days(int? days) => days is { } number ? TimeSpan.FromDays(number) : null;

    private static IReadOnlyList<IReadOnlyList<string>> Lessons(IReadOnlyList<string>? ids, Catalogue catalogue) =>
        [.. (ids ?? []).Select(id => catalogue.Course(id) is { } course ? (IReadOnlyList<string>)[.. course.Lessons.Select(l => l.Id)] : [id])];
}
