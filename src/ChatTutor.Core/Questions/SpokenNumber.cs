using System.Globalization;

namespace ChatTutor.Core.Questions;

/// <summary>Numbers up to 999 as they are said in Vietnamese: digit by digit ("một năm sáu") or in full ("một trăm năm mươi sáu").</summary>
internal static class SpokenNumber
{
    private static readonly string[] Digits = ["khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"];

    /// <summary>The number, or null; syllables folded, any count of them when said digit by digit.</summary>
    public static decimal? Parse(IReadOnlyList<string> syllables)
    {
        if (syllables.Count is 0 or > 12)
            return null;
        var digits = syllables.Select(s => Digits.IndexOf(s)).ToList();
        return digits.TrueForAll(d => d >= 0)
            ? decimal.Parse(string.Concat(digits), CultureInfo.InvariantCulture)
            : InFull([.. syllables.Where(s => s is not ("le" or "linh"))]);
    }

    private static decimal? InFull(List<string> syllables)
    {
        var hundreds = syllables is [var hundred, "tram", ..] ? Digits.IndexOf(hundred) : 0;
        var rest = hundreds > 0 ? syllables[2..] : syllables;
        return hundreds < 0 || BelowHundred(rest) is not { } below ? null : hundreds * 100 + below;
    }

    private static int? BelowHundred(List<string> syllables) => syllables switch
    {
        [] => 0,
        ["muoi"] => 10,
        [var unit] => Unit(unit),
        ["muoi", var unit] => 10 + Unit(unit),
        [var ten, "muoi"] => Ten(ten),
        [var ten, "muoi", var unit] => Ten(ten) + Unit(unit),
        _ => null,
    };

    private static int? Ten(string syllable) => Digits.IndexOf(syllable) is > 1 and var digit ? digit * 10 : null;

    // "Lăm" and "tư" are said for five and four after a ten.
    private static int? Unit(string syllable) =>
        syllable is "lam" or "nham" ? 5 : syllable is "tu" ? 4 : Digits.IndexOf(syllable) is > 0 and var digit ? digit : null;
}
