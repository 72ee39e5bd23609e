using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Understanding;

/// <summary>
/// A way of saying something, as an organiser writes it: "lỡ * (chuyển|gửi) * &lt;tien&gt;". "&lt;name&gt;" is any of a group's words,
/// "(a|b)" one of these, "(a|b)?" one or none, "*" up to six syllables between, "&amp;" parts that may stand anywhere, "^" and "$" the beginning and the end.
/// Diacritics count where the message has them.
/// </summary>
public sealed partial class Pattern
{
    /// <summary>Syllables that "*" may stand for: about as many as come between two words of one thought.</summary>
    private const int Gap = 6;

    private readonly IReadOnlyList<Part> parts;

    private Pattern(IReadOnlyList<Part> parts) => this.parts = parts;

    /// <summary>Null, and the name that is unknown, when a group does not exist.</summary>
    public static Pattern? Read(string text, IReadOnlyDictionary<string, WordGroup> groups, Lexicon lexicon, out string? unknown)
    {
        ArgumentNullException.ThrowIfNull(text);
        unknown = Groups().Matches(text).Select(m => m.Groups[1].Value).FirstOrDefault(name => !groups.ContainsKey(name));
        return unknown is not null ? null : new Pattern([.. text.Split('&').Select(part => ReadPart(part, groups, lexicon))]);
    }

    private static Part ReadPart(string text, IReadOnlyDictionary<string, WordGroup> groups, Lexicon lexicon)
    {
        var elements = new List<Element>();
        var gap = 0;
        foreach (var piece in Pieces().Matches(text).Select(m => m.Value).Where(p => p is not ("^" or "$")))
        {
            if (piece == "*")
            {
                gap = Gap;
                continue;
            }
            IEnumerable<string> ways = piece[0] == '<' ? groups[piece.Trim('<', '>')].Words : piece.Trim('(', ')', '?').Split('|');
            elements.Add(new Element(gap, piece[^1] == '?', ways.Select(w => lexicon.Meant(w).Select(s => new Heard(s.Folded, s.Spelling())).ToArray()).Where(w => w.Length > 0)));
            gap = 0;
        }
        return new Part(elements, text.Contains('^', StringComparison.Ordinal), text.Contains('$', StringComparison.Ordinal));
    }

    public bool Fits(IReadOnlyList<Heard> syllables) => parts.All(p => p.Fits(syllables));

    /// <summary>Every syllable the pattern knows, for mending slips of the thumb.</summary>
    public IEnumerable<string> Known => parts.SelectMany(p => p.Elements).SelectMany(e => e.Known);

    [GeneratedRegex(@"<([^>]*)>")]
    private static partial Regex Groups();

    [GeneratedRegex(@"<[^>]*>|\([^)]*\)\??|\*|\^|\$|[^\s<>()*^$]+(?:\s+[^\s<>()*^$]+)*")]
    private static partial Regex Pieces();

    private sealed record Part(IReadOnlyList<Element> Elements, bool IsStart, bool IsEnd)
    {
        public bool Fits(IReadOnlyList<Heard> syllables)
        {
            var reached = Enumerable.Range(0, IsStart ? 1 : syllables.Count + 1).ToHashSet();
            foreach (var element in Elements)
            {
                var ends = reached.SelectMany(at => element.Ends(syllables, at));
                reached = element.IsOptional ? [.. reached, .. ends] : [.. ends];
                if (reached.Count == 0)
                    return false;
            }
            return !IsEnd || reached.Contains(syllables.Count);
        }
    }

    private sealed class Element(int gap, bool isOptional, IEnumerable<Heard[]> ways)
    {
        private readonly FrozenDictionary<string, Heard[][]> byFirst =
            ways.GroupBy(w => w[0].Folded).ToFrozenDictionary(g => g.Key, g => g.ToArray());

        public bool IsOptional => isOptional;

        public IEnumerable<string> Known => byFirst.Values.SelectMany(w => w).SelectMany(w => w).Select(w => w.Folded);

        public IEnumerable<int> Ends(IReadOnlyList<Heard> syllables, int from)
        {
            for (var at = from; at <= from + gap && at < syllables.Count; at++)
                foreach (var way in byFirst.GetValueOrDefault(syllables[at].Folded) ?? [])
                    if (IsAt(way, syllables, at))
                        yield return at + way.Length;
        }

        private static bool IsAt(Heard[] way, IReadOnlyList<Heard> syllables, int at)
        {
            for (var i = 0; i < way.Length; i++)
                if (at + i >= syllables.Count || !syllables[at + i].Is(way[i]))
                    return false;
            return true;
        }
    }
}
