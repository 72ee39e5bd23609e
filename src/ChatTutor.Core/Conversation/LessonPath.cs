using ChatTutor.Core.Content;

namespace ChatTutor.Core.Conversation;

/// <summary>Which lesson comes next for this learner.</summary>
internal static class LessonPath
{
    /// <summary>The learner's lessons in order: their group's path or the short one for everybody, then what is left.</summary>
    public static IReadOnlyList<Lesson> Of(Catalogue catalogue, string? audience)
    {
        var paths = catalogue.Paths;
        var own = paths.Of(audience) is { } path ? path.Required.Concat(path.Optional) : paths.Core.Lessons;
        return [.. own.SelectMany(entry => Expand(catalogue, entry)).Concat(catalogue.Lessons).DistinctBy(l => l.Id)];
    }

    /// <summary>The first not completed; for somebody without a record, the one after <paramref name="after"/>. Null when all is done.</summary>
    public static Lesson? Next(Scene scene, string? after = null)
    {
        var all = Of(scene.Catalogue, scene.Learner.Audience);
        if (scene.Records)
            return all.FirstOrDefault(l => !scene.Learner.HasCompleted(l.Id) && l.Id != after);
        var place = all.Select(l => l.Id).ToList().IndexOf(after ?? "");
        return place + 1 < all.Count ? all[place + 1] : null;
    }

    private static IEnumerable<Lesson> Expand(Catalogue catalogue, string entry) =>
        catalogue.Course(entry)?.Lessons ?? (catalogue.Lesson(entry) is { } lesson ? [lesson] : []);
}
