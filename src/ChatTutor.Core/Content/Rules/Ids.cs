using System.Text.RegularExpressions;

namespace ChatTutor.Core.Content.Rules;

/// <summary>Ids are for ever and travel in buttons of 64 bytes: short, plain, unique.</summary>
internal static partial class Ids
{
    private const int Longest = 48;

    public static IEnumerable<ContentMistake> Check(Inspection look)
    {
        foreach (var (course, folder) in look.Courses.Where(c => !IsPlain(c.Course.Id)))
            yield return look.Error($"{folder}/course.yaml#id", $"mã \"{course.Id}\" chỉ dùng chữ thường không dấu, số và dấu -");
        foreach (var lesson in look.Lessons)
            foreach (var mistake in Check(look, lesson))
                yield return mistake;
    }

    private static IEnumerable<ContentMistake> Check(Inspection look, Lesson lesson)
    {
        var file = lesson.File;
        if (!IsLesson(lesson.Id))
            yield return look.Error($"{file}#id", $"mã \"{lesson.Id}\" dài quá {Longest} ký tự hoặc có ký tự lạ; chỉ dùng chữ thường không dấu, số và dấu -");
        if (lesson.Version < 1)
            yield return look.Error($"{file}#version", "\"version\" bắt đầu từ 1");
        foreach (var twice in lesson.Steps.GroupBy(s => s.Id).Where(g => g.Count() > 1))
            yield return look.Error($"{file}#steps#{twice.Key}", $"hai bước cùng mã \"{twice.Key}\"; mỗi bước một mã");
        foreach (var step in lesson.Steps.Where(s => !IsPlain(s.Id)))
            yield return look.Error($"{Inspection.PlaceOf(lesson, step)}#id", $"mã \"{step.Id}\" chỉ dùng chữ thường không dấu, số và dấu -");
    }

    /// <summary>Fit for a button: short, and of plain letters, digits and single hyphens.</summary>
    public static bool IsPlain(string id) => id.Length <= Longest && Plain().IsMatch(id);

    /// <summary>"course/lesson", each part plain, the whole fit for a button.</summary>
    public static bool IsLesson(string id) => id.Length <= Longest && id.Split('/') is [var course, var slug] && IsPlain(course) && IsPlain(slug);

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Plain();
}
