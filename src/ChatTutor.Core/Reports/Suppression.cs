namespace ChatTutor.Core.Reports;

/// <summary>
/// Small cells are hidden, and with them so many others that nothing hidden can be worked out by subtracting. Zero is shown: it is
/// nobody. Works from the whole to its parts; where a number is hidden, everything below it is too.
/// </summary>
/// <remarks>
/// Why this is enough: every published number is a sum of parts, so the equations form a tree. A hidden number can be found only when
/// some sum has exactly one of them; here each shown sum has none or at least two, and a hidden sum is not shown with any part.
/// </remarks>
public static class Suppression
{
    /// <summary>Fewer people than this are never told as a number (issue E, 5).</summary>
    public const int Least = 5;

    /// <summary>What stands in place of a hidden number.</summary>
    public const string Hidden = "ẩn";

    /// <summary>
    /// Hidden parts must have room: who knows that each is at least one still finds this many more values possible for it. Otherwise
    /// 5 over five hidden parts would say that each is one.
    /// </summary>
    private const int Room = 3;

    public static bool IsSmall(long count) => count is > 0 and < Least;

    /// <summary>Ids of the areas whose numbers are hidden.</summary>
    /// <param name="columns">The numbers that must be protected together, because one can be subtracted from another.</param>
    public static HashSet<string> HiddenIn(AreaNode root, IReadOnlyList<Func<string, long>> columns)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(columns);
        var hidden = new HashSet<string>();
        if (columns.Any(c => IsSmall(c(root.Id))))
            HideAll(root, hidden);
        else
            HideParts(root, columns, hidden);
        return hidden;
    }

    /// <summary>Which parts of a whole that is known are hidden; null = all of them, zeros too, as nothing less would do.</summary>
    /// <param name="columns">For each number the parts' values, all in the same order.</param>
    public static bool[]? Parts(IReadOnlyList<IReadOnlyList<long>> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var hidden = new bool[columns.Count == 0 ? 0 : columns[0].Count];
        foreach (var column in columns)
            for (var i = 0; i < hidden.Length; i++)
                hidden[i] |= IsSmall(column[i]);
        // Hiding for one column may lay another bare.
        while (columns.FirstOrDefault(c => IsBare(c, hidden)) is { } bare)
        {
            if (Smallest(bare, hidden) is not { } next)
                return null;
            hidden[next] = true;
        }
        return hidden;
    }

    /// <summary>
    /// Which cells of a table are hidden whose rows and columns both add up to known numbers: what is hidden for a row may lay a column
    /// bare, and the other way about.
    /// </summary>
    /// <param name="rows">All of one length.</param>
    /// <param name="isUntold">By row and column: cells that are told nowhere in any case.</param>
    public static bool[][] Crossed(IReadOnlyList<IReadOnlyList<long>> rows, Func<int, int, bool> isUntold)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var hidden = rows.Select((row, r) => row.Select((cell, c) => IsSmall(cell) || isUntold(r, c)).ToArray()).ToArray();
        var lines = rows.Select((row, r) => row.Select((_, c) => (Row: r, Column: c)).ToList()).ToList();
        lines.AddRange(Enumerable.Range(0, rows.Count == 0 ? 0 : rows[0].Count).Select(c => rows.Select((_, r) => (r, c)).ToList()));
        for (var before = -1; before != Count(hidden);)
        {
            before = Count(hidden);
            foreach (var line in lines)
            {
                var kept = line.ConvertAll(at => hidden[at.Row][at.Column]).ToArray();
                Protect(line.ConvertAll(at => rows[at.Row][at.Column]), kept);
                foreach (var (i, (r, c)) in line.Index())
                    hidden[r][c] = kept[i];
            }
        }
        return hidden;
    }

    private static int Count(bool[][] hidden) => hidden.Sum(row => row.Count(h => h));

    private static void Protect(List<long> line, bool[] hidden)
    {
        while (IsBare(line, hidden))
        {
            if (Smallest(line, hidden) is not { } next)
            {
                Array.Fill(hidden, true);
                return;
            }
            hidden[next] = true;
        }
    }

    private static bool IsBare(IReadOnlyList<long> column, bool[] hidden)
    {
        var (count, sum) = (0, 0L);
        for (var i = 0; i < hidden.Length; i++)
            if (hidden[i] && column[i] > 0)
                (count, sum) = (count + 1, sum + column[i]);
        return count > 0 && (count < 2 || sum - count < Room);
    }

    private static int? Smallest(IReadOnlyList<long> column, bool[] hidden)
    {
        int? smallest = null;
        for (var i = 0; i < hidden.Length; i++)
            if (!hidden[i] && column[i] > 0 && (smallest is not { } s || column[i] < column[s]))
                smallest = i;
        return smallest;
    }

    private static void HideParts(AreaNode node, IReadOnlyList<Func<string, long>> columns, HashSet<string> hidden)
    {
        var parts = Parts([.. columns.Select(c => (IReadOnlyList<long>)[.. node.Parts.Select(p => c(p.Id))])]);
        foreach (var (i, part) in node.Parts.Index())
            if (parts is null || parts[i])
                HideAll(part, hidden);
            else
                HideParts(part, columns, hidden);
    }

    private static void HideAll(AreaNode node, HashSet<string> hidden)
    {
        hidden.Add(node.Id);
        foreach (var part in node.Parts)
            HideAll(part, hidden);
    }
}

/// <summary>An area and the areas it is made of: their numbers add up to its own.</summary>
public sealed record AreaNode(string Id, IReadOnlyList<AreaNode> Parts)
{
    public static AreaNode Leaf(string id) => new(id, []);
}
