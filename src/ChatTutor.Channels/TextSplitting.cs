using System.Globalization;

namespace ChatTutor.Channels;

/// <summary>Cuts a long text where a reader would pause, the same on every channel.</summary>
internal static class TextSplitting
{
    /// <summary>Parts of at most <paramref name="longest"/> UTF-16 units, never cut inside what a reader sees as one character.</summary>
    public static IReadOnlyList<string> Split(string text, int longest) => Split(text, longest, TextUnit.Utf16);

    /// <summary>The same, with lengths as the platform counts them.</summary>
    public static IReadOnlyList<string> Split(string text, int longest, TextUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 2);
        var parts = new List<string>();
        var rest = text;
        while (unit.Measure(rest) > longest)
        {
            var cut = FindCut(rest, longest, unit);
            parts.Add(rest[..cut].TrimEnd());
            rest = rest[cut..];
        }
        parts.Add(rest);
        // Platforms refuse a message of blanks only.
        var shown = parts.Where(p => !string.IsNullOrWhiteSpace(p)).ToList();
        return shown.Count > 0 ? shown : [parts[0]];
    }

    /// <summary>The last place of the best kind; a place in the first half counts only if there is none behind it.</summary>
    private static int FindCut(string text, int longest, TextUnit unit)
    {
        var last = new (int At, int Length)[Enum.GetValues<Pause>().Length];
        var length = 0;
        for (var at = 0; at < text.Length;)
        {
            var next = at + StringInfo.GetNextTextElementLength(text, at);
            length += unit.Measure(text[at..next]);
            at = next;
            if (length > longest)
                break;
            for (var pause = PauseBefore(text, at); pause >= Pause.Character; pause--)
                last[(int)pause] = (at, length);
        }
        for (var pause = Pause.Paragraph; pause >= Pause.Character; pause--)
            if (last[(int)pause].Length >= longest / 2)
                return last[(int)pause].At;
        return last[(int)Pause.Character].At is > 0 and var cut ? cut : WithoutHalfPair(text, longest);
    }

    private static Pause PauseBefore(string text, int at) => (text[at - 1], at > 1 ? text[at - 2] : '\0') switch
    {
        ('\n', '\n') => Pause.Paragraph,
        ('\n', _) => Pause.Line,
        (' ', '.' or '!' or '?' or '…' or ':' or ';') => Pause.Sentence,
        (' ', _) => Pause.Word,
        _ => Pause.Character,
    };

    /// <summary>One "character" longer than a whole message (marks piled on a letter): cut it, but not within a surrogate pair.</summary>
    private static int WithoutHalfPair(string text, int longest) =>
        char.IsHighSurrogate(text[longest - 1]) && char.IsLowSurrogate(text[longest]) ? longest - 1 : longest;

    private enum Pause
    {
        Character,
        Word,
        Sentence,
        Line,
        Paragraph,
    }
}
