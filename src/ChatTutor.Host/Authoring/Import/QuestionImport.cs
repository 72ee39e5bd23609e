using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;
using ChatTutor.Service.Content;

namespace ChatTutor.Host.Authoring.Import;

/// <summary>What an author's file would add to the banks, and what stands in the way.</summary>
/// <param name="Drafts">In the order of the file.</param>
/// <param name="Mistakes">Each with its place; with one of them nothing may be written.</param>
/// <param name="Texts">The bank files as they will be; empty when there is a mistake.</param>
public sealed record QuestionImport(IReadOnlyList<DraftItem> Drafts, IReadOnlyList<string> Mistakes, IReadOnlyDictionary<string, string> Texts)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <exception cref="RefusedException">The file or the folder cannot be read.</exception>
    public static QuestionImport Plan(string file, string folder)
    {
        var (before, catalogue) = AuthorsContent.Load(folder);
        var sheet = ImportFormats.Read(file);
        var mistakes = sheet.Mistakes.ToList();
        var drafts = sheet.Rows.Where(row => HasPlace(row, catalogue, mistakes)).Select(row => ImportKinds.Draft(row, file, mistakes)).OfType<DraftItem>().ToList();
        var single = WithoutTwins(drafts, mistakes);
        var after = ContentFolder.Load(folder, AuthorsContent.Today, single).Mistakes.Where(m => m.Severity == Severity.Error).ToList();
        mistakes.AddRange(after.Where(m => m.At.File == file).Select(m => new RowMistake(m.At.Line, m.Message)));
        // What the new questions do to a course as a whole; what was wrong before is another matter.
        var elsewhere = after.Where(m => m.At.File != file && before.Mistakes.All(b => b.At != m.At)).Select(m => m.ToString());
        List<string> said = [.. mistakes.OrderBy(m => m.Row).Distinct().Select(m => $"{file}({m.Row}): {m.Message}"), .. elsewhere];
        return new(drafts, said, said.Count > 0 ? Nothing : Write(folder, drafts));
    }

    private static bool HasPlace(QuestionRow row, Catalogue catalogue, List<RowMistake> mistakes)
    {
        var lesson = row["lesson"];
        if (catalogue.Lesson(lesson) is not null)
            return true;
        mistakes.Add(new(row.Number, lesson.Length == 0 ? "thiếu \"lesson\"" : $"không có bài \"{lesson}\""));
        return false;
    }

    private static List<DraftItem> WithoutTwins(List<DraftItem> drafts, List<RowMistake> mistakes)
    {
        var groups = drafts.GroupBy(d => d.Id.Length == 0 ? (object)d : (d.Lesson, d.Id)).ToList();
        foreach (var group in groups)
            foreach (var twin in group.Skip(1))
                mistakes.Add(new(twin.Written.At.Line, $"mã \"{twin.Id}\" đã dùng ở dòng {group.First().Written.At.Line}"));
        return [.. groups.Select(g => g.First())];
    }

    private static Dictionary<string, string> Write(string folder, List<DraftItem> drafts) => drafts.GroupBy(d => d.Lesson).ToDictionary(
        lesson => Path.Combine(folder, "banks", lesson.Key + ".yaml"),
        lesson => Append(Path.Combine(folder, "banks", lesson.Key + ".yaml"), lesson.Key, [.. lesson.Select(d => d.Written)]));

    private static string Append(string bank, string lesson, IReadOnlyList<Node> items)
    {
        var text = File.Exists(bank) ? AuthorsContent.Read(bank) : $"# yaml-language-server: $schema=../../schema/bank.json\nlesson: {lesson}\nitems: []\n";
        return YamlLists.Append(text, "items", items)
            ?? throw new RefusedException($"Không thêm được vào \"items\" của \"{bank}\": mỗi câu phải là một mục bắt đầu bằng dấu -.");
    }
}
