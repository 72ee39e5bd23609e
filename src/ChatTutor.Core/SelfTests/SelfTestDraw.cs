using ChatTutor.Core.Content;
using ChatTutor.Core.Exams;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.SelfTests;

/// <summary>
/// Which questions somebody gets before a course and after it: two sets from the course's bank that share none, of the same lessons as
/// far as the bank allows. Which of them comes first is as good as a coin's toss, so that on average neither is the easier one.
/// </summary>
public static class SelfTestDraw
{
    public const int Questions = 5;

    /// <summary>With fewer in the bank there are no two sets.</summary>
    public const int Least = 2 * Questions;

    /// <summary>The bank of a course: what suits this audience where that is enough.</summary>
    public static IReadOnlyList<Item> Pool(Catalogue catalogue, string course, string? audience)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var all = catalogue.Items.Where(i => i.Lesson.StartsWith(course + "/", StringComparison.Ordinal)).ToList();
        var suited = all.Where(i => audience is null || i.Audiences.Count == 0 || i.Audiences.Contains(audience)).ToList();
        return suited.Count >= Least ? suited : all;
    }

    /// <param name="seed">The person and the course: the same always gets the same.</param>
    /// <param name="before">What this person was asked before the course, when that is known: never asked again after it.</param>
    public static IReadOnlyList<string> Draw(IReadOnlyList<Item> pool, string seed, SelfTestStage stage, IReadOnlyList<string>? before = null)
    {
        var one = Ids(ExamForm.Spread(pool, Questions, seed));
        var first = Mixing.Hash($"{seed}/half") % 2 == 0 ? one : Without(one);
        var drawn = stage == SelfTestStage.After ? Without(before ?? first) : first;
        return [.. drawn.OrderBy(id => Mixing.Hash($"{seed}/order/{id}")).ThenBy(id => id, StringComparer.Ordinal)];

        IReadOnlyList<string> Without(IReadOnlyList<string> asked) => Ids(ExamForm.Spread(pool, Questions, seed, asked.ToHashSet()));
    }

    private static List<string> Ids(IEnumerable<Item> items) => [.. items.Select(i => i.Id)];
}
