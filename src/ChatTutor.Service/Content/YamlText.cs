using System.Text.RegularExpressions;
using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Service.Content;

/// <summary>
/// Writes entries of a list as the content files have them: a key a line, a choice a line, words in double quotes, ids, numbers
/// and true or false without.
/// </summary>
internal static partial class YamlText
{
    private static readonly string[] Bare = ["id", "kind", "right", "difficulty", "tolerance", "facts", "audiences"];

    /// <summary>The lines of one entry, "- " before the first.</summary>
    public static IEnumerable<string> Entry(Node entry, int indent)
    {
        var margin = new string(' ', indent);
        return entry is Node.Mapping mapping
            ? mapping.Entries.SelectMany(e => Lines(e, mapping)).Select((line, i) => margin + (i == 0 ? "- " : "  ") + line)
            : [$"{margin}- {Value(entry, isBare: true)}"];
    }

    /// <summary>A word of a list as it stands between brackets.</summary>
    public static string Value(Node node, bool isBare) => node switch
    {
        Node.Text text when isBare && Plain().IsMatch(text.Value) => text.Value,
        Node.Text text => Quoted(text.Value),
        Node.Sequence list => $"[{string.Join(", ", list.Items.Select(i => Value(i, isBare)))}]",
        Node.Mapping mapping => $"{{ {string.Join(", ", mapping.Entries.Select(e => $"{e.Key}: {Value(e.Value, Bare.Contains(e.Key))}"))} }}",
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<string> Lines(Node.Entry entry, Node.Mapping item) =>
        entry.Value is Node.Sequence { Items: [Node.Mapping, ..] } choices
            ? [$"{entry.Key}:", .. choices.Items.Select(c => "  - " + Value(c, isBare: false))]
            : [$"{entry.Key}: {Value(entry.Value, IsBare(entry.Key, item))}"];

    // "answer" and "offers" are numbers of a question that asks for one; words that look like numbers stay words.
    private static bool IsBare(string key, Node.Mapping item) =>
        Bare.Contains(key) || key == "answer" || (key == "offers" && item.Entries.Any(e => e is { Key: "kind", Value: Node.Text { Value: "number" } }));

    private static string Quoted(string text) =>
        $"\"{Folding.Clean(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"^(?:[a-z0-9]+(?:[-_][a-z0-9]+)*|-?\d+(?:\.\d+)?)\z")]
    private static partial Regex Plain();
}
