using ChatTutor.Core.Content;

namespace ChatTutor.Core.Exams;

/// <summary>What may be asked of whom.</summary>
public static class ExamPool
{
    /// <summary>The items for an audience, by the domain they are examined in.</summary>
    public static ILookup<int, Item> Of(Catalogue catalogue, string audience)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var path = catalogue.Paths.Of(audience);
        var entries = path is null ? [] : path.Required.Concat(path.Optional).ToHashSet();
        return catalogue.Items
            .Where(i => i.Audiences.Count > 0 ? i.Audiences.Contains(audience) : entries.Contains(i.Lesson) || entries.Contains(i.Lesson.Split('/')[0]))
            .ToLookup(i => DomainOf(catalogue, i));
    }

    /// <summary>The domain of an item's skill, 0 when the skill is unknown.</summary>
    public static int DomainOf(Catalogue catalogue, Item item)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(item);
        return catalogue.Framework.Find(CompetenceOf(catalogue, item))?.Domain ?? 0;
    }

    /// <summary>The code of an item's skill: its own, or the first of its lesson.</summary>
    public static string CompetenceOf(Catalogue catalogue, Item item) =>
        item?.Competence ?? (catalogue?.Lesson(item?.Lesson ?? "")?.Competences is [var first, ..] ? first : "");
}
