using ChatTutor.Core.Content;

namespace ChatTutor.Tests.Core;

/// <summary>Catalogues as authors change them under learners.</summary>
internal static class Changed
{
    /// <summary>The catalogue with each lesson changed, or taken out where <paramref name="change"/> returns null.</summary>
    public static Catalogue Lessons(this Catalogue catalogue, Func<Lesson, Lesson?> change) => catalogue.Renewed(
        catalogue.Phrases, [.. catalogue.Courses.Select(c => c with { Lessons = [.. c.Lessons.Select(change).OfType<Lesson>()] })], catalogue.Items);

    public static Catalogue Lesson(this Catalogue catalogue, string id, Func<Lesson, Lesson?> change) =>
        catalogue.Lessons(l => l.Id == id ? change(l) : l);

    public static Catalogue Step(this Catalogue catalogue, string lesson, string id, Func<Step, Step?> change) => catalogue.Lesson(
        lesson, l => l with { Steps = [.. l.Steps.Select(s => s.Id == id ? change(s) : s).OfType<Step>()] });
}
