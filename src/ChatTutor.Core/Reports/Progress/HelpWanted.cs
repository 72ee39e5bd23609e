using ChatTutor.Core.Content;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Core.Reports.Progress;

/// <summary>How many people are stuck in an area and in the areas below it; no names, small numbers hidden at every level alike.</summary>
public static class HelpWanted
{
    /// <param name="People">Null = hidden.</param>
    public readonly record struct Row(string Unit, string Name, long? People);

    /// <summary>The area itself first.</summary>
    /// <param name="stuck">By hamlet or commune; "" = no place is known.</param>
    public static IReadOnlyList<Row> Of(IReadOnlyDictionary<string, long> stuck, Catalogue catalogue, DateOnly today, Territory area)
    {
        ArgumentNullException.ThrowIfNull(stuck);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(area);
        var tree = Below(AreaTree.Province(catalogue), catalogue, today);
        var counts = new Dictionary<string, long>();
        var leaves = Leaves(tree).ToHashSet();
        foreach (var (place, people) in stuck)
            if (LeafOf(catalogue.Figures.UnitOn(place, today), leaves) is var leaf)
                counts[leaf] = counts.GetValueOrDefault(leaf) + people;
        Add(tree, counts);
        var hidden = Suppression.HiddenIn(tree, [unit => counts.GetValueOrDefault(unit)]);
        var at = area.IsProvince ? tree : Find(tree, area.ToString());
        var parts = area.IsProvince ? catalogue.Communes.Select(c => c.Id).Append(AreaTree.Unknown) : at?.Parts.Select(p => p.Id) ?? [];
        return at is null ? [] :
            [.. parts.Prepend(at.Id).Select(u => new Row(u, AreaTree.NameOf(catalogue, u), hidden.Contains(u) ? null : counts.GetValueOrDefault(u)))];
    }

    // Every commune with its hamlets.
    private static AreaNode Below(AreaNode node, Catalogue catalogue, DateOnly today) => node.Parts.Count > 0
        ? node with { Parts = [.. node.Parts.Select(p => Below(p, catalogue, today))] }
        : catalogue.Commune(node.Id) is null ? node : AreaTree.Commune(catalogue, node.Id, today);

    private static string LeafOf(string place, HashSet<string> leaves)
    {
        var home = AreaTree.NoHamlet(place.Split('/')[0]);
        return leaves.Contains(place) ? place : leaves.Contains(home) ? home : AreaTree.Unknown;
    }

    private static IEnumerable<string> Leaves(AreaNode node) => node.Parts.Count == 0 ? [node.Id] : node.Parts.SelectMany(Leaves);

    private static long Add(AreaNode node, Dictionary<string, long> counts) =>
        node.Parts.Count == 0 ? counts.GetValueOrDefault(node.Id) : counts[node.Id] = node.Parts.Sum(p => Add(p, counts));

    private static AreaNode? Find(AreaNode node, string unit) =>
        node.Id == unit ? node : node.Parts.Select(p => Find(p, unit)).FirstOrDefault(found => found is not null);
}
