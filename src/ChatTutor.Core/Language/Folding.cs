using System.Globalization;
using System.Text;

namespace ChatTutor.Core.Language;

/// <summary>Vietnamese brought to a form in which case, diacritics, tone style (hòa/hoà) and spacing no longer matter.</summary>
public static class Folding
{
    /// <summary>Lower case, without diacritics, đ as d, everything but letters and digits as single spaces: "Đọc  LẠI!" is "doc lai".</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        if (IsPlain(text))
        {
            foreach (var c in text)
                Append(folded, c < FoldedLetters.Length ? FoldedLetters[c] : c);
            return folded.ToString().TrimEnd();
        }
        foreach (var c in Clean(text).Normalize(NormalizationForm.FormD))
            Append(folded, c);
        return folded.ToString().TrimEnd();
    }

    /// <summary>Letters up to the end of Latin Extended Additional, where the Vietnamese ones are, without their marks; normalising each text takes long.</summary>
    private static readonly char[] FoldedLetters =
        [.. Enumerable.Range(0, 0x1F00).Select(c => IsComposed((char)c) ? ((char)c).ToString().Normalize(NormalizationForm.FormD)[0] : (char)c)];

    // Nothing in it that would have to be cleaned or composed first.
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
            if (c is not (>= ' ' and <= '~') && !IsComposed(c))
                return false;
        return true;
    }

    private static bool IsComposed(char c) => c is (>= 'À' and <= 'ɏ') or (>= 'Ḁ' and <= 'ỿ');

    /// <summary>Text as people meant it: NFC, without control, zero-width, direction marks and lone surrogates, trimmed.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(text[i]).Append(text[++i]);
            else if (text[i] is '\n' or '\t')
                clean.Append(' ');
            else if (!IsInvisible(text[i]))
                clean.Append(text[i]);
        }
        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>With a capital, as a sentence or a heading begins.</summary>
    internal static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The syllables of a Vietnamese text, folded: words are written syllable by syllable, so this is its unit of length.</summary>
    public static string[] Syllables(string text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static void Append(StringBuilder folded, char c)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            return;
        if (char.IsLetterOrDigit(c))
            folded.Append(IsBarredD(c) ? 'd' : char.ToLowerInvariant(c));
        else if (folded.Length > 0 && folded[^1] != ' ')
            folded.Append(' ');
    }

    // Old keyboards write the Icelandic ð, which looks the same.
    private static bool IsBarredD(char c) => c is 'đ' or 'Đ' or 'ð' or 'Ð';

    private static bool IsInvisible(char c) =>
        char.IsSurrogate(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;
}
