using ChatTutor.Core.Content;

namespace ChatTutor.Core.Exams;

/// <summary>What may be asked of whom.</summary>
public static class ExamPool
{
    /// <summary>Items wanted in the bank for each question of a cell (curriculum, rule 1 of the blueprint).</summary>
    public const int ItemsForEach = 5;

    /// <summary>
    /// The items for an exam, by domain: those of lessons its audience must take; where these are too few for a cell, those of
    /// lessons it may take too.
    /// </summary>
    public static ILookup<int, Item> Of(Catalogue catalogue, Exam exam)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(exam);
        var path = catalogue.Paths.Of(exam.Audience);
        var required = Fitting(catalogue, exam.Audience, path?.Required ?? []);
        var optional = Fitting(catalogue, exam.Audience, path?.Optional ?? []);
        return exam.Cells
            .SelectMany(cell => (IsEnough(required[cell.Domain], cell) ? required[cell.Domain] : required[cell.Domain].Union(optional[cell.Domain]))
                .Select(item => (cell.Domain, Item: item)))
            .ToLookup(c => c.Domain, c => c.Item);
    }

    /// <summary>True when neighbours in a hall will seldom get the same questions.</summary>
    public static bool IsEnough(IEnumerable<Item> items, ExamCell cell) => items.Count() >= ItemsForEach * (cell?.Questions ?? 0);

    /// <summary>The code of an item's skill: its own, or the first of its lesson.</summary>
    public static string CompetenceOf(Catalogue catalogue, Item item) =>
        item?.Competence ?? (catalogue?.Lesson(item?.Lesson ?? "")?.Competences is [var first, ..] ? first : "");

    // An item may be for an audience whose path does not hold its lesson; its author says so.
    private static ILookup<int, Item> Fitting(Catalogue catalogue, string audience, IReadOnlyList<string> entries) => catalogue.Items
        .Where(i => i.Audiences.Count == 0 || i.Audiences.Contains(audience))
        .Where(i => i.Audiences.Contains(audience) || entries.Contains(i.Lesson) || entries.Contains(i.Lesson.Split('/')[0]))
        .ToLookup(i => catalogue.Framework.Find(CompetenceOf(catalogue, i))?.Domain ?? 0);
}
