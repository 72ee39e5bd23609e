using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>Something written that is not shown until its owner confirms it.</summary>
/// <param name="Owner">The name of the office to ask.</param>
/// <param name="What">The fact in its own words, or the step by its id.</param>
public sealed record Confirmation(Position At, string Owner, string What, string Why)
{
    /// <summary>All that is open: facts first, then steps held for a reason of their own.</summary>
    public static IReadOnlyList<Confirmation> Open(Inspection look)
    {
        ArgumentNullException.ThrowIfNull(look);
        var facts = look.Catalogue.Facts.Where(f => f.Unconfirmed is not null)
            .Select(f => new Confirmation(look.Places.Of(Inspection.PlaceOf(f)), NameOf(look, f.Owner), f.Says, f.Unconfirmed!));
        var steps = look.Courses.SelectMany(c => c.Course.Lessons.SelectMany(l => l.Held.Select(held => new Confirmation(
            look.Places.Of($"{l.File}#steps#{held.Id}"), NameOf(look, c.Course.Owner), $"{l.Id}#{held.Id}", held.Why))));
        return [.. facts.Concat(steps)];
    }

    private static string NameOf(Inspection look, string? owner) => look.Catalogue.Campaign.OwnerOf(owner)?.Name ?? owner ?? "";
}
