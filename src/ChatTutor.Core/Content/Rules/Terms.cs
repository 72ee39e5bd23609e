using System.Text.RegularExpressions;

namespace ChatTutor.Core.Content.Rules;

/// <summary>A word of the glossary is explained where a lesson uses it first: nobody has to have taken another lesson before.</summary>
internal static class Terms
{
    public static IEnumerable<ContentMistake> Check(Inspection look) => look.Lessons.SelectMany(l => Check(look, l));

    private static IEnumerable<ContentMistake> Check(Inspection look, Lesson lesson)
    {
        var texts = lesson.Steps.SelectMany(s => Written.In(Inspection.PlaceOf(lesson, s), s)).ToList();
        foreach (var term in look.Catalogue.Glossary.Terms)
        {
            var word = $@"(?<![\p{{L}}\d]){Regex.Escape(term.Word)}(?![\p{{L}}\d])";
            var first = texts.Find(t => Regex.IsMatch(t.Text, word));
            if (first is not null && !IsExplained(first.Text, word, term))
                yield return look.Error(first.Place, $"bài dùng \"{term.Word}\" lần đầu mà chưa giải thích; viết như \"{term.Word}, tức {term.Meaning}\"");
        }
    }

    // "OTP, tức mã…", "OTP là mã…", "OTP (mã…)", "mã xác nhận, gọi là OTP", or the meaning itself beside it.
    private static bool IsExplained(string text, string word, Term term) =>
        Regex.IsMatch(text, $@"{word}[^.!?]{{0,40}}?(?:,? tức|,? nghĩa là| là |\s?\(|: )")
        || Regex.IsMatch(text, $@"(?:tức|gọi là|hay|\()\s*(?:\S+ ){{0,3}}?{word}")
        || text.Contains(term.Meaning.Split(',')[0], StringComparison.OrdinalIgnoreCase);
}
