using ChatTutor.Core.Language;
using ChatTutor.Core.Questions;

namespace ChatTutor.Core.Content.Rules;

/// <summary>A question can be answered by button, digit and word, has a right answer, and explains every wrong one.</summary>
internal static class QuestionRules
{
    private const int MostChoices = 4;

    public static IEnumerable<ContentMistake> Check(Inspection look) =>
        look.Questions.SelectMany(q => Check(q.Place, q.Question)).Select(m => look.Error(m.Place, m.Message));

    private static IEnumerable<(string Place, string Message)> Check(string place, Question question) => question switch
    {
        ChoiceQuestion q => Choices(place, q.Choices).Concat(Rights(place, q.Choices, most: 1)),
        SeveralChoices q => Choices(place, q.Choices).Concat(Rights(place, q.Choices, least: 2)),
        Ordering q => OptionIds($"{place}#items", [.. q.Items.Select(i => i.Id)])
            .Concat(Labels($"{place}#items", [.. q.Items.Select(i => i.Label)], least: 3)),
        NumberQuestion q => Offers(place, q.Offers.Distinct().Count() == q.Offers.Count ? q.Offers.Count : 0, q.Offers.Any(o => Math.Abs(o - q.Answer) <= q.Tolerance), q.Tolerance >= 0),
        TypedAnswer q => Offers(place, q.Offers.Count, q.Offers.Any(o => q.Accept.Any(a => Matching.IsSame(o, a))), q.Accept.Count > 0)
            .Concat(Labels($"{place}#offers", q.Offers, least: 2)),
        _ => [],
    };

    private static IEnumerable<(string, string)> Choices(string place, IReadOnlyList<Choice> choices)
    {
        foreach (var choice in choices.Where(c => c.Feedback.Length == 0))
            yield return ($"{place}#choices#{choice.Id}", $"lựa chọn \"{choice.Label}\" thiếu \"feedback\" giải thích");
        foreach (var mistake in OptionIds($"{place}#choices", [.. choices.Select(c => c.Id)]))
            yield return mistake;
        foreach (var mistake in Labels($"{place}#choices", [.. choices.Select(c => c.Label)], least: 2))
            yield return mistake;
    }

    private static IEnumerable<(string, string)> OptionIds(string place, IReadOnlyList<string> ids)
    {
        foreach (var twice in ids.GroupBy(id => id).Where(g => g.Count() > 1))
            yield return ($"{place}#{twice.Key}", $"hai lựa chọn cùng mã \"{twice.Key}\"");
        // "done" and "again" are the question's own buttons.
        foreach (var id in ids.Where(id => id is "done" or "again" || !Ids.IsPlain(id)))
            yield return ($"{place}#{id}#id", $"mã \"{id}\" không dùng được cho lựa chọn; dùng a, b, c, d");
    }

    private static IEnumerable<(string, string)> Rights(string place, IReadOnlyList<Choice> choices, int least = 1, int most = MostChoices)
    {
        var right = choices.Count(c => c.Right);
        if (right < least || right > most || right == choices.Count)
            yield return ($"{place}#choices", least == 1 && most == 1
                ? $"cần đúng một lựa chọn \"right: true\", đang có {right}"
                : $"cần từ {least} lựa chọn đúng và ít nhất một lựa chọn sai, đang có {right} đúng");
    }

    private static IEnumerable<(string, string)> Offers(string place, int count, bool hasRight, bool isSound)
    {
        if (count is < 2 or > MostChoices || !hasRight || !isSound)
            yield return ($"{place}#offers", "\"offers\" cần 2 đến 4 nút khác nhau, trong đó có đáp án đúng");
    }

    private static IEnumerable<(string, string)> Labels(string place, IReadOnlyList<string> labels, int least)
    {
        if (labels.Count < least || labels.Count > MostChoices)
            yield return (place, $"cần {least} đến {MostChoices} lựa chọn, đang có {labels.Count}");
        foreach (var twice in labels.GroupBy(Folding.Fold).Where(g => g.Count() > 1))
            yield return (place, $"hai lựa chọn gõ không dấu giống nhau: \"{string.Join("\", \"", twice)}\"");
        foreach (var clash in labels.Where(l => Conversation.Commands.Find(l, null) is not null))
            yield return (place, $"\"{clash}\" trùng với một lệnh luôn dùng được; đổi chữ khác");
    }
}
