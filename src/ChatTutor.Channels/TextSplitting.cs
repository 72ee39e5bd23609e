using System.Globalization;

namespace ChatTutor.Channels;

/// <summary>Cuts a long text where a reader would pause.</summary>
internal static class TextSplitting
{
    /// <summary>Parts of at most <paramref name="longest"/> UTF-16 units, never cut inside what a reader sees as one character.</summary>
    public static IReadOnlyList<string> Split(string text, int longest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 2);
        var parts = new List<string>();
        var rest = text;
        while (rest.Length > longest)
        {
            var cut = FindCut(rest, longest);
            parts.Add(rest[..cut].TrimEnd());
            rest = rest[cut..];
        }
        parts.Add(rest);
        // Telegram refuses a message of blanks only.
        var shown = parts.Where(p => !string.IsNullOrWhiteSpace(p)).ToList();
        return shown.Count > 0 ? shown : [parts[0]];
    }

    /// <summary>The last place of the best kind; a place in the first half counts only if there is none behind it.</summary>
    private static int FindCut(string text, int longest)
    {
        var last = new int[Enum.GetValues<Pause>().Length];
        for (var at = NextCharacter(text, 0); at <= longest; at = NextCharacter(text, at))
            for (var pause = PauseBefore(text, at); pause >= Pause.Character; pause--)
                last[(int)pause] = at;
        for (var pause = Pause.Paragraph; pause >= Pause.Character; pause--)
            if (last[(int)pause] >= longest / 2)
                return last[(int)pause];
        return last[(int)Pause.Character] > 0 ? last[(int)Pause.Character] : WithoutHalfPair(text, longest);
    }

    private static int NextCharacter(string text, int at) => at + Math.Max(1, StringInfo.GetNextTextElementLength(text, at));

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
