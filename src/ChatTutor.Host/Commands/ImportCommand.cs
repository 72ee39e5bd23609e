using System.CommandLine;
using ChatTutor.Core.Content.Reading;
using ChatTutor.Host.Authoring;
using ChatTutor.Host.Authoring.Import;
using ChatTutor.Service.Content;

namespace ChatTutor.Host.Commands;

/// <summary>"import &lt;file&gt;": questions of a table or a GIFT text into the banks; without --apply only what would be added.</summary>
public static class ImportCommand
{
    public static Command Create()
    {
        var file = CommandLine.File("questions as " + string.Join(", ", ImportFormats.All.Keys) + ".");
        var apply = new Option<bool>("--apply") { Description = "Write them; without it nothing is written." };
        var folder = CommandLine.Folder();
        var command = new Command("import", "Add questions of a table or a GIFT text to the banks.") { file, apply, folder };
        command.SetAction((parsed, stop) => CommandLine.Guarded(
            parsed, () => RunAsync(parsed.GetValue(file)!, parsed.GetValue(folder)!, parsed.GetValue(apply))));
        return command;
    }

    private static async Task<int> RunAsync(string file, string folder, bool apply)
    {
        var plan = QuestionImport.Plan(file, folder);
        foreach (var lesson in plan.Drafts.GroupBy(d => d.Lesson))
        {
            Console.WriteLine($"{lesson.Key}: thêm {lesson.Count()} câu");
            foreach (var draft in lesson)
                Console.WriteLine($"  + {draft.Id} ({Field(draft, "kind")}): {Field(draft, "prompt")}");
        }
        foreach (var mistake in plan.Mistakes)
            await Console.Error.WriteLineAsync(mistake);
        if (plan.Mistakes.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{plan.Mistakes.Count} lỗi, chưa ghi gì; sửa trong tệp rồi chạy lại.");
            return CommandLine.BadInput;
        }
        if (apply)
            AuthorsContent.Write(plan.Texts);
        Console.WriteLine(apply
            ? $"Đã ghi {plan.Drafts.Count} câu vào {plan.Texts.Count} tệp."
            : $"Chạy thử: {plan.Drafts.Count} câu cho {plan.Texts.Count} bài, chưa ghi gì. Ghi thật thì thêm --apply.");
        return CommandLine.Fine;
    }

    private static string Field(DraftItem draft, string key) => draft.Written.Entries.FirstOrDefault(e => e.Key == key)?.Value is Node.Text text ? text.Value : "";
}
