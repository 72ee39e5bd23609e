using ChatTutor.Core.Content.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ChatTutor.Service.Content;

/// <summary>Adds entries to a list of a file somebody wrote by hand, and touches nothing else in it.</summary>
public static class YamlLists
{
    /// <summary>The text with the entries at the end of the top-level list <paramref name="key"/>; null when the list is written in a way that is not understood.</summary>
    public static string? Append(string text, string key, IReadOnlyList<Node> entries)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (mark, body) = text.StartsWith('\uFEFF') ? (text[..1], text[1..]) : ("", text);
        if (ListOf(body, key) is not { } before || Span.Find(body, key) is not { } span)
            return null;
        var longer = span.Insert(body, entries);
        // Whatever the layout was: what is read afterwards must be what was there and what was added.
        return longer is not null && ListOf(longer, key) is { } after && IsSame(after, [.. before, .. entries]) && IsSame(Rest(longer, key), Rest(body, key))
            ? mark + longer : null;
    }

    /// <summary>Whether the top-level list <paramref name="key"/> holds a word.</summary>
    public static bool Has(string text, string key, string word)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ListOf(text.TrimStart('\uFEFF'), key)?.Any(n => n is Node.Text t && t.Value == word) == true;
    }

    private static IReadOnlyList<Node>? ListOf(string text, string key) =>
        Entries(text).FirstOrDefault(e => e.Key == key)?.Value is Node.Sequence list ? list.Items : null;

    private static List<Node> Rest(string text, string key) => [.. Entries(text).Where(e => e.Key != key).Select(e => e.Value)];

    private static IReadOnlyList<Node.Entry> Entries(string text) => YamlNodes.Parse("", text, []) is Node.Mapping mapping ? mapping.Entries : [];

    private static bool IsSame(IReadOnlyList<Node> left, IReadOnlyList<Node> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => IsSame(pair.First, pair.Second));

    private static bool IsSame(Node left, Node right) => (left, right) switch
    {
        (Node.Text a, Node.Text b) => a.Value == b.Value,
        (Node.Sequence a, Node.Sequence b) => IsSame(a.Items, b.Items),
        (Node.Mapping a, Node.Mapping b) =>
            a.Entries.Select(e => e.Key).SequenceEqual(b.Entries.Select(e => e.Key)) && IsSame([.. a.Entries.Select(e => e.Value)], [.. b.Entries.Select(e => e.Value)]),
        _ => false,
    };

    /// <summary>Where a list stands in a text.</summary>
    /// <param name="Start">The bracket, or the first dash.</param>
    /// <param name="LastEnd">Behind the last thing in it; null when there is none.</param>
    private sealed record Span(bool IsFlow, Mark Start, Mark? LastEnd)
    {
        public static Span? Find(string text, string key)
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            parser.Consume<MappingStart>();
            while (parser.TryConsume<Scalar>(out var name))
            {
                if (name.Value == key)
                    return parser.TryConsume<SequenceStart>(out var start) ? Of(parser, start) : null;
                parser.SkipThisAndNestedEvents();
            }
            return null;
        }

        public string? Insert(string text, IReadOnlyList<Node> entries)
        {
            if (IsFlow && LastEnd is null && entries is [Node.Mapping, ..])
                return InPlaceOfBrackets(text, entries);
            return IsFlow ? InBrackets(text, entries) : LastEnd is { } last ? Below(text, last, entries) : null;
        }

        private static Span Of(Parser parser, SequenceStart start)
        {
            var depth = 1;
            Mark? last = null;
            while (true)
            {
                var now = parser.Current!;
                parser.MoveNext();
                depth += now.NestingIncrease;
                if (depth == 0)
                    return new Span(start.Style == SequenceStyle.Flow, start.Start, last);
                // A block ends where the next thing begins, comments and all; what counts is the last word or bracket.
                if (now is Scalar || now.End.Index > now.Start.Index)
                    last = now.End;
            }
        }

        private string InPlaceOfBrackets(string text, IReadOnlyList<Node> entries)
        {
            var behind = text.IndexOf(']', At(Start)) + 1;
            return text[..At(Start)].TrimEnd(' ') + NewLine(text) + string.Join(NewLine(text), Block(entries, 2)) + text[behind..];
        }

        private string InBrackets(string text, IReadOnlyList<Node> entries)
        {
            var added = string.Join(", ", entries.Select(e => YamlText.Value(e, isBare: true)));
            return LastEnd is { } last ? text.Insert(At(last), ", " + added) : text.Insert(At(Start) + 1, added);
        }

        private string Below(string text, Mark last, IReadOnlyList<Node> entries)
        {
            var newLine = NewLine(text);
            var lines = string.Join(newLine, Block(entries, (int)Start.Column - 1)) + newLine;
            if (last.Column == 1)
                return text.Insert(At(last), lines);
            var endOfLine = text.IndexOf('\n', At(last));
            return endOfLine < 0 ? text + newLine + lines : text.Insert(endOfLine + 1, lines);
        }

        private static IEnumerable<string> Block(IReadOnlyList<Node> entries, int indent) => entries.SelectMany(e => YamlText.Entry(e, indent));

        private static string NewLine(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

        private static int At(Mark mark) => (int)mark.Index;
    }
}
