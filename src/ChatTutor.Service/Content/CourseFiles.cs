using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Service.Content;

/// <summary>Reads a folder of courses: a folder each, with a head and a file for every lesson.</summary>
internal static class CourseFiles
{
    public static IReadOnlyList<Course> ReadAll(ContentFiles files, string courses) =>
        [.. files.FoldersIn(courses).Select(path => Read(files, path)).OfType<Course>()];

    private static Course? Read(ContentFiles files, string path)
    {
        var id = Path.GetFileName(path);
        if (files.Read($"{path}/course.yaml", fields => ReadHead(fields, id)) is not { } head)
            return null;
        var lessons = head.Lessons
            .Select(slug => files.Read($"{path}/{slug}.yaml", fields => ReadLesson(fields, $"{id}/{slug}") with { File = $"{path}/{slug}.yaml" }))
            .OfType<Lesson>().ToList();
        NoteStrays(files, path, head);
        return new Course(head.Id, head.Title, head.Level, head.Owner, lessons);
    }

    private static Course.Head ReadHead(Fields fields, string id)
    {
        var head = Course.Head.Read(fields);
        if (head.Id != id)
            fields.Wrong("id", $"mã khóa phải là tên thư mục \"{id}\"", id);
        foreach (var twice in head.Lessons.GroupBy(l => l).Where(g => g.Count() > 1))
            fields.Wrong("lessons", $"bài \"{twice.Key}\" ghi hai lần", id);
        return head with { Id = id, Lessons = [.. head.Lessons.Distinct()] };
    }

    // The id of a lesson is where it lies; read on under the right one, so that everything else in it is found too.
    private static Lesson ReadLesson(Fields fields, string id)
    {
        var lesson = Lesson.Read(fields);
        return lesson.Id == id ? lesson : fields.Wrong("id", $"mã bài phải là \"{id}\" như tên thư mục và tên tệp", lesson with { Id = id });
    }

    // A lesson file that no course names would never be taught: surely an oversight.
    private static void NoteStrays(ContentFiles files, string path, Course.Head head)
    {
        var known = head.Lessons.Append("course").Select(name => $"{path}/{name}.yaml").ToHashSet();
        foreach (var file in files.In(path).Where(f => !known.Contains(f)))
            files.Mistake(file, "bài này chưa có trong \"lessons\" của course.yaml");
    }
}
