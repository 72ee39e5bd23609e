using System.Text;
using System.Text.RegularExpressions;

namespace ChatTutor.Core.Language;

/// <summary>Tells a Vietnamese syllable from a foreign word or an abbreviation by its build: onset, vowels, ending.</summary>
public static partial class Syllables
{
    /// <summary>True for anything that could be a written Vietnamese syllable; case does not matter, diacritics do ("app" is none, "áp" is).</summary>
    public static bool IsVietnamese(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var lower = word.ToLowerInvariant();
        // "OTP", "SMS": capitals without a vowel are abbreviations; single letters name choices (A, B) and lists.
        return lower.Length == 1 || Build().IsMatch(WithoutTones(lower));
    }

    // The five tones go, the letters ă â ê ô ơ ư đ stay: they belong to the build.
    private static string WithoutTones(string lower)
    {
        var plain = new StringBuilder(lower.Length);
        foreach (var c in lower.Normalize(NormalizationForm.FormD).Where(c => c is not ('\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')))
            plain.Append(c);
        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    [GeneratedRegex(
        "^(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?"
        + "(?:iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uya|uyê|oao|uyu|ia|iê|yê|ya|ua|uô|ưa|ươ|ai|ao|au|ay|âu|ây|eo|êu|iu|oa|oă|oe|oi|ôi|ơi|uâ|ui|uê|uơ|uy|ưi|ưu|oo|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)"
        + "(?:ch|ng|nh|c|m|n|p|t)?$")]
    private static partial Regex Build();
}
