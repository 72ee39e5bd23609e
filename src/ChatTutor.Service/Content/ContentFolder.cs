using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Service.Content;

/// <summary>What a content folder holds: a catalogue when everything needed could be read, and all that is to be mended.</summary>
public sealed record LoadedContent(Catalogue? Catalogue, IReadOnlyList<ContentMistake> Mistakes)
{
    /// <summary>Good enough to teach from: warnings do not matter.</summary>
    public bool IsGood => Catalogue is not null && Mistakes.All(m => m.Severity == Severity.Warning);
}

/// <summary>A folder of YAML files read as one catalogue.</summary>
public sealed class ContentFolder(string folder)
{
    private readonly List<ContentMistake> mistakes = [];
    private readonly Places places = new();

    /// <summary>Reads everything anew. The mistakes carry file names as given by <paramref name="folder"/>.</summary>
    public static LoadedContent Load(string folder, DateOnly today)
    {
        if (!Directory.Exists(folder))
            return new(null, [new ContentMistake(new Position(folder, 1, 1), "không có thư mục này; đặt ChatTutor:ContentDirectory cho đúng")]);
        return new ContentFolder(folder).Load(today);
    }

    private LoadedContent Load(DateOnly today)
    {
        var campaign = File("campaign.yaml", CampaignPlan.Read);
        var communes = File("areas.yaml", ReadAreas);
        var glossary = File("glossary.yaml", Glossary.Read);
        var paths = File("paths.yaml", PathPlan.Read);
        var texts = ReadPhrases("vi");
        var courses = CourseFolders().Select(ReadCourse).OfType<Course>().ToList();
        if (campaign is null || communes is null || glossary is null || paths is null || texts is null)
            return new(null, mistakes);
        if (courses.Count == 0)
            return new(null, [.. mistakes, new ContentMistake(new Position(folder, 1, 1), "không có khóa học nào")]);
        var catalogue = new Catalogue(campaign, communes, new Phrases("vi", texts, campaign.Pronouns), glossary, courses, paths);
        mistakes.AddRange(Lint.Check(catalogue, places, today));
        return new(catalogue, [.. mistakes.OrderBy(m => m.At.File, StringComparer.Ordinal).ThenBy(m => m.At.Line)]);
    }

    private Course? ReadCourse(string path)
    {
        var id = Path.GetFileName(path);
        if (File(Path.Combine(path, "course.yaml"), fields => ReadHead(fields, id)) is not { } head)
            return null;
        var lessons = head.Lessons
            .Select(slug => File(Path.Combine(path, slug + ".yaml"), fields => ReadLesson(fields, $"{id}/{slug}"))).OfType<Lesson>().ToList();
        NoteStrays(path, head);
        return new Course(head.Id, head.Title, head.Level, lessons);
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
    private void NoteStrays(string path, Course.Head head)
    {
        var known = head.Lessons.Append("course").ToHashSet();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, path), "*.yaml").Where(f => !known.Contains(Path.GetFileNameWithoutExtension(f))))
            mistakes.Add(new ContentMistake(new Position(file, 1, 1), "bài này chưa có trong \"lessons\" của course.yaml"));
    }

    private IEnumerable<string> CourseFolders() =>
        Directory.Exists(Path.Combine(folder, "courses"))
            ? Directory.EnumerateDirectories(Path.Combine(folder, "courses")).Order(StringComparer.Ordinal).Select(d => Path.GetRelativePath(folder, d))
            : [];

    private Dictionary<string, string>? ReadPhrases(string language) =>
        File(Path.Combine("phrases", language + ".yaml"), fields => fields.Keys.ToDictionary(key => key, fields.Text));

    private static IReadOnlyList<Area> ReadAreas(Fields fields)
    {
        _ = fields.Object("province", f => (f.Text("id"), f.Text("name")).ToString());
        return fields.List("communes", Area.Read);
    }

    private T? File<T>(string name, Func<Fields, T> read) where T : class
    {
        if (Node(name) is not { } node)
            return null;
        var fields = new Fields(node, mistakes);
        var value = read(fields);
        fields.Done();
        return value;
    }

    private Node? Node(string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > YamlNodes.LongestFile * 4L })
                throw new IOException("tệp quá lớn");
            var node = YamlNodes.Parse(path, System.IO.File.ReadAllText(path), mistakes);
            if (node is not null)
                places.Note(node, name.Replace('\\', '/'));
            return node;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(new ContentMistake(new Position(path, 1, 1), $"không mở được tệp: {e.Message}"));
            return null;
        }
    }
}
