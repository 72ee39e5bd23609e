using ChatTutor.Core.Reports;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ChatTutor.Tests.Core;

/// <summary>Small cells are hidden, and with them what would give them away.</summary>
public sealed class SuppressionTests
{
    [Theory]
    [InlineData("10 20 30", "10 20 30")]
    [InlineData("0 20 30", "0 20 30")]
    [InlineData("3 20 30", "? ? 30")]
    [InlineData("3 4 30", "? ? 30")]
    [InlineData("1 1 30 9", "? ? 30 ?")]
    [InlineData("1 2 0 5", "? ? 0 ?")]
    // Nothing left to hide beside it: nothing is told, the zeros neither.
    [InlineData("3 0 0", "none")]
    [InlineData("1 1 1 1 1", "none")]
    [InlineData("1 1 2 1 0", "none")]
    [InlineData("", "")]
    public void By_hand(string values, string told) => Assert.Equal(told, Told(Suppression.Parts([Numbers(values)]), Numbers(values)));

    [Fact]
    public void Two_columns_are_hidden_together()
    {
        // The second column is small where the first is not; the zero of the second cannot stand beside it.
        Assert.Equal([true, true, true], Suppression.Parts([[9, 7, 8], [2, 0, 9]])!);
        Assert.Equal([true, true, false], Suppression.Parts([[9, 7, 8], [2, 50, 9]])!);
    }

    [Fact]
    public void Below_a_hidden_area_nothing_is_told()
    {
        var tree = new AreaNode("tỉnh", [new("xã", [AreaNode.Leaf("ấp 1"), AreaNode.Leaf("ấp 2")]), AreaNode.Leaf("phường"), AreaNode.Leaf("thị trấn")]);
        var counts = new Dictionary<string, long> { ["tỉnh"] = 62, ["xã"] = 8, ["ấp 1"] = 0, ["ấp 2"] = 8, ["phường"] = 4, ["thị trấn"] = 50 };

        Assert.Equal(["phường", "xã", "ấp 1", "ấp 2"], Suppression.HiddenIn(tree, [unit => counts[unit]]).Order(StringComparer.Ordinal));
    }

    [Property(MaxTest = 500)]
    public FsCheck.Property No_hidden_number_of_any_tree_can_be_worked_out() => Prop.ForAll(AnyTree(), leaves =>
    {
        var (tree, counts) = Grow(leaves);
        var hidden = Suppression.HiddenIn(tree, [unit => counts[unit]]);
        var known = new Equations();
        foreach (var node in All(tree).Where(n => !hidden.Contains(n.Id)))
            known.Know(CellsOf(node, counts));
        Assert.DoesNotContain(All(tree), n => Suppression.IsSmall(counts[n.Id]) && !hidden.Contains(n.Id));
        // Not only the small ones: a hidden number that could be found would be of no use.
        Assert.DoesNotContain(All(tree), n => hidden.Contains(n.Id) && counts[n.Id] > 0 && known.Give(CellsOf(n, counts)));
    });

    // Zero is published: whoever reads the tables leaves such cells out. Where all parts are hidden it is not known, which only helps.
    private static IEnumerable<string> CellsOf(AreaNode node, Dictionary<string, long> counts) => Leaves(node).Where(l => counts[l] > 0);

    private static FsCheck.Arbitrary<long[]> AnyTree()
    {
        var count = Gen.Frequency((3, Gen.Constant(0L)), (4, Gen.Choose(1, 4).Select(n => (long)n)), (3, Gen.Choose(5, 60).Select(n => (long)n)));
        return Arb.From(Gen.Choose(1, 40).SelectMany(n => count.ArrayOf(n)));
    }

    // Leaves in communes of one to six, communes in two halves.
    private static (AreaNode, Dictionary<string, long>) Grow(long[] leaves)
    {
        var counts = leaves.Index().ToDictionary(l => $"l{l.Index}", l => l.Item);
        var communes = new List<AreaNode>();
        for (int i = 0, size; i < leaves.Length; i += size)
        {
            size = 1 + (int)((leaves[i] + i) % 6);
            communes.Add(new($"c{i}", [.. Enumerable.Range(i, Math.Min(size, leaves.Length - i)).Select(l => AreaNode.Leaf($"l{l}"))]));
        }
        var half = communes.Count / 2;
        var tree = new AreaNode("root", half == 0 ? communes : [new("a", communes[..half]), new("b", communes[half..])]);
        foreach (var node in All(tree).Reverse().Where(n => n.Parts.Count > 0))
            counts[node.Id] = Leaves(node).Sum(l => counts[l]);
        return (tree, counts);
    }

    private static IEnumerable<AreaNode> All(AreaNode node) => node.Parts.SelectMany(All).Prepend(node);

    private static IEnumerable<string> Leaves(AreaNode node) => node.Parts.Count == 0 ? [node.Id] : node.Parts.SelectMany(Leaves);

    private static List<long> Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => long.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];

    private static string Told(bool[]? hidden, List<long> values) =>
        hidden is null ? "none" : string.Join(' ', values.Select((v, i) => hidden[i] ? "?" : $"{v}"));
}
