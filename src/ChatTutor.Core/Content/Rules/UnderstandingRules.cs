using ChatTutor.Core.Conversation;
using ChatTutor.Core.Understanding;

namespace ChatTutor.Core.Content.Rules;

/// <summary>Every rule of understanding does something known, names what exists, and says it as short as any other message.</summary>
internal static class UnderstandingRules
{
    private const string File = "understanding.yaml";

    /// <summary>Lines of one answer: the five things to do after a scam, and a sentence before them.</summary>
    private const int MostLines = 6;

    public static IEnumerable<ContentMistake> Check(Inspection look)
    {
        var rulebook = look.Catalogue.Rulebook;
        foreach (var needed in new[] { Rulebook.Scammed, Rulebook.Photo }.Where(id => rulebook.Find(id) is null))
            yield return look.Error($"{File}#rules", $"thiếu quy tắc \"{needed}\"");
        foreach (var twice in rulebook.Rules.GroupBy(r => r.Id).Where(g => g.Count() > 1))
            yield return look.Error($"{File}#rules#{twice.Key}", $"hai quy tắc cùng mã \"{twice.Key}\"");
        foreach (var mistake in rulebook.Rules.SelectMany(r => Check(look, r)))
            yield return mistake;
        foreach (var (said, index) in rulebook.Examples.Said.Select((e, i) => (e, i)).Where(e => rulebook.Find(e.e.Rule) is null))
            yield return look.Error($"examples.yaml#examples#{index}#rule", $"không có quy tắc \"{said.Rule}\" trong understanding.yaml");
        foreach (var mistake in CheckAsked(look))
            yield return mistake;
    }

    // Each course has a file of its own, in which its lessons are listed.
    private static IEnumerable<ContentMistake> CheckAsked(Inspection look) =>
        look.Catalogue.Lexicon.Lessons.GroupBy(a => a.Lesson.Split('/')[0]).SelectMany(file => file
            .Select((asked, index) => (asked.Lesson, Place: $"asked/{file.Key}.yaml#lessons#{index}"))
            .Where(a => look.Catalogue.Lesson(a.Lesson) is null)
            .Select(a => look.Warning(a.Place, $"không có bài \"{a.Lesson}\"")));

    private static IEnumerable<ContentMistake> Check(Inspection look, Rule rule)
    {
        var place = $"{File}#rules#{rule.Id}";
        if (!Behaviours.All.ContainsKey(rule.Behaviour))
            yield return look.Error($"{place}#behaviour", $"không có cách xử lý \"{rule.Behaviour}\"; dùng một trong: {string.Join(", ", Behaviours.All.Keys)}");
        if (rule.Behaviour == Behaviours.Command && !Commands.IsKnown(rule.Command))
            yield return look.Error($"{place}#command", $"không có lệnh \"{rule.Command}\"");
        if (rule.Secret is { } secret ? !Secrets.Kinds.Contains(secret) : rule.Patterns.Count == 0)
            yield return look.Error(place, $"cần \"patterns\", hoặc \"secret\" là một trong: {string.Join(", ", Secrets.Kinds)}");
        if (rule.Behaviour is not (Behaviours.Command or "answer") && rule.Says.Count is 0 or > MostLines)
            yield return look.Error($"{place}#says", $"\"says\" có {rule.Says.Count} dòng; cần 1 đến {MostLines}");
        if (rule.Lesson is { } lesson && look.Catalogue.Lesson(lesson) is null)
            yield return look.Warning($"{place}#lesson", $"không có bài \"{lesson}\"");
        foreach (var (line, written) in rule.Says.Select((l, i) => (l, new Written($"{place}#says#{i}#text", l.Text))))
        {
            if (line.Fact is { } fact && look.Catalogue.Fact(fact) is null)
                yield return look.Warning(written.Place, $"không có dữ kiện \"{fact}\" trong thư mục facts, dòng này không hiện");
            foreach (var mistake in Lengths.Check(look, written).Concat(Wording.Check(look, written)))
                yield return mistake;
        }
    }
}
