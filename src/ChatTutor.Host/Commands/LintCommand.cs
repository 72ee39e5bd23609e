using System.CommandLine;
using ChatTutor.Core.Content;
using ChatTutor.Core.Questions;
using ChatTutor.Service.Content;

namespace ChatTutor.Host.Commands;

/// <summary>"lint [folder]": every mistake as file(line,column): message; exit 2 when there is one.</summary>
public static class LintCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { DefaultValueFactory = _ => "content", Description = "The content folder." };
        var command = new Command("lint", "Check the content folder.") { folder };
        command.SetAction(parsed => Check(parsed.GetValue(folder)!, Console.Out, Console.Error));
        return command;
    }

    public static int Check(string folder, TextWriter output, TextWriter errors)
    {
        var loaded = ContentFolder.Load(folder, DateOnly.FromDateTime(DateTime.Today));
        foreach (var mistake in loaded.Mistakes)
            (mistake.Severity == Severity.Error ? errors : output).WriteLine(mistake);
        if (!loaded.IsGood)
        {
            errors.WriteLine($"{loaded.Mistakes.Count(m => m.Severity == Severity.Error)} lỗi.");
            return CommandLine.BadInput;
        }
        var lessons = loaded.Catalogue!.Lessons.ToList();
        output.WriteLine(
            $"Sạch: {loaded.Catalogue.Courses.Count} khóa, {lessons.Count} bài, " +
            $"{lessons.Sum(l => l.Steps.Count(s => s is not Question))} thẻ, {lessons.Sum(l => l.Questions.Count())} câu hỏi.");
        return CommandLine.Fine;
    }
}
