using System.Collections.Frozen;
using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Exams;
using ChatTutor.Core.Language;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.Understanding;

namespace ChatTutor.Core.Content;

/// <summary>Everything that is taught and said, at one moment; replaced whole when authors change it, never in part.</summary>
public sealed record Catalogue(
    CampaignPlan Campaign, IReadOnlyList<Area> Communes, Phrases Phrases, Glossary Glossary, Framework Framework,
    IReadOnlyList<Fact> Facts, IReadOnlyList<Course> Courses, PathPlan Paths, IReadOnlyList<Item> Items, IReadOnlyList<Exam> Exams,
    IReadOnlyList<LocalContent> Locals, Lexicon Lexicon, Rulebook Rulebook, BulletinPlan Bulletins, TargetPlan Targets, LearningDayPlan LearningDays)
{
    private readonly FrozenDictionary<string, Lesson> lessons = Courses.SelectMany(c => c.Lessons).ToFrozenDictionary(l => l.Id);

    private readonly FrozenDictionary<string, Fact> facts = Facts.DistinctBy(f => f.Id).ToFrozenDictionary(f => f.Id);

    private FrozenDictionary<string, Catalogue> locals = FrozenDictionary<string, Catalogue>.Empty;

    /// <summary>What organisers have brought in: hamlets, denominators, official numbers. No content file holds it.</summary>
    public Figures Figures { get; private init; } = Figures.None;

    /// <summary>How many take part in the learning day people speak of now, as far as it may be told; null = not known yet.</summary>
    public DayBoard? DayBoard { get; private init; }

    public IEnumerable<Lesson> Lessons => Courses.SelectMany(c => c.Lessons);

    public Lesson? Lesson(string id) => lessons.GetValueOrDefault(id);

    public Fact? Fact(string id) => facts.GetValueOrDefault(id);

    /// <summary>Whether something may be said that rests on this fact.</summary>
    public bool IsGood(string fact, DateOnly today) => Fact(fact) is { Unconfirmed: null } found && found.Review >= today;

    /// <summary>A course of everybody's, or one of a single commune.</summary>
    public Course? Course(string id) =>
        Courses.FirstOrDefault(c => c.Id == id) ?? Locals.SelectMany(l => l.Courses).FirstOrDefault(c => c.Id == id);

    public Area? Commune(string? id) => Communes.FirstOrDefault(c => c.Id == id);

    public Audience? Audience(string? id) => Campaign.Audiences.FirstOrDefault(a => a.Id == id);

    /// <summary>The catalogue without what rests on facts nobody has confirmed, ready to be taught, with a view for each commune.</summary>
    public Catalogue Published()
    {
        var published = Without(id => Fact(id)?.Unconfirmed);
        published.locals = published.Locals.ToFrozenDictionary(l => l.Commune, published.In);
        return published;
    }

    /// <summary>The same content with what organisers have brought in by now.</summary>
    public Catalogue With(Figures figures) =>
        this with { Figures = figures, locals = locals.ToFrozenDictionary(l => l.Key, l => l.Value with { Figures = figures }) };

    /// <summary>The same content with the latest numbers of the learning day.</summary>
    public Catalogue With(DayBoard? board) =>
        this with { DayBoard = board, locals = locals.ToFrozenDictionary(l => l.Key, l => l.Value with { DayBoard = board }) };

    /// <summary>As the people of a commune see it.</summary>
    public Catalogue For(string? commune) => commune is not null && locals.TryGetValue(commune, out var local) ? local : this;

    private Catalogue Without(Func<string, string?> whyNot) => Renewed(
        Phrases,
        [.. Courses.Select(c => c with { Lessons = [.. c.Lessons.Select(l => l.Without(whyNot))] })],
        [.. Items.Where(i => i.Facts.All(f => whyNot(f) is null))]);

    private Catalogue In(LocalContent local) => Renewed(
        Phrases.In(local.Contacts),
        [.. Courses.Select(c => c with { Lessons = [.. c.Lessons.Select(local.Over)] }), .. local.Courses],
        Items);

    /// <summary>The same with other lists. Not "with": that would keep the lookup tables of the old ones.</summary>
    public Catalogue Renewed(Phrases phrases, IReadOnlyList<Course> courses, IReadOnlyList<Item> items) =>
        new(Campaign, Communes, phrases, Glossary, Framework, Facts, courses, Paths, items, Exams, Locals, Lexicon, Rulebook, Bulletins, Targets, LearningDays);
}
