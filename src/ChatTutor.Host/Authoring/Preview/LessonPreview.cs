using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Host.Authoring.Preview;

/// <summary>What there is to see of one lesson.</summary>
/// <param name="File">Where it is written.</param>
/// <param name="Commune">Whose words are shown; null = everybody's.</param>
/// <param name="Mistakes">Lint's, in this lesson.</param>
public sealed record LessonPreview(
    Lesson Lesson, string File, Area? Commune, IReadOnlyList<ContentMistake> Mistakes, IReadOnlyList<LessonPreview.Held> HeldBack, IReadOnlyList<Stop> Stops)
{
    /// <summary>A step that is written but not shown.</summary>
    /// <param name="At">Its place; null when it is a fact it rests on that is not confirmed.</param>
    public sealed record Held(string Step, string Why, Position? At);

    /// <exception cref="RefusedException">There is no such lesson or commune.</exception>
    public static LessonPreview Of(string folder, string id, string? commune, DateTimeOffset now)
    {
        var (loaded, catalogue) = AuthorsContent.Load(folder);
        if (commune is not null && catalogue.Commune(commune) is null)
            throw new RefusedException($"Không có xã, phường \"{commune}\" trong areas.yaml; ghi mã xã, không ghi tên.");
        if (catalogue.For(commune).Lesson(id) is not { } lesson)
            throw new RefusedException(Missing(loaded.Mistakes, catalogue.For(commune), id));
        var file = Path.Combine(folder, lesson.File);
        var local = Path.Combine(folder, $"local/{commune}/local.yaml");
        return new(
            lesson, file, catalogue.Commune(commune),
            [.. loaded.Mistakes.Where(m => m.At.File == file || (commune is not null && m.At.File == local))],
            [.. lesson.Held.Select(h => new Held(h.Id, h.Why, loaded.Open.FirstOrDefault(o => o.What == $"{id}#{h.Id}")?.At))],
            LessonWalk.Through(catalogue, lesson, commune, now));
    }

    // A file that could not be read at all says more than "there is no such lesson".
    private static string Missing(IReadOnlyList<ContentMistake> mistakes, Catalogue catalogue, string id) =>
        mistakes.FirstOrDefault(m => m.At.File.Replace('\\', '/').EndsWith($"courses/{id}.yaml", StringComparison.Ordinal)) is { } mistake
            ? mistake.ToString()
            : catalogue.Course(id.Split('/')[0]) is { } course
                ? $"Không có bài \"{id}\"; khóa \"{course.Id}\" có: {string.Join(", ", course.Lessons.Select(l => l.Id))}."
                : $"Không có bài \"{id}\"; các khóa: {string.Join(", ", catalogue.Courses.Select(c => c.Id))}.";
}
