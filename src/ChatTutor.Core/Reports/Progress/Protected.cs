using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports.Progress;

/// <summary>
/// Which numbers of a target are hidden. Targets that ask the same of groups of which one holds the other (CT10 has all of CT02's
/// people), and the years of one target, can be subtracted from each other: they are protected together, their differences too.
/// </summary>
internal sealed class Protected(TargetPlan plan, TargetCounts counts)
{
    /// <summary>More than any real plan gives; a plan with more hides what is left unlooked at.</summary>
    private const int MostColumns = 200;

    private readonly Dictionary<(string Target, TargetStage Stage), HashSet<string>> hidden = [];

    public bool Hides(string unit, Target target, TargetStage stage)
    {
        if (!hidden.TryGetValue((target.Code, stage), out var areas))
        {
            var together = Together(plan, target, stage);
            areas = Suppression.HiddenIn(counts.Tree, Columns(together, stage));
            foreach (var other in together)
                hidden[(other.Code, stage)] = areas;
        }
        return areas.Contains(unit);
    }

    /// <summary>The targets whose numbers at a stage can be subtracted from this one's, and itself.</summary>
    public static IReadOnlyList<Target> Together(TargetPlan plan, Target target, TargetStage stage)
    {
        List<Target> found = [target];
        // It grows while it is gone through: what holds a held one belongs to it as well.
        for (var i = 0; i < found.Count; i++)
            found.AddRange(plan.Targets.Except(found).Where(t => AsksTheSame(t, found[i], stage) && IsNested(t.Measure!, found[i].Measure!)).ToList());
        return found;
    }

    private List<Func<string, long>> Columns(IReadOnlyList<Target> together, TargetStage stage)
    {
        var years = together.SelectMany(t => t.Periods).Select(p => p.Year).Distinct().Order().ToList();
        List<(HashSet<(string, int)> People, Func<string, long> Count)> columns =
        [
            .. together.SelectMany(t => t.Periods.Select(p => p.Year).Distinct().Select(year => (
                t.Measure!.Audiences.SelectMany(a => years.Where(y => y <= year).Select(y => (a, y))).ToHashSet(),
                (Func<string, long>)(unit => counts.At(unit, t.Code, stage, year))))),
        ];
        for (var i = 0; i < columns.Count; i++)
            for (var j = 0; j < i && columns.Count < MostColumns; j++)
                if (Difference(columns[i], columns[j]) is { } rest && !columns.Exists(c => c.People.SetEquals(rest.People)))
                    columns.Add(rest);
        return [.. columns.Select(c => c.Count)];
    }

    private static (HashSet<(string, int)> People, Func<string, long> Count)? Difference(
        (HashSet<(string, int)> People, Func<string, long> Count) one, (HashSet<(string, int)> People, Func<string, long> Count) other)
    {
        var (whole, part) = one.People.IsProperSupersetOf(other.People) ? (one, other) : (other, one);
        return whole.People.IsProperSupersetOf(part.People)
            ? ([.. whole.People.Except(part.People)], unit => Math.Max(0, whole.Count(unit) - part.Count(unit)))
            : null;
    }

    private static bool AsksTheSame(Target one, Target other, TargetStage stage) => one.Measure is { } a && other.Measure is { } b && stage switch
    {
        TargetStage.Practised => a.Practices.Order().SequenceEqual(b.Practices.Order()),
        TargetStage.Passed => a.Exam && b.Exam,
        _ => a.Lessons.SequenceEqual(b.Lessons),
    };

    private static bool IsNested(TargetMeasure one, TargetMeasure other) =>
        one.Audiences.All(other.Audiences.Contains) || other.Audiences.All(one.Audiences.Contains);
}
