using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;
using ChatTutor.Service.Content;

namespace ChatTutor.Host.Authoring;

/// <summary>Starts a lesson: its file, its bank, and its place in the course.</summary>
public static class NewLesson
{
    /// <summary>Writes the files and says which.</summary>
    /// <exception cref="RefusedException">Something is there already, or the id cannot be one.</exception>
    public static IReadOnlyList<string> Write(string folder, string id, string? title)
    {
        if (!Lesson.IsId(id) || id.EndsWith("/course", StringComparison.Ordinal))
            throw new RefusedException($"Mã bài viết như \"khoa/bai\", chỉ dùng chữ thường không dấu, số và dấu -, nhiều nhất 48 ký tự; \"{id}\" không dùng được.");
        var (_, catalogue) = AuthorsContent.Load(folder);
        var (course, slug) = (id.Split('/')[0], id.Split('/')[1]);
        var (lessonFile, bankFile) = (Below(folder, "courses", course, slug), Below(folder, "banks", course, slug));
        foreach (var there in new[] { lessonFile, bankFile }.Where(File.Exists))
            throw new RefusedException($"Đã có \"{there}\"; chọn mã bài khác.");
        if (catalogue.Locals.FirstOrDefault(l => l.Courses.Any(c => c.Id == course)) is { } local)
            throw new RefusedException($"Khóa \"{course}\" là khóa riêng của xã {local.Commune}; chọn mã khóa khác.");
        var texts = new Dictionary<string, string>
        {
            [lessonFile] = LessonSkeleton.Lesson(id, $"{catalogue.Lessons.Count() + 1}", title, CompetenceFor(catalogue, course)),
            [bankFile] = LessonSkeleton.Bank(id),
            [Below(folder, "courses", course, "course")] = CourseWith(folder, catalogue, course, slug),
        };
        AuthorsContent.Write(texts);
        return [.. texts.Keys];
    }

    private static string Below(string folder, string kind, string course, string name) => Path.Combine(folder, kind, course, name + ".yaml");

    private static string CourseWith(string folder, Catalogue catalogue, string course, string slug)
    {
        var file = Below(folder, "courses", course, "course");
        if (!File.Exists(file))
            return LessonSkeleton.Course(course, catalogue.Campaign.Owners is [var first, ..] ? first.Id : "", slug);
        var text = AuthorsContent.Read(file);
        return YamlLists.Has(text, "lessons", slug)
            ? text
            : YamlLists.Append(text, "lessons", [new Node.Text(new Position(file, 1, 1), slug)])
                ?? throw new RefusedException($"Không thêm được vào \"lessons\" của \"{file}\": dòng ấy phải là một danh sách, như lessons: [bai-mot, bai-hai].");
    }

    // Most likely the one its neighbours teach.
    private static string CompetenceFor(Catalogue catalogue, string course) =>
        catalogue.Course(course)?.Lessons.SelectMany(l => l.Competences).FirstOrDefault()
        ?? catalogue.Framework.Competences.Select(c => c.Code).FirstOrDefault() ?? "";
}
