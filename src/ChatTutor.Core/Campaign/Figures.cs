using System.Collections.Frozen;

namespace ChatTutor.Core.Campaign;

/// <summary>Everything organisers have brought in, ready to be asked. Later entries win over earlier ones of the same day.</summary>
public sealed class Figures
{
    public static readonly Figures None = new([]);

    private readonly FrozenDictionary<(string Target, string Unit), List<Figure.Denominator>> denominators;
    private readonly FrozenDictionary<(string Target, string Unit), List<Figure.OfficialNumber>> officials;
    private readonly FrozenDictionary<string, Figure.Hamlet> hamlets;
    private readonly FrozenDictionary<string, List<Figure.Hamlet>> byCommune;
    private readonly FrozenDictionary<string, Figure.Merger> mergers;
    private readonly FrozenDictionary<string, Figure.Hall> halls;
    private readonly ILookup<string, Figure.Merger> into;

    /// <param name="all">In the order they were brought in.</param>
    public Figures(IReadOnlyList<Figure> all)
    {
        All = all;
        denominators = all.OfType<Figure.Denominator>().GroupBy(d => (d.Target, d.Unit)).ToFrozenDictionary(g => g.Key, g => g.OrderBy(d => d.Day).ToList());
        officials = all.OfType<Figure.OfficialNumber>().GroupBy(d => (d.Target, d.Unit)).ToFrozenDictionary(g => g.Key, g => g.OrderBy(d => d.Day).ToList());
        hamlets = all.OfType<Figure.Hamlet>().GroupBy(h => h.Id).ToFrozenDictionary(g => g.Key, g => g.Last());
        mergers = all.OfType<Figure.Merger>().GroupBy(m => m.Old).ToFrozenDictionary(g => g.Key, g => g.Last());
        halls = all.OfType<Figure.Hall>().GroupBy(h => h.Code).ToFrozenDictionary(g => g.Key, g => g.Last());
        into = mergers.Values.ToLookup(m => m.New);
        byCommune = hamlets.Values.GroupBy(h => h.Commune).ToFrozenDictionary(g => g.Key, g => g.OrderBy(h => h.Id.Length).ThenBy(h => h.Id, StringComparer.Ordinal).ToList());
    }

    public IReadOnlyList<Figure> All { get; }

    public Figure.Hamlet? Hamlet(string? id) => id is null ? null : hamlets.GetValueOrDefault(id);

    /// <summary>The hamlets of a commune there are on a day: those that were merged into others are left out.</summary>
    public IEnumerable<Figure.Hamlet> HamletsOf(string? commune, DateOnly day) =>
        commune is null ? [] : byCommune.GetValueOrDefault(commune, []).Where(h => UnitOn(h.Id, day) == h.Id);

    /// <summary>The hall of a code, a closed one too.</summary>
    public Figure.Hall? HallOf(string code) => halls.GetValueOrDefault(code);

    /// <summary>Where a commune meets on a learning day.</summary>
    public IEnumerable<Figure.Hall> HallsOf(string day, string commune) =>
        halls.Values.Where(h => h.Day == day && h.Commune == commune && !h.IsClosed).OrderBy(h => h.Place, StringComparer.Ordinal);

    /// <summary>The unit that stands for this one on a day, after any mergers; a hamlet goes with its commune.</summary>
    public string UnitOn(string unit, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(unit);
        // Each merger is followed once: a circle somebody typed must not hang a page.
        for (var steps = mergers.Count; steps > 0; steps--)
            if (Moved(unit, day) is { } next && next != unit)
                unit = next;
            else
                break;
        return unit;
    }

    /// <summary>Units that were merged into this one up to a day, straight or by way of others.</summary>
    public IEnumerable<string> Former(string unit, DateOnly day) => mergers.Keys.Where(old => old != unit && UnitOn(old, day) == unit);

    /// <summary>The latest official number up to a day, or null.</summary>
    public Figure.OfficialNumber? Official(string target, string unit, DateOnly day) =>
        officials.GetValueOrDefault((target, unit))?.FindLast(d => d.Day <= day);

    /// <summary>
    /// The latest denominator up to a day, or null. After a merger it is the sum of the parts until the new unit has one of its own,
    /// and null as long as a part has none.
    /// </summary>
    public KnownDenominator? Denominator(string target, string unit, DateOnly day) => Denominator(target, unit, day, mergers.Count);

    private KnownDenominator? Denominator(string target, string unit, DateOnly day, int depth)
    {
        var own = denominators.GetValueOrDefault((target, unit))?.FindLast(d => d.Day <= day);
        var joined = depth > 0 ? into[unit].Where(m => m.Day <= day && (own is null || m.Day > own.Day)).ToList() : [];
        if (joined.Count == 0)
            return own is null ? null : new(own.People, own.Day, own.Source, 0);
        List<KnownDenominator?> parts = [own is null ? null : new(own.People, own.Day, own.Source, 0), .. joined.Select(m => Denominator(target, m.Old, m.Day, depth - 1))];
        return parts.Contains(null) ? null : new(
            parts.Sum(p => p!.People), parts.Min(p => p!.Day), string.Join("; ", parts.Select(p => p!.Source).Distinct()), parts.Count);
    }

    private string? Moved(string unit, DateOnly day)
    {
        if (mergers.TryGetValue(unit, out var merger) && merger.Day <= day)
            return merger.New;
        var slash = unit.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && mergers.TryGetValue(unit[..slash], out var commune) && commune.Day <= day ? commune.New + unit[slash..] : null;
    }
}

/// <summary>A denominator in use.</summary>
/// <param name="Day">Of the oldest number in it.</param>
/// <param name="Parts">Former units it was added up from; 0 = it is the unit's own.</param>
public sealed record KnownDenominator(long People, DateOnly Day, string Source, int Parts);
