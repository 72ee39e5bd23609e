namespace ChatTutor.Core.Content.Rules;

/// <summary>Whatever is named must exist: lessons and courses in paths, audiences, owners, competences.</summary>
internal static class References
{
    private const string File = "paths.yaml";

    public static IEnumerable<ContentMistake> Check(Inspection look)
    {
        var (catalogue, paths) = (look.Catalogue, look.Catalogue.Paths);
        foreach (var (entry, place) in paths.Core.Lessons.Select((e, i) => (e, $"{File}#core#lessons#{i}")).Where(e => !Exists(look, e.e)))
            yield return look.Error(place, $"không có bài hay khóa \"{entry}\"");
        foreach (var path in paths.Paths)
        {
            var place = $"{File}#paths#{path.Audience}";
            if (catalogue.Audience(path.Audience) is null)
                yield return look.Error($"{place}#audience", $"không có nhóm \"{path.Audience}\" trong campaign.yaml");
            foreach (var entry in path.Required.Concat(path.Optional).Where(e => !Exists(look, e)))
                yield return look.Error(place, $"không có bài hay khóa \"{entry}\"");
        }
        foreach (var audience in catalogue.Campaign.Audiences.Where(a => paths.Of(a.Id) is null))
            yield return look.Error($"{File}#paths", $"nhóm \"{audience.Id}\" chưa có lộ trình");
        foreach (var (course, folder) in look.Courses.Where(c => catalogue.Campaign.OwnerOf(c.Course.Owner) is null))
            yield return look.Error($"{folder}/course.yaml#owner", $"không có đơn vị \"{course.Owner}\" trong \"owners\" của campaign.yaml");
        foreach (var (lesson, code) in look.Lessons.SelectMany(l => l.Competences.Select(c => (l, c))).Where(c => catalogue.Framework.Find(c.c) is null))
            yield return look.Error($"{lesson.File}#competences", $"không có năng lực \"{code}\" trong competences.yaml");
    }

    private static bool Exists(Inspection look, string entry) =>
        look.Catalogue.Courses.Any(c => c.Id == entry) || look.Catalogue.Lesson(entry) is not null;
}
