using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>Foreign words and abbreviations that lessons may use: terms are explained, names need no explanation.</summary>
public sealed record Glossary(IReadOnlyList<Term> Terms, IReadOnlyList<string> Names)
{
    public static readonly Glossary Empty = new([], []);

    public static Glossary Read(Fields fields) => new(fields.List("terms", Term.Read), fields.Texts("names"));
}

/// <summary>A word a newcomer does not know, and what it means in theirs.</summary>
public sealed record Term(string Word, string Meaning)
{
    public static Term Read(Fields fields) => new(fields.Text("term"), fields.Text("meaning"));
}
