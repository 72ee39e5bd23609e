namespace ChatTutor.Core.Content.Reading;

/// <summary>A place in a content file; line and column count from 1.</summary>
public sealed record Position(string File, int Line, int Column)
{
    public override string ToString() => $"{File}({Line},{Column})";
}

/// <summary>A content file as a tree, whatever syntax it was written in. Closed: text, list or fields.</summary>
public abstract record Node(Position At)
{
    public sealed record Text(Position At, string Value) : Node(At);

    public sealed record Sequence(Position At, IReadOnlyList<Node> Items) : Node(At);

    public sealed record Mapping(Position At, IReadOnlyList<Entry> Entries) : Node(At);

    /// <summary>One "key: value" of a mapping, with the place of its key.</summary>
    public sealed record Entry(string Key, Position At, Node Value);
}
