namespace ChatTutor.Tests.Core;

/// <summary>
/// What somebody can work out from published sums: exact elimination modulo a large prime. A number is found when the equations leave
/// no other value for it.
/// </summary>
internal sealed class Equations
{
    /// <summary>The largest prime below 2^31: products fit a long, and agreement by chance is out of the question.</summary>
    private const long Prime = 2_147_483_647;

    private readonly Dictionary<string, int> unknowns = [];
    private readonly List<(int Lead, KeyValuePair<int, long>[] Row)> rows = [];

    /// <summary>A published sum of these cells.</summary>
    public void Know(IEnumerable<string> cells)
    {
        var row = Reduce(RowOf(cells));
        if (row.Count == 0)
            return;
        var (lead, value) = row.First();
        var factor = Power(value, Prime - 2);
        rows.Add((lead, [.. row.Select(c => KeyValuePair.Create(c.Key, c.Value * factor % Prime))]));
    }

    /// <summary>Whether the sum of these cells follows from what is known.</summary>
    public bool Give(IEnumerable<string> cells) => Reduce(RowOf(cells)).Count == 0;

    private Dictionary<int, long> RowOf(IEnumerable<string> cells) =>
        cells.ToDictionary(c => unknowns.TryGetValue(c, out var i) ? i : unknowns[c] = unknowns.Count, _ => 1L);

    private Dictionary<int, long> Reduce(Dictionary<int, long> row)
    {
        // Every row was reduced by those before it, so going through them once in order is enough.
        foreach (var (lead, known) in rows)
            if (row.TryGetValue(lead, out var times))
                foreach (var (cell, value) in known)
                {
                    var rest = (row.GetValueOrDefault(cell) + (Prime - times) * value) % Prime;
                    if (rest == 0)
                        row.Remove(cell);
                    else
                        row[cell] = rest;
                }
        return row;
    }

    private static long Power(long value, long exponent)
    {
        var power = 1L;
        for (; exponent > 0; exponent >>= 1, value = value * value % Prime)
            if ((exponent & 1) == 1)
                power = power * value % Prime;
        return power;
    }
}
