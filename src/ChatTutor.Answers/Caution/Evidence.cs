using System.Text.RegularExpressions;

namespace ChatTutor.Answers.Caution;

/// <summary>What the cited passages hold, taken apart once.</summary>
internal sealed partial class Evidence
{
    private readonly IReadOnlyList<Token> tokens;
    private readonly IReadOnlyList<Quantity> quantities;
    private readonly HashSet<string> words;
    private readonly HashSet<string> links;
    private readonly HashSet<string> values;

    public Evidence(IEnumerable<string> passages)
    {
        var text = string.Join('\n', passages);
        tokens = Tokens.Of(text);
        words = [.. tokens.Where(t => t.IsWord).Select(t => t.Lower)];
        links = [.. LinksIn(text)];
        quantities = Quantities.Of(tokens);
        values = [.. quantities.SelectMany(q => Quantities.PartsOf(q.Value).Prepend(q.Value))];
        Clauses = Clause.Of(text);
    }

    public IReadOnlyList<Clause> Clauses { get; }

    public bool HasWord(string lower) => words.Contains(lower);

    public bool HasLink(string link) => links.Contains(link);

    public bool Has(Quantity quantity) =>
        quantity.Unit is null ? values.Contains(quantity.Value) : quantities.Any(q => q.Value == quantity.Value && q.Unit == quantity.Unit);

    /// <summary>These words stand there one after the other, written alike; the first may begin with a small letter there.</summary>
    public bool HasInOrder(IReadOnlyList<string> name) => Enumerable.Range(0, Math.Max(0, tokens.Count - name.Count + 1)).Any(start =>
        Enumerable.Range(0, name.Count).All(i => i == 0
            ? string.Equals(tokens[start].Text[1..], name[0][1..], StringComparison.Ordinal) && tokens[start].Lower[0] == char.ToLowerInvariant(name[0][0])
            : tokens[start + i].Joined && tokens[start + i].Text == name[i]));

    public bool HasExactly(string word) => tokens.Any(t => t.Text == word);

    /// <summary>Addresses of pages and mail in a text, in small letters; also such as are spoken ("chấm com").</summary>
    public static IEnumerable<string> LinksIn(string text) => Link().Matches(text).Select(m => m.Value.ToLowerInvariant().TrimEnd('.', ',', '/', ')', ':'));

    [GeneratedRegex(
        @"(?:https?:|www\.)\S+|\S+@\S+|[\p{L}\p{M}0-9\-]+(?:\.[\p{L}\p{M}0-9\-]+)*\.[a-z]{2,}(?:/\S*)?|\S+\s+(?:chấm|cham|dot)\s+(?:\S+\s+(?:chấm|cham|dot)\s+)*\S+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
