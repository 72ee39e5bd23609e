using System.Globalization;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports.Progress;
using ChatTutor.Core.SelfTests;

namespace ChatTutor.Core.Reports.Gains;

/// <summary>
/// How many people were measured before a course, and after it too, in the province and each commune. Of those measured twice there is
/// a counter for each pair of results: from it come their number, the sum of their differences and of the squares.
/// </summary>
internal sealed class GainCounts
{
    public const string Counters = "gain";
    private const string Once = "before";

    /// <summary>People of one area.</summary>
    /// <param name="Measured">Before the course.</param>
    /// <param name="Before">Right answers before, of those measured twice, all together.</param>
    public readonly record struct Sums(long Measured, long Before, MeanChange Change)
    {
        public Sums Plus(Sums other) => new(
            Measured + other.Measured, Before + other.Before,
            new(Change.People + other.Change.People, Change.Sum + other.Change.Sum, Change.Squares + other.Change.Squares, SelfTestDraw.Questions));
    }

    private readonly Dictionary<string, Sums> units;
    private readonly HashSet<string> hiddenOnce;
    private readonly HashSet<string> hiddenTwice;

    private GainCounts(Dictionary<string, Sums> units, AreaNode tree)
    {
        this.units = units;
        // What is told is rounded too, so that nobody finds how many were measured once only by subtracting the one from the other.
        hiddenOnce = Suppression.HiddenIn(tree, [unit => Of(unit).Measured]);
        hiddenTwice = Suppression.HiddenIn(tree, [unit => Of(unit).Change.People]);
    }

    public static IEnumerable<TallyKey> KeysOf(LearningEvent.SelfTested e)
    {
        var commune = e.Commune ?? AreaTree.Unknown;
        if (e is { Of: SelfTestDraw.Questions, Stage: SelfTestStage.Before })
            yield return new(Counters, e.Course, $"{commune}/{Once}");
        if (e is { Of: SelfTestDraw.Questions, Stage: SelfTestStage.After, Before: { } before })
            yield return new(Counters, e.Course, string.Create(CultureInfo.InvariantCulture, $"{commune}/{before}-{e.Right}"));
    }

    public static GainCounts OfCourse(ReportInput input, string course)
    {
        var (whole, known) = (input.Catalogue.Targets.Whole, input.Catalogue.Communes.Select(c => c.Id).Append(AreaTree.Unknown).ToList());
        var all = known.ToDictionary(u => u, _ => default(Sums));
        foreach (var (key, count) in input.Tallies.Where(t => t.Key.Report == Counters && t.Key.By == course))
        {
            // Of communes that are part of others now, under the name of now.
            var unit = input.Figures.UnitOn(key.Key.Split('/')[0], input.Today);
            unit = all.ContainsKey(unit) ? unit : AreaTree.Unknown;
            all[unit] = all[unit].Plus(Read(key.Key.Split('/')[1], count));
        }
        all[whole] = all.Values.Aggregate(default(Sums), (sum, each) => sum.Plus(each));
        return new(all, new AreaNode(whole, [.. known.Select(AreaNode.Leaf)]));
    }

    public Sums Of(string unit) => units.GetValueOrDefault(unit);

    public bool HidesMeasured(string unit) => hiddenOnce.Contains(unit);

    public bool HidesChange(string unit) => hiddenTwice.Contains(unit);

    // "before", or "2-4": two right before, four after.
    private static Sums Read(string what, long count)
    {
        if (what == Once)
            return new(count, 0, default);
        var (before, after) = what.Split('-') is [var one, var other]
            ? (long.Parse(one, CultureInfo.InvariantCulture), long.Parse(other, CultureInfo.InvariantCulture))
            : throw new ArgumentException($"\"{what}\" is no counter of the gain.", nameof(what));
        var change = after - before;
        return new(0, count * before, new(count, count * change, count * change * change, SelfTestDraw.Questions));
    }
}
