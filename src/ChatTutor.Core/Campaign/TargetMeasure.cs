using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Campaign;

/// <summary>How ChatTutor sees that a person has reached a target.</summary>
/// <param name="Audiences">Whom the target speaks of.</param>
/// <param name="Lessons">All of these make "learned" (E2); any one of them makes "joined".</param>
/// <param name="Practices">Lessons whose thing to try must be said to be done (E1); empty = none is asked.</param>
/// <param name="Exam">A watched exam of the person's own group makes "passed" (E4).</param>
/// <param name="Counts">Which count is compared with the threshold: "learned", "passed", or "official".</param>
public sealed record TargetMeasure(
    IReadOnlyList<string> Audiences, IReadOnlyList<LessonWish> Lessons, IReadOnlyList<string> Practices, bool Exam, string Counts)
{
    public const string Learned = "learned", Passed = "passed", Official = "official";

    /// <summary>Of the things to try, those that somebody has to see.</summary>
    public IEnumerable<string> Witnessed(Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return Practices.Where(p => catalogue.Lesson(p)?.Witnessed is not null);
    }

    public bool WantsWitness(Catalogue catalogue) => Witnessed(catalogue).Any();

    public static TargetMeasure Read(Fields fields) => new(
        fields.Texts("audiences"), fields.List("lessons", LessonWish.Read), fields.Texts("practices"), fields.Flag("exam"), fields.Text("counts"));
}

/// <summary>So many lessons of a course, of a path, or one lesson.</summary>
/// <param name="Of">A course, a lesson, "core" (the short path for everybody) or "path" (what the person's group must take).</param>
/// <param name="AtLeast">How many of them; null = all.</param>
public sealed record LessonWish(string Of, int? AtLeast)
{
    public const string Core = "core", Path = "path";

    public static LessonWish Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(fields.Text("of"), fields.Has("at_least") ? fields.Int("at_least") : null);
    }

    /// <summary>Ids of the lessons meant, for somebody of this group.</summary>
    public IEnumerable<string> Lessons(Catalogue catalogue, string audience)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var entries = Of switch
        {
            Core => catalogue.Paths.Core.Lessons,
            Path => catalogue.Paths.Of(audience)?.Required ?? [],
            _ => [Of],
        };
        return entries.SelectMany(e => catalogue.Course(e)?.Lessons.Select(l => l.Id) ?? (catalogue.Lesson(e) is null ? [] : [e])).Distinct();
    }
}
