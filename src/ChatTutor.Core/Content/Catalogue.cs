using System.Collections.Frozen;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Content;

/// <summary>Everything that is taught and said, at one moment; replaced whole when authors change it, never in part.</summary>
public sealed record Catalogue(
    CampaignPlan Campaign, IReadOnlyList<Area> Communes, Phrases Phrases, Glossary Glossary,
    IReadOnlyList<Course> Courses, PathPlan Paths)
{
    private readonly FrozenDictionary<string, Lesson> lessons =
        Courses.SelectMany(c => c.Lessons).ToFrozenDictionary(l => l.Id);

    public IEnumerable<Lesson> Lessons => Courses.SelectMany(c => c.Lessons);

    public Lesson? Lesson(string id) => lessons.GetValueOrDefault(id);

    public Course? Course(string id) => Courses.FirstOrDefault(c => c.Id == id);

    public Area? Commune(string? id) => Communes.FirstOrDefault(c => c.Id == id);

    public Audience? Audience(string? id) => Campaign.Audiences.FirstOrDefault(a => a.Id == id);
}
