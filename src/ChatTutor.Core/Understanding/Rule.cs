using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Understanding;

/// <summary>What the tutor does with words it knows, and how these are said; written by organisers, the first that fits counts.</summary>
/// <param name="Behaviour">A name of <see cref="Behaviours"/>.</param>
/// <param name="Patterns">Ways of saying it.</param>
/// <param name="Unless">Ways that look like it and are something else.</param>
/// <param name="Says">What is answered, line by line.</param>
/// <param name="Lesson">The lesson about it, or null.</param>
/// <param name="Command">What a command does: a name of <see cref="Commands"/>.</param>
/// <param name="Secret">The kind of secret that was found, in place of patterns.</param>
public sealed record Rule(
    string Id, string Behaviour, IReadOnlyList<string> Patterns, IReadOnlyList<string> Unless, IReadOnlyList<Line> Says,
    string? Lesson, string? Command, string? Secret)
{
    private IReadOnlyList<Pattern> fits = [];
    private IReadOnlyList<Pattern> butNot = [];

    public static Rule Read(Fields fields, IReadOnlyDictionary<string, WordGroup> groups, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var rule = new Rule(
            fields.Text("id"), fields.Text("behaviour"), fields.Texts("patterns"), fields.Texts("unless"),
            fields.List("says", Line.Read, required: false), fields.Optional("lesson"), fields.Optional("command"), fields.Optional("secret"));
        return rule with { fits = Compile("patterns", rule.Patterns), butNot = Compile("unless", rule.Unless) };

        List<Pattern> Compile(string key, IReadOnlyList<string> texts) => [.. texts.Select(text =>
            Pattern.Read(text, groups, lexicon, out var unknown)
            ?? fields.Wrong<Pattern?>(key, $"không có nhóm từ <{unknown}> trong \"words\"", null)).OfType<Pattern>()];
    }

    public bool Fits(Utterance said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return Secret is not null ? said.Secrets.Contains(Secret) : said.Fits(fits) && !said.IsExcepted(butNot);
    }

    /// <summary>What is said, without the lines that rest on a fact which is not confirmed, or past its review.</summary>
    public string Text(Catalogue catalogue, DateOnly today) =>
        string.Join('\n', Says.Where(l => l.Fact is null || catalogue.IsGood(l.Fact, today)).Select(l => l.Text));

    internal IEnumerable<string> Known => fits.SelectMany(p => p.Known);
}

/// <summary>One line of an answer.</summary>
/// <param name="Fact">The fact it rests on: until that is confirmed the line is left out.</param>
public sealed record Line(string Text, string? Fact)
{
    public static Line Read(Fields fields) => new(fields.Text("text"), fields.Optional("fact"));
}

/// <summary>Words that may stand for each other in a pattern.</summary>
public sealed record WordGroup(string Id, IReadOnlyList<string> Words)
{
    public static WordGroup Read(Fields fields) => new(fields.Text("id"), fields.Texts("words"));
}
