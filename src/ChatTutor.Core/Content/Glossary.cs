using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>Foreign words and abbreviations that lessons may use: terms are explained, names need no explanation.</summary>
public sealed partial record Glossary(IReadOnlyList<Term> Terms, IReadOnlyList<string> Names)
{
    public static readonly Glossary Empty = new([], []);

    internal const string WordPattern = @"[\p{L}\p{M}]+";

    /// <summary>Every word of the terms and names, in capitals.</summary>
    public FrozenSet<string> Known { get; } =
        Terms.Select(t => t.Word).Concat(Names).SelectMany(w => Words().Matches(w)).Select(m => m.Value.ToUpperInvariant()).ToFrozenSet();

    public static Glossary Read(Fields fields) => new(fields.List("terms", Term.Read), fields.Texts("names"));

    [GeneratedRegex(WordPattern)]
    private static partial Regex Words();
}

/// <summary>A word a newcomer does not know, and what it means in theirs.</summary>
public sealed record Term(string Word, string Meaning)
{
    public static Term Read(Fields fields) => new(fields.Text("term"), fields.Text("meaning"));
}
