namespace ChatTutor.Core.Content.Rules;

/// <summary>Every question of a bank belongs to a lesson, a skill and people who may be asked it, and no two ask the same.</summary>
internal static class Items
{
    public static IEnumerable<ContentMistake> Check(Inspection look)
    {
        foreach (var item in look.Catalogue.Items)
        {
            var place = Inspection.PlaceOf(item);
            if (look.Catalogue.Lesson(item.Lesson) is null)
                yield return look.Error($"banks/{item.Lesson}.yaml#lesson", $"không có bài \"{item.Lesson}\"");
            if (!Ids.IsPlain(item.Question.Id))
                yield return look.Error($"{place}#id", $"mã \"{item.Question.Id}\" chỉ dùng chữ thường không dấu, số và dấu -");
            if (item.Difficulty is < 1 or > 3)
                yield return look.Error($"{place}#difficulty", "\"difficulty\" là 1 (dễ), 2 (vừa) hoặc 3 (khó)");
            if (item.Competence is { } code && look.Catalogue.Framework.Find(code) is null)
                yield return look.Error($"{place}#competence", $"không có năng lực \"{code}\" trong competences.yaml");
            foreach (var audience in item.Audiences.Where(a => look.Catalogue.Audience(a) is null))
                yield return look.Error($"{place}#audiences", $"không có nhóm \"{audience}\" trong campaign.yaml");
        }
        foreach (var twice in look.Catalogue.Items.GroupBy(i => i.Id).SelectMany(g => g.Skip(1)))
            yield return look.Error($"{Inspection.PlaceOf(twice)}#id", $"hai câu cùng mã \"{twice.Question.Id}\"; mỗi câu một mã");
        foreach (var same in SameWords(look))
            yield return same;
    }

    private static IEnumerable<ContentMistake> SameWords(Inspection look) =>
        look.Questions.GroupBy(q => Language.Folding.Fold(string.Join(' ', Written.In("", q.Question).Select(w => w.Text))))
            .SelectMany(g => g.Skip(1).Select(q => look.Error(q.Place, $"giống hệt câu ở {g.First().Place}; viết câu khác")));
}
