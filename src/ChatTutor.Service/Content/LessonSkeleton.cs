using System.Text.RegularExpressions;
using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Service.Content;

/// <summary>
/// The files a new lesson begins with, as in the folder Skeletons. They pass lint as they are, so that a slip of the author shows at
/// once; who reads the lesson by accident is told that it is being written, and nothing of it gets into an exam.
/// </summary>
public static partial class LessonSkeleton
{
    /// <param name="number">Another for each new lesson: lint refuses questions that are word for word the same.</param>
    public static string Lesson(string id, string number, string? title, string competence) => Fill("lesson", new()
    {
        ["id"] = id,
        ["number"] = number,
        ["competence"] = competence,
        ["title"] = YamlText.Value(new Node.Text(new Position("", 1, 1), title ?? $"Bài mới số {number}"), isBare: false),
    });

    public static string Bank(string lesson) => Fill("bank", new() { ["id"] = lesson });

    public static string Course(string id, string owner, string slug) => Fill("course", new() { ["id"] = id, ["owner"] = owner, ["slug"] = slug });

    // In one pass: what an author gave is not filled again.
    private static string Fill(string skeleton, Dictionary<string, string> values)
    {
        using var reader = new StreamReader(typeof(LessonSkeleton).Assembly.GetManifestResourceStream($"skeleton/{skeleton}.yaml")!);
        return Blank().Replace(reader.ReadToEnd().ReplaceLineEndings("\n"), blank => values[blank.Groups[1].Value]);
    }

    [GeneratedRegex("<([a-z]+)>")]
    private static partial Regex Blank();
}
