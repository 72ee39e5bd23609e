using ChatTutor.Core.Language;

namespace ChatTutor.Core.Exams;

/// <summary>The questions one person gets in one sitting.</summary>
public static class ExamForm
{
    /// <summary>
    /// Draws a form: as many questions of each domain as the blueprint wants, none twice, lessons as different as can be, in mixed
    /// order. Who has seen an item before gets it only when nothing else is left. The same seed draws the same form.
    /// </summary>
    /// <param name="items">What may be drawn for this audience, with the domain of each.</param>
    /// <param name="seed">Who sits and which sitting it is.</param>
    public static IReadOnlyList<Item> Draw(Exam exam, ILookup<int, Item> items, string seed, IReadOnlySet<string>? seen = null)
    {
        ArgumentNullException.ThrowIfNull(exam);
        ArgumentNullException.ThrowIfNull(items);
        var drawn = exam.Cells.SelectMany(cell => Spread(items[cell.Domain], cell.Questions, seed, seen));
        return [.. drawn.OrderBy(item => Mixing.Hash($"{seed}/order/{item.Id}"))];
    }

    /// <summary>So many items of lessons as different as can be; who has seen an item before gets it only when nothing else is left.</summary>
    public static IEnumerable<Item> Spread(IEnumerable<Item> items, int count, string seed, IReadOnlySet<string>? seen = null) => items
        .OrderBy(item => Mixing.Hash($"{seed}/{item.Id}")).ThenBy(item => item.Id, StringComparer.Ordinal)
        .GroupBy(item => item.Lesson)
        .SelectMany(lesson => lesson.OrderBy(item => IsSeen(item, seen)).Select((item, turn) => (Item: item, Turn: turn)))
        .OrderBy(draw => IsSeen(draw.Item, seen)).ThenBy(draw => draw.Turn)
        .Select(draw => draw.Item)
        .Take(count);

    private static bool IsSeen(Item item, IReadOnlySet<string>? seen) => seen?.Contains(item.Id) == true;
}
