using System.Text;

namespace ChatTutor.Core.Language;

/// <summary>One syllable as it was written, in lower case, and without its diacritics.</summary>
public readonly record struct Syllable(string Written, string Folded)
{
    public bool HasMarks => Written != Folded;

    /// <summary>
    /// The written form as southern speech has it: hỏi and ngã are one tone, and it does not matter which vowel carries the mark
    /// ("hòa", "hoà").
    /// </summary>
    public string Spelling()
    {
        var (letters, tone) = (new StringBuilder(Written.Length + 1), ' ');
        foreach (var c in Written.Normalize(NormalizationForm.FormD))
        {
            if (c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
                tone = c == '\u0303' ? '\u0309' : c;
            else
                letters.Append(c);
        }
        return letters.Append(tone).ToString();
    }
}
