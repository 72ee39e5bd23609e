using ChatTutor.Core.Content;

namespace ChatTutor.Answers.Retrieval;

/// <summary>A card, a fact or a word of the glossary, as it may be said; and the lesson it leads to.</summary>
/// <param name="Facts">What it rests on.</param>
internal sealed record Piece(string Id, string? Lesson, string Text, IReadOnlyList<string> Facts)
{
    /// <summary>Everything of the catalogue that may be said, lesson by lesson, then facts and words.</summary>
    public static IReadOnlyList<Piece> Of(Catalogue catalogue)
    {
        var cards = Lessons(catalogue).SelectMany(l => l.Steps.OfType<Telling>()
            .Where(s => s is not Practice)
            .Select(s => new Piece($"{l.Id}#{s.Id}", l.Id, s.Text, s.Facts)));
        var homes = HomesOf(catalogue);
        var facts = catalogue.Facts.Where(f => f.Unconfirmed is null)
            .Select(f => new Piece($"fact:{f.Id}", homes.GetValueOrDefault(f.Id) ?? homes.GetValueOrDefault(f.File), f.Says, [f.Id]));
        var words = catalogue.Glossary.Terms.Select(t => new Piece($"word:{t.Word}", null, $"{t.Word} là {t.Meaning}.", []));
        return [.. cards, .. facts, .. words];
    }

    /// <summary>Everybody's lessons and those of single communes.</summary>
    public static IEnumerable<Lesson> Lessons(Catalogue catalogue) =>
        catalogue.Lessons.Concat(catalogue.Locals.SelectMany(l => l.Courses).SelectMany(c => c.Lessons));

    // A fact belongs to the first lesson that rests on it; one that no lesson names, to the lesson that its file serves most.
    private static Dictionary<string, string> HomesOf(Catalogue catalogue)
    {
        var used = Lessons(catalogue).SelectMany(l => l.Steps.OfType<Telling>().SelectMany(s => s.Facts).Select(f => (Fact: f, Lesson: l.Id))).ToList();
        var homes = used.GroupBy(u => u.Fact).ToDictionary(g => g.Key, g => g.First().Lesson);
        foreach (var file in used.GroupBy(u => catalogue.Fact(u.Fact)?.File ?? ""))
            homes.TryAdd(file.Key, file.GroupBy(u => u.Lesson).MaxBy(g => g.Count())!.Key);
        return homes;
    }
}
