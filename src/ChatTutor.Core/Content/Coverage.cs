using System.Globalization;
using ChatTutor.Core.Exams;
using ChatTutor.Core.Reports;

namespace ChatTutor.Core.Content;

/// <summary>How well skills and people are covered: what authors look at before they write the next lesson.</summary>
public static class Coverage
{
    /// <summary>A row for each skill: lessons that teach it and questions of the bank that ask it.</summary>
    public static Table BySkill(Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var items = catalogue.Items.ToLookup(i => ExamPool.CompetenceOf(catalogue, i));
        var rows = catalogue.Framework.Competences.Select(c => Row(
            [c.Code, c.Name, c.Qd757.Count > 0 ? string.Join(' ', c.Qd757) : "chưa ghép"],
            catalogue.Lessons.Count(l => l.Competences.Contains(c.Code)), items[c.Code].Count()));
        return new Table("Theo năng lực", [new("code"), new("name"), new("qd757"), new("lessons", true), new("items", true)], [.. rows]);
    }

    /// <summary>A row for each audience: what its path asks of it, and the questions its exam is drawn from, by domain.</summary>
    public static Table ByAudience(Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var domains = catalogue.Framework.Domains.Select(d => d.Id).ToList();
        var rows = catalogue.Campaign.Audiences.Select(a =>
        {
            var lessons = Required(catalogue, a.Id);
            var pool = catalogue.Exams.FirstOrDefault(e => e.Audience == a.Id) is { } exam ? ExamPool.Of(catalogue, exam) : null;
            var counts = domains.Select(d => pool?[d].Count() ?? 0).ToList();
            return Row([a.Id], [lessons.Count, lessons.Sum(l => l.Minutes), counts.Sum(), .. counts]);
        });
        return new Table(
            "Theo nhóm",
            [new("audience"), new("lessons", true), new("minutes", true), new("items", true), .. domains.Select(d => new Column($"d{d}", true))], [.. rows]);
    }

    private static List<Lesson> Required(Catalogue catalogue, string audience) =>
        [.. (catalogue.Paths.Of(audience)?.Required ?? []).SelectMany(entry => catalogue.Course(entry)?.Lessons ?? [catalogue.Lesson(entry)!])];

    private static IReadOnlyList<string> Row(IEnumerable<string> words, params IEnumerable<int> numbers) =>
        [.. words, .. numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))];
}
