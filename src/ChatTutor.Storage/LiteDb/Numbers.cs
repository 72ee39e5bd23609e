namespace ChatTutor.Storage.LiteDb;

/// <summary>Small numbers for the few names there are; 0 stands for none.</summary>
internal sealed class Numbers
{
    private readonly Dictionary<string, ushort> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    public int Count => names.Count;

    public ushort Give(string? name)
    {
        if (name is null)
            return 0;
        if (numbers.TryGetValue(name, out var known))
            return known;
        names.Add(name);
        return numbers[name] = checked((ushort)names.Count);
    }

    public string NameOf(ushort number) => names[number - 1];

    /// <summary>For each number whether it is one of these; null when anything will do.</summary>
    public bool[]? Marked(IReadOnlySet<string>? wanted) => wanted is null ? null : [false, .. names.Select(wanted.Contains)];
}
