using System.CommandLine;
using ChatTutor.Host.Authoring;

namespace ChatTutor.Host.Commands;

/// <summary>"new lesson &lt;course&gt;/&lt;slug&gt;": the files a lesson begins with.</summary>
public static class NewCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The lesson, for example vneid/la-gi." };
        var title = new Option<string?>("--title") { Description = "What learners see; can be changed later." };
        var folder = CommandLine.Folder();
        var lesson = new Command("lesson", "Start a lesson: its file, its bank, its place in the course.") { id, title, folder };
        lesson.SetAction((parsed, stop) => CommandLine.Guarded(parsed, () => RunAsync(parsed.GetValue(folder)!, parsed.GetValue(id)!, parsed.GetValue(title))));
        return new Command("new", "Start something in the content folder.") { lesson };
    }

    private static Task<int> RunAsync(string folder, string id, string? title)
    {
        foreach (var file in NewLesson.Write(folder, id, title))
            Console.WriteLine($"Đã ghi {file}");
        Console.WriteLine($"Mở ra viết tiếp, rồi: chattutor preview {id}");
        return Task.FromResult(CommandLine.Fine);
    }
}
