using System.Globalization;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports.Progress;

/// <summary>How many people came to each stage of each target, in every area of a tree, by the end of a year.</summary>
internal sealed class TargetCounts
{
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
        var (stage, commune) = (string.Create(CultureInfo.InvariantCulture, $"{e.Stage}/{day.Year}"), e.Commune ?? AreaTree.Unknown);
        yield return new(Communes, $"{e.Target}/{stage}", commune);
        yield return new(HamletsOf(e.Target), stage, $"{e.Hamlet ?? commune + "/"}/{e.Audience}");
    }

    /// <summary>The counters by commune, of all targets.</summary>
    public const string Communes = "targets.commune";

    /// <summary>The counters of one target by hamlet and audience.</summary>
    public static string HamletsOf(string target) => "targets." + target;

    public static TargetCounts OfProvince(ReportInput input)
    {
        var known = input.Catalogue.Communes.Select(c => c.Id).ToHashSet();
        return new(AreaTree.Province(input.Catalogue), input.Tallies.Where(t => t.Key.Report == Communes).Select(t =>
        {
            var (name, unit) = (t.Key.By.Split('/'), input.Figures.UnitOn(t.Key.Key, input.Today));
            return (name[0], Stage(name[1]), new Count(Year(name[2]), known.Contains(unit) ? unit : AreaTree.Unknown, t.Value));
        }));
    }

    public static TargetCounts OfCommune(ReportInput input, string commune)
    {
        var tree = AreaTree.Commune(input.Catalogue, commune, input.Today);
        var known = tree.Parts.Select(p => p.Id).ToHashSet();
        return new(tree, input.Tallies.Where(t => t.Key.Report != Communes).SelectMany(t =>
        {
            var hamlet = input.Figures.UnitOn(t.Key.Key[..t.Key.Key.LastIndexOf('/')], input.Today);
            if (!hamlet.StartsWith(commune + "/", StringComparison.Ordinal))
                return Enumerable.Empty<(string, TargetStage, Count)>();
            var stage = t.Key.By.Split('/');
            return [(t.Key.Report["targets.".Length..], Stage(stage[0]), new Count(Year(stage[1]), known.Contains(hamlet) ? hamlet : AreaTree.NoHamlet(commune), t.Value))];
        }));
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

    private static TargetStage Stage(string name) => Enum.Parse<TargetStage>(name);

    private static int Year(string year) => int.Parse(year, CultureInfo.InvariantCulture);
}
