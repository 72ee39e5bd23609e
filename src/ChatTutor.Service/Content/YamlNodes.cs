using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ChatTutor.Service.Content;

/// <summary>Reads YAML text into the tree the core knows. Anchors, huge files and deep nesting are refused before they can do harm.</summary>
public static class YamlNodes
{
    /// <summary>Characters; the longest real file is about 10,000.</summary>
    public const int LongestFile = 512 * 1024;

    private const int MostNodes = 50_000;
    private const int Deepest = 20;

    /// <summary>The document as a tree, or null with the mistake that made it unreadable.</summary>
    public static Node? Parse(string file, string text, List<ContentMistake> mistakes)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(mistakes);
        if (text.Length > LongestFile)
            return Refuse(new Position(file, 1, 1), "tệp quá lớn; chia nhỏ ra", mistakes);
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.Accept<DocumentStart>(out _))
                return Refuse(new Position(file, 1, 1), "tệp trống", mistakes);
            parser.Consume<DocumentStart>();
            var count = 0;
            var tree = Read(parser, file, 0, ref count);
            parser.Consume<DocumentEnd>();
            return parser.Accept<DocumentStart>(out var second) ? throw new YamlException(second.Start, second.End, "một tệp chỉ một tài liệu, bỏ dòng ---") : tree;
        }
        catch (YamlException e)
        {
            return Refuse(At(file, Later(e.Start, parser.Current?.Start)), $"không đọc được YAML: {Plain(e)}", mistakes);
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 18.1 gives up like this on a bracket that is never closed.
            return Refuse(At(file, Later(Mark.Empty, parser.Current?.Start)), "không đọc được YAML: thiếu dấu đóng ] hoặc } ở gần đây", mistakes);
        }
    }

    private static Node Read(Parser parser, string file, int depth, ref int count)
    {
        if (depth > Deepest || ++count > MostNodes)
            throw new YamlException(parser.Current!.Start, parser.Current.End, "lồng quá sâu hoặc quá nhiều mục");
        if (parser.Accept<AnchorAlias>(out var alias))
            throw new YamlException(alias.Start, alias.End, "không dùng * (alias)");
        if (parser.Accept<NodeEvent>(out var node) && !node.Anchor.IsEmpty)
            throw new YamlException(node.Start, node.End, "không dùng & (anchor)");
        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var items = new List<Node>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Read(parser, file, depth + 1, ref count));
            return new Node.Sequence(At(file, sequence.Start), items);
        }
        if (parser.TryConsume<MappingStart>(out var mapping))
            return new Node.Mapping(At(file, mapping.Start), ReadEntries(parser, file, depth, ref count));
        var scalar = parser.Consume<Scalar>();
        return new Node.Text(At(file, scalar.Start), scalar.Value);
    }

    private static List<Node.Entry> ReadEntries(Parser parser, string file, int depth, ref int count)
    {
        var entries = new List<Node.Entry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            entries.Add(new Node.Entry(key.Value, At(file, key.Start), Read(parser, file, depth + 1, ref count)));
        }
        return entries;
    }

    private static Node? Refuse(Position at, string message, List<ContentMistake> mistakes)
    {
        mistakes.Add(new ContentMistake(at, message));
        return null;
    }

    // YamlDotNet puts some mistakes, a tab for one, where the mapping began: what was read without complaint is nearer.
    private static Mark Later(Mark told, Mark? read) => read is { } start && start.Index > told.Index ? start : told;

    private static Position At(string file, Mark mark) => new(file, (int)mark.Line, (int)mark.Column);

    private static string Plain(YamlException e) => (e.InnerException?.Message ?? e.Message).Split(": ").Last();
}
