using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Content.Rules;
using ChatTutor.Core.Exams;
using ChatTutor.Core.Questions;

namespace ChatTutor.Core.Content;

/// <summary>What a rule looks at.</summary>
/// <param name="Catalogue">Everything as written, what nobody has confirmed too.</param>
/// <param name="Taught">What learners will see of it.</param>
/// <param name="Places">Where each thing was written.</param>
/// <param name="Media">Files of the media folder and their bytes.</param>
public sealed record Inspection(
    Catalogue Catalogue, Catalogue Taught, Places Places, DateOnly Today, IReadOnlyDictionary<string, long> Media)
{
    public ContentMistake Error(string place, string message) => new(Places.Of(place), message);

    public ContentMistake Warning(string place, string message) => new(Places.Of(place), message, Severity.Warning);

    public static string PlaceOf(Lesson lesson, Step step) => $"{lesson?.File}#steps#{step?.Id}";

    public static string PlaceOf(Item item) => $"banks/{item?.Lesson}.yaml#items#{item?.Question.Id}";

    public static string PlaceOf(Fact fact) => $"{fact?.File}#facts#{fact?.Id}";

    /// <summary>All courses, those of single communes too, with the folder each lies in.</summary>
    public IEnumerable<(Course Course, string Folder)> Courses =>
        Catalogue.Courses.Select(c => (c, $"courses/{c.Id}"))
            .Concat(Catalogue.Locals.SelectMany(l => l.Courses.Select(c => (c, $"local/{l.Commune}/courses/{c.Id}"))));

    public IEnumerable<Lesson> Lessons => Courses.SelectMany(c => c.Course.Lessons);

    public IEnumerable<(Lesson Lesson, Step Step)> Steps => Lessons.SelectMany(l => l.Steps.Select(s => (l, s)));

    /// <summary>Every question of lessons and banks, with its place.</summary>
    public IEnumerable<(string Place, Question Question)> Questions =>
        Steps.Where(s => s.Step is Question).Select(s => (PlaceOf(s.Lesson, s.Step), (Question)s.Step))
            .Concat(Catalogue.Items.Select(i => (PlaceOf(i), i.Question)));

    /// <summary>Every sentence a learner reads in lessons and banks, with its place.</summary>
    public IEnumerable<Written> Texts =>
        Lessons.SelectMany(Written.In)
            .Concat(Steps.SelectMany(s => Written.In(PlaceOf(s.Lesson, s.Step), s.Step)))
            .Concat(Catalogue.Items.SelectMany(i => Written.In(PlaceOf(i), i.Question)));
}
