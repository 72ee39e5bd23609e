using System.CommandLine;
using ChatTutor.Host.Authoring;
using ChatTutor.Host.Authoring.Preview;

namespace ChatTutor.Host.Commands;

/// <summary>"preview &lt;lesson&gt;": a page that shows the lesson on every channel; prints where it is.</summary>
public static class PreviewCommand
{
    public static Command Create()
    {
        var lesson = new Argument<string>("lesson") { Description = "The lesson, for example vneid/la-gi." };
        var commune = new Option<string?>("--commune") { Description = "Show it with this commune's own words; an id of areas.yaml." };
        var file = new Option<string?>("--out") { Description = "The page to write, a name that ends in .html; without it a new temporary file." };
        var folder = CommandLine.Folder();
        var command = new Command("preview", "Show a lesson as learners see it, on every channel.") { lesson, commune, file, folder };
        command.SetAction((parsed, stop) => CommandLine.Guarded(
            parsed, () => RunAsync(parsed.GetValue(folder)!, parsed.GetValue(lesson)!, parsed.GetValue(commune), parsed.GetValue(file))));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string lesson, string? commune, string? file)
    {
        // A slip must not write over a lesson.
        if (file is not null && !file.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException($"Tên tệp sau --out phải kết thúc bằng .html; \"{file}\" không dùng được.");
        var preview = LessonPreview.Of(folder, lesson, commune, DateTimeOffset.Now);
        var page = await PreviewFile.RenderAsync(preview, new MediaFolder(Path.Combine(folder, "media")));
        file ??= Path.Combine(Directory.CreateTempSubdirectory("chattutor-preview-").FullName, lesson.Replace('/', '-') + ".html");
        AuthorsContent.Write(new Dictionary<string, string> { [Path.GetFullPath(file)] = page });
        Console.WriteLine(file);
        return CommandLine.Fine;
    }
}
