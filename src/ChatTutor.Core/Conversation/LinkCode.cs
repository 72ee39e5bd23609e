namespace ChatTutor.Core.Conversation;

/// <summary>
/// Codes that join two places: six letters and digits, at least one of each, so that neither a word nor a one-time password looks
/// like one. 23^6 - 13^6 - 10^6 of them are more than 2^27.
/// </summary>
public static class LinkCode
{
    /// <summary>
    /// Without the letters that are mistaken for a digit, and without those that a Vietnamese keyboard makes others of: "A1" and "AS"
    /// become "Á", "DD" and "D9" become "Đ", "W" becomes "Ư". What then is left of a tone key after no vowel stays as it is.
    /// </summary>
    public const string Alphabet = "0123456789CFHJKMNPQRTVX";

    private const string Mistaken = "OILBSZG";
    private const string Meant = "0118526";

    public const int Length = 6;

    /// <summary>How long a code is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public static bool IsOne(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length == Length && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) && code.Any(char.IsAsciiDigit) && code.Any(char.IsAsciiLetter);
    }

    /// <summary>The code these words are, in any case, in one run or in groups ("k7m 2qx"), or null.</summary>
    public static string? In(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var groups = words.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
        // "10 phut" and "lop 5a1" are words with a number; a code is written in equal groups.
        if (groups.Length == 0 || groups.Any(g => g.Length != groups[0].Length || !g.All(char.IsAsciiLetterOrDigit)))
            return null;
        // "hoc thi" is no code, though its O and I could be read as digits.
        var code = string.Concat(string.Concat(groups).ToUpperInvariant().Select(Read));
        return words.Any(char.IsAsciiDigit) && IsOne(code) ? code : null;
    }

    /// <summary>As people read it aloud: "K7M 2QX".</summary>
    public static string Show(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return $"{code[..(Length / 2)]} {code[(Length / 2)..]}";
    }

    private static char Read(char typed) => Mistaken.IndexOf(typed, StringComparison.Ordinal) is >= 0 and var at ? Meant[at] : typed;
}
