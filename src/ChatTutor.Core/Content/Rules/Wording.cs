using System.Text.RegularExpressions;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Content.Rules;

/// <summary>Plain Vietnamese only: no foreign word or abbreviation outside the glossary, no mark of an unconfirmed draft, known placeholders.</summary>
internal static partial class Wording
{
    private static readonly string[] Placeholders = ["{you}", "{me}", "{You}", "{Me}"];

    public static IEnumerable<ContentMistake> Check(Inspection look) => look.Texts.SelectMany(t => Check(look, t));

    public static IEnumerable<ContentMistake> Check(Inspection look, Written written)
    {
        var known = look.Catalogue.Glossary.Known;
        foreach (var word in Words().Matches(Addresses().Replace(written.Text, " ")).Select(m => m.Value))
            if (!known.Contains(word.ToUpperInvariant()) && !Syllables.IsVietnamese(word))
                yield return look.Error(written.Place, $"\"{word}\" không phải tiếng Việt; thêm vào glossary.yaml hoặc viết lại");
        if (written.Text.Contains('⚠', StringComparison.Ordinal))
            yield return look.Error(written.Place, "còn dấu ⚠: ghi lý do vào \"unconfirmed\" của thẻ, hoặc kiểm chứng rồi bỏ dấu");
        var placeholders = Placeholders.Concat(look.Catalogue.Campaign.Contacts.Keys.Select(c => "{" + c + "}")).ToList();
        foreach (var unknown in Braces().Matches(written.Text).Select(m => m.Value).Except(placeholders))
            yield return look.Error(written.Place, $"không có {unknown}; dùng được: {string.Join(", ", placeholders)}");
    }

    [GeneratedRegex(Glossary.WordPattern)]
    private static partial Regex Words();

    [GeneratedRegex(@"\{\w*\}")]
    private static partial Regex Braces();

    // Placeholders and web addresses are not words.
    [GeneratedRegex(@"\{\w*\}|\b[\w-]+(?:\.[\w-]+)+\b")]
    private static partial Regex Addresses();
}
