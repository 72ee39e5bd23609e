using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Content.Rules;

namespace ChatTutor.Core.Content;

/// <summary>All rules a catalogue must keep before it may be taught; a new rule is a file in Rules and a line here.</summary>
public static class Lint
{
    public static readonly IReadOnlyList<Func<Inspection, IEnumerable<ContentMistake>>> All =
    [
        Ids.Check,
        References.Check,
        Lengths.Check,
        Wording.Check,
        QuestionRules.Check,
        Facts.Check,
        PhraseKeys.Check,
    ];

    public static IEnumerable<ContentMistake> Check(Catalogue catalogue, Places places, DateOnly today)
    {
        var inspection = new Inspection(catalogue, places, today);
        return All.SelectMany(rule => rule(inspection));
    }
}

/// <summary>What a rule looks at: the whole catalogue, where each thing was written, and the day.</summary>
public sealed record Inspection(Catalogue Catalogue, Places Places, DateOnly Today)
{
    public ContentMistake Error(string place, string message) => new(Places.Of(place), message);

    public ContentMistake Warning(string place, string message) => new(Places.Of(place), message, Severity.Warning);

    public static string FileOf(Lesson lesson) => $"courses/{lesson?.Id}.yaml";

    public static string PlaceOf(Lesson lesson, Step step) => $"{FileOf(lesson)}#steps#{step?.Id}";

    public IEnumerable<(Lesson Lesson, Step Step)> Steps => Catalogue.Lessons.SelectMany(l => l.Steps.Select(s => (l, s)));

    /// <summary>Every sentence a learner reads in lessons, with its place.</summary>
    public IEnumerable<Written> Texts =>
        Catalogue.Lessons.SelectMany(l => Written.In(l)).Concat(Steps.SelectMany(s => Written.In(s.Lesson, s.Step)));
}
