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
            var ways = piece.Trim('(', ')', '?').Split('|').SelectMany(w => w.StartsWith('<') ? groups[w.Trim('<', '>')].Words : [w]);
            elements.Add(new Element(gap, piece[^1] == '?', ways.Select(w => lexicon.Meant(w).Select(s => new Heard(s.Folded, s.Spelling())).ToArray()).Where(w => w.Length > 0)));
            gap = 0;
        }
        return new Part(elements, text.Contains('^', StringComparison.Ordinal), text.Contains('$', StringComparison.Ordinal));
    }

    public bool Fits(IReadOnlyList<Heard> syllables) => parts.All(p => p.Fits(syllables, isSure: false));

    /// <summary>As <see cref="Fits"/>, but a single syllable counts only with its marks: too many words are written alike without.</summary>
    public bool FitsSurely(IReadOnlyList<Heard> syllables) => parts.All(p => p.Fits(syllables, isSure: true));

    /// <summary>Every syllable the pattern knows, for mending slips of the thumb.</summary>
    public IEnumerable<string> Known => parts.SelectMany(p => p.Elements).SelectMany(e => e.Known);

    [GeneratedRegex(@"<([^>]*)>")]
    private static partial Regex Groups();

    [GeneratedRegex(@"<[^>]*>|\([^)]*\)\??|\*|\^|\$|[^\s<>()*^$]+(?:\s+[^\s<>()*^$]+)*")]
    private static partial Regex Pieces();

    private sealed class Part(IReadOnlyList<Element> elements, bool isStart, bool isEnd)
    {
        // Most rules have nothing to do with most of what is said: the element with the fewest ways tells soonest.
        private readonly IReadOnlyList<Element> needed = [.. elements.Where(e => !e.IsOptional).OrderBy(e => e.Ways)];

        public IReadOnlyList<Element> Elements => elements;

        public bool Fits(IReadOnlyList<Heard> syllables, bool isSure)
        {
            foreach (var element in needed)
                if (!element.Begins(syllables))
                    return false;
            var reached = new bool[syllables.Count + 1];
            reached.AsSpan(0, isStart ? 1 : reached.Length).Fill(true);
            foreach (var element in elements)
                reached = element.Reach(syllables, reached, isSure);
            return isEnd ? reached[^1] : reached.Contains(true);
        }
    }

    private sealed class Element(int gap, bool isOptional, IEnumerable<Heard[]> ways)
    {
        private readonly FrozenDictionary<string, Heard[][]> byFirst =
            ways.GroupBy(w => w[0].Folded).ToFrozenDictionary(g => g.Key, g => g.ToArray());

        public bool IsOptional => isOptional;

        public int Ways => byFirst.Count;

        public IEnumerable<string> Known => byFirst.Values.SelectMany(w => w).SelectMany(w => w).Select(w => w.Folded);

        public bool Begins(IReadOnlyList<Heard> syllables)
        {
            for (var i = 0; i < syllables.Count; i++)
                if (byFirst.ContainsKey(syllables[i].Folded))
                    return true;
            return false;
        }

        /// <summary>Where one may be after this element, from where one was before it.</summary>
        public bool[] Reach(IReadOnlyList<Heard> syllables, bool[] before, bool isSure)
        {
            var after = isOptional ? (bool[])before.Clone() : new bool[before.Length];
            for (var (at, left) = (0, -1); at < syllables.Count; at++)
            {
                left = before[at] ? gap : left - 1;
                if (left >= 0 && byFirst.TryGetValue(syllables[at].Folded, out var begun))
                    foreach (var way in begun)
                        if (IsAt(way, syllables, at) && !(isSure && way.Length == 1 && way[0].IsMarked && syllables[at].Spelling is null))
                            after[at + way.Length] = true;
            }
            return after;
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
