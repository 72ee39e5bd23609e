namespace ChatTutor.Core.Content.Rules;

/// <summary>A commune's own words are for a commune that exists, stand in for something that exists, and keep the same limits.</summary>
internal static class LocalRules
{
    public static IEnumerable<ContentMistake> Check(Inspection look) => look.Catalogue.Locals.SelectMany(local => Check(look, local));

    private static IEnumerable<ContentMistake> Check(Inspection look, LocalContent local)
    {
        var file = $"local/{local.Commune}/local.yaml";
        if (look.Catalogue.Commune(local.Commune) is null)
            yield return look.Error(file, $"không có xã, phường \"{local.Commune}\" trong areas.yaml; tên thư mục phải là mã xã");
        foreach (var contact in local.Contacts.Keys.Where(c => !look.Catalogue.Campaign.Contacts.ContainsKey(c)))
            yield return look.Error($"{file}#contacts#{contact}", $"không có liên hệ \"{contact}\"; dùng được: {string.Join(", ", look.Catalogue.Campaign.Contacts.Keys)}");
        foreach (var (step, place) in local.Steps.Select((s, i) => (s, $"{file}#steps#{i}")))
            if (look.Catalogue.Lesson(step.Lesson)?.Find(step.Step) is not Telling)
                yield return look.Error(place, $"không có thẻ \"{step.Step}\" trong bài \"{step.Lesson}\"");
        foreach (var course in local.Courses.Where(c => look.Catalogue.Courses.Any(common => common.Id == c.Id)))
            yield return look.Error($"local/{local.Commune}/courses/{course.Id}/course.yaml#id", $"khóa \"{course.Id}\" đã có ở phần chung; đặt mã khác");
        foreach (var written in Texts(local, file).Concat(WithContacts(look, local)))
            foreach (var mistake in Lengths.Check(look, written).Concat(Wording.Check(look, written)))
                yield return mistake;
    }

    private static IEnumerable<Written> Texts(LocalContent local, string file) =>
        local.Steps.Select((s, i) => new Written($"{file}#steps#{i}#text", s.Text))
            .Concat(local.Contacts.Select(c => new Written($"{file}#contacts#{c.Key}", c.Value)));

    // A longer name in place of "Công an xã, phường" may make a common card too long.
    private static IEnumerable<Written> WithContacts(Inspection look, LocalContent local) => look.Texts
        .Where(t => local.Contacts.Keys.Any(c => t.Text.Contains("{" + c + "}", StringComparison.Ordinal)))
        .Select(t => new Written($"local/{local.Commune}/local.yaml#contacts", local.Contacts.Aggregate(
            t.Text, (text, c) => text.Replace("{" + c.Key + "}", c.Value, StringComparison.Ordinal))));
}
