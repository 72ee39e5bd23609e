using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports.Progress;

/// <summary>
/// Which numbers of a target are hidden. Targets that ask the same of groups of which one holds the other (CT10 has all of CT02's
/// people), and the years of one target, can be subtracted from each other: they are protected together, their differences too. So
/// are those who said that they did a thing and those of them who were seen doing it.
/// </summary>
internal sealed class Protected(TargetPlan plan, TargetCounts counts)
{
    /// <summary>More than any real plan gives; a plan with more hides what is left unlooked at.</summary>
    private const int MostColumns = 200;

    private readonly Dictionary<(string Target, TargetStage Stage), HashSet<string>> hidden = [];

    public bool Hides(string unit, Target target, TargetStage stage)
    {
        stage = stage == TargetStage.Witnessed ? TargetStage.Practised : stage;
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
        List<Group> columns =
        [
            .. from target in together
               from year in target.Periods.Select(p => p.Year).Distinct()
               from seen in stage == TargetStage.Practised ? new[] { false, true } : [false]
               let people = target.Measure!.Audiences.SelectMany(a => Kind.All(a, years).Where(k => (seen ? k.Seen : k.Came) <= year)).ToHashSet()
               select new Group(people, unit => counts.At(unit, target.Code, seen ? TargetStage.Witnessed : stage, year)),
        ];
        for (var i = 0; i < columns.Count; i++)
            for (var j = 0; j < i && columns.Count < MostColumns; j++)
                if (Difference(columns[i], columns[j]) is { } rest && !columns.Exists(c => c.People.SetEquals(rest.People)))
                    columns.Add(rest);
        return [.. columns.Select(c => c.Count)];
    }

    private static Group? Difference(Group one, Group other)
    {
        var (whole, part) = one.People.IsProperSupersetOf(other.People) ? (one, other) : (other, one);
        return whole.People.IsProperSupersetOf(part.People)
            ? new([.. whole.People.Except(part.People)], unit => Math.Max(0, whole.Count(unit) - part.Count(unit)))
            : null;
    }

    /// <summary>People alike in all that the tables tell: their group, when they came to the stage, when somebody saw it.</summary>
    private readonly record struct Kind(string Audience, int Came, int Seen)
    {
        private const int Never = int.MaxValue;

        // Nobody is seen doing what they have not said they did.
        public static IEnumerable<Kind> All(string audience, IReadOnlyList<int> years) =>
            years.SelectMany(came => years.Where(y => y >= came).Append(Never).Select(seen => new Kind(audience, came, seen)));
    }

    private sealed record Group(HashSet<Kind> People, Func<string, long> Count);

    private static bool AsksTheSame(Target one, Target other, TargetStage stage) => one.Measure is { } a && other.Measure is { } b && stage switch
    {
        TargetStage.Practised or TargetStage.Witnessed => a.Practices.Order().SequenceEqual(b.Practices.Order()),
        TargetStage.Passed => a.Exam && b.Exam,
        _ => a.Lessons.SequenceEqual(b.Lessons),
    };

    private static bool IsNested(TargetMeasure one, TargetMeasure other) =>
        one.Audiences.All(other.Audiences.Contains) || other.Audiences.All(one.Audiences.Contains);
}
