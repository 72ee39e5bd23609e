namespace ChatTutor.Core.Content.Reading;

/// <summary>
/// Remembers where things were written, so that rules over the whole catalogue can point at a line. A thing is named by its file and
/// the ids (or numbers, from 0) on the way to it: "courses/vneid/la-gi.yaml#steps#ai-quan-ly#choices#a#feedback".
/// </summary>
public sealed class Places
{
    private readonly Dictionary<string, Position> known = [];

    public void Note(Node node, string name)
    {
        known[name] = node.At;
        if (node is Node.Mapping mapping)
            foreach (var entry in mapping.Entries)
                Note(entry.Value, name + "#" + entry.Key);
        else if (node is Node.Sequence sequence)
            foreach (var (item, index) in sequence.Items.Select((item, index) => (item, index)))
                Note(item, name + "#" + (IdOf(item) ?? index.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>The place of a thing, or of the nearest thing around it that is known.</summary>
    public Position Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (var end = name.Length; end > 0; end = name.LastIndexOf('#', end - 1))
            if (known.TryGetValue(name[..end], out var at))
                return at;
        return new Position(name, 1, 1);
    }

    private static string? IdOf(Node node) =>
        node is Node.Mapping mapping && mapping.Entries.FirstOrDefault(e => e.Key is "id" or "audience" or "term" or "code")?.Value is Node.Text id ? id.Value : null;
}
