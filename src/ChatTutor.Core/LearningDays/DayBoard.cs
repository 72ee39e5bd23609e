using ChatTutor.Core.Reports;
using ChatTutor.Core.Reports.Progress;

namespace ChatTutor.Core.LearningDays;

/// <summary>
/// Who took part in a learning day, by commune; small numbers are hidden, and with them what would give them away. Whatever is told
/// of a day anywhere is taken from here.
/// </summary>
/// <param name="Rows">The whole first, then the communes in which anybody took part or whose numbers are hidden, by name.</param>
public sealed record DayBoard(LearningDay Day, IReadOnlyList<DayRow> Rows)
{
    private static readonly DayStage[] Stages = Enum.GetValues<DayStage>();

    public DayRow Whole => Rows[0];

    public DayRow? Of(string? commune) => Rows.FirstOrDefault(r => r.Commune == commune);

    /// <summary>
    /// The board for everybody: communes by the share of their people, then those of which no share is known. One of which there is
    /// nothing to tell is not on it: whether nobody or somebody was there is not to be seen.
    /// </summary>
    public IEnumerable<DayRow> ByShare => Rows.Skip(1).Where(r => r.Commune != AreaTree.Unknown && (r.Joined > 0 || r.CheckedIn > 0 || r.Challenge > 0))
        .OrderByDescending(r => r.RoughShare ?? -1).ThenByDescending(r => (r.Challenge ?? -1) / 5).ThenBy(r => r.Name, StringComparer.Ordinal);

    /// <param name="input">With the counters of <see cref="CountersOf"/>.</param>
    public static DayBoard Of(LearningDay day, ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(input);
        var columns = Stages.Select(stage => Column(day, stage, input)).ToList();
        string[] units = [.. input.Catalogue.Communes.Select(c => c.Id), AreaTree.Unknown];
        // Who comes, is there and does the challenge are no parts of each other: no number can be subtracted from one of another kind.
        var tree = new AreaNode(DayRow.Whole, [.. units.Select(AreaNode.Leaf)]);
        var hidden = columns.Select(c => Suppression.HiddenIn(tree, [u => c.GetValueOrDefault(u)])).ToList();
        return new(day, [.. units.Prepend(DayRow.Whole).Select(Row).Where(r => r.Commune == DayRow.Whole || r.Joined != 0 || r.CheckedIn != 0 || r.Challenge != 0)]);

        DayRow Row(string unit)
        {
            long? Told(DayStage stage) => hidden[(int)stage].Contains(unit) ? null : columns[(int)stage].GetValueOrDefault(unit);
            var place = unit == DayRow.Whole ? input.Catalogue.Targets.Whole : unit;
            var denominator = day.Denominator is { } target ? input.Figures.Denominator(target, place, input.Today < day.Day ? input.Today : day.Day) : null;
            var name = unit == DayRow.Whole ? input.Catalogue.Campaign.Province : AreaTree.NameOf(input.Catalogue, unit);
            return new(unit, name, Told(DayStage.Joined), Told(DayStage.CheckedIn), Told(DayStage.Challenge), denominator);
        }
    }

    /// <summary>The counters of one day.</summary>
    public static string CountersOf(string day) => "learning-day." + day;

    // Of communes that are part of others now, under the name of now.
    private static Dictionary<string, long> Column(LearningDay day, DayStage stage, ReportInput input)
    {
        var known = input.Catalogue.Communes.Select(c => c.Id).ToHashSet();
        var counted = input.Tallies.Where(t => t.Key.Report == CountersOf(day.Id) && t.Key.By == stage.ToString())
            .GroupBy(t => input.Figures.UnitOn(t.Key.Key, input.Today) is var unit && known.Contains(unit) ? unit : AreaTree.Unknown, t => t.Value)
            .ToDictionary(g => g.Key, g => g.Sum());
        counted[DayRow.Whole] = counted.Values.Sum();
        return counted;
    }
}
