using System.Globalization;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports.Progress;

/// <summary>How many people came to each stage of each target, in every area of a tree, by the end of a year.</summary>
internal sealed class TargetCounts
{
    private const string Targets = "targets.";
    private static readonly Dictionary<string, TargetStage> Stages = Enum.GetValues<TargetStage>().ToDictionary(s => s.ToString());

    private readonly record struct Count(int Year, string Unit, long People);

    private readonly AreaNode tree;
    private readonly Dictionary<(string Target, TargetStage Stage), List<Count>> counts;
    private readonly Dictionary<(string Target, TargetStage Stage, int Year), IReadOnlyDictionary<string, long>> sums = [];

    private TargetCounts(AreaNode tree, IEnumerable<(string Target, TargetStage Stage, Count Count)> counted)
    {
        this.tree = tree;
        counts = counted.GroupBy(c => (c.Target, c.Stage), c => c.Count).ToDictionary(g => g.Key, g => g.ToList());
    }

    public static IEnumerable<TallyKey> KeysOf(LearningEvent.TargetReached e, DateOnly day)
    {
        var (stage, commune) = (string.Create(CultureInfo.InvariantCulture, $"{e.Target}/{e.Stage}/{day.Year}"), e.Commune ?? AreaTree.Unknown);
        yield return new(Communes, stage, commune);
        yield return new(HamletsOf(commune), stage, $"{e.Hamlet ?? commune + "/"}/{e.Audience}");
    }

    /// <summary>The counters by commune, of all targets.</summary>
    public const string Communes = Targets + "all";

    /// <summary>The counters of one commune by hamlet and audience.</summary>
    public static string HamletsOf(string commune) => Targets + commune;

    public static TargetCounts OfProvince(ReportInput input)
    {
        var known = input.Catalogue.Communes.Select(c => c.Id).ToHashSet();
        return new(AreaTree.Province(input.Catalogue), input.Tallies.Where(t => t.Key.Report == Communes).Select(t =>
        {
            var unit = input.Figures.UnitOn(t.Key.Key, input.Today);
            return Read(t.Key.By, known.Contains(unit) ? unit : AreaTree.Unknown, t.Value);
        }));
    }

    public static TargetCounts OfCommune(ReportInput input, string commune)
    {
        var tree = AreaTree.Commune(input.Catalogue, commune, input.Today);
        var known = tree.Parts.Select(p => p.Id).ToHashSet();
        var there = input.Tallies.Where(t => t.Key.Report != Communes && t.Key.Report.StartsWith(Targets, StringComparison.Ordinal))
            .Select(t => (t.Key.By, Hamlet: input.Figures.UnitOn(t.Key.Key[..t.Key.Key.LastIndexOf('/')], input.Today), t.Value))
            .Where(t => t.Hamlet.StartsWith(AreaTree.NoHamlet(commune), StringComparison.Ordinal));
        return new(tree, there.Select(t => Read(t.By, known.Contains(t.Hamlet) ? t.Hamlet : AreaTree.NoHamlet(commune), t.Value)));
    }

    public AreaNode Tree => tree;

    public bool Has(TargetStage stage) => counts.Keys.Any(k => k.Stage == stage);

    public long At(string unit, string target, TargetStage stage, int year)
    {
        if (!sums.TryGetValue((target, stage, year), out var by))
            sums.Add((target, stage, year), by = Sum(counts.GetValueOrDefault((target, stage), []).Where(c => c.Year <= year)));
        return by.GetValueOrDefault(unit);
    }

    private Dictionary<string, long> Sum(IEnumerable<Count> of)
    {
        var all = of.GroupBy(c => c.Unit, c => c.People).ToDictionary(g => g.Key, g => g.Sum());
        Add(tree);
        return all;

        long Add(AreaNode node) => node.Parts.Count == 0 ? all.GetValueOrDefault(node.Id) : all[node.Id] = node.Parts.Sum(Add);
    }

    // "CT03/Learned/2026".
    private static (string Target, TargetStage Stage, Count Count) Read(string by, string unit, long people) => by.Split('/') is [var target, var stage, var year]
        ? (target, Stages[stage], new Count(int.Parse(year, CultureInfo.InvariantCulture), unit, people))
        : throw new ArgumentException($"\"{by}\" is no counter of a target.", nameof(by));
}
