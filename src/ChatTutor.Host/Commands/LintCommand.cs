using System.CommandLine;
using ChatTutor.Core.Content;
using ChatTutor.Service.Content;

namespace ChatTutor.Host.Commands;

/// <summary>"lint [folder]": every mistake as file(line,column): message; exit 2 when there is one; otherwise what there is, counted.</summary>
public static class LintCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { DefaultValueFactory = _ => "content", Description = "The content folder." };
        var unconfirmed = new Option<bool>("--unconfirmed") { Description = "List what organisers must confirm before it is shown." };
        var command = new Command("lint", "Check the content folder.") { folder, unconfirmed };
        command.SetAction(async parsed =>
        {
            var loaded = ContentFolder.Load(parsed.GetValue(folder)!, DateOnly.FromDateTime(DateTime.Today));
            return parsed.GetValue(unconfirmed) ? List(loaded) : await CheckAsync(loaded);
        });
        return command;
    }

    private static async Task<int> CheckAsync(LoadedContent loaded)
    {
        foreach (var mistake in loaded.Mistakes)
            (mistake.Severity == Severity.Error ? Console.Error : Console.Out).WriteLine(mistake);
        if (!loaded.IsGood)
        {
            Console.Error.WriteLine($"{loaded.Mistakes.Count(m => m.Severity == Severity.Error)} lỗi.");
            return CommandLine.BadInput;
        }
        var catalogue = loaded.Catalogue!;
        var lessons = catalogue.Lessons.ToList();
        await using (var output = Console.OpenStandardOutput())
            foreach (var table in new[] { Coverage.BySkill(catalogue), Coverage.ByAudience(catalogue) })
                await TableFormats.All["table"](table, output);
        Console.WriteLine(
            $"Sạch: {catalogue.Courses.Count} khóa, {lessons.Count} bài, " +
            $"{lessons.Sum(l => l.Steps.Count(s => s is Telling and not Practice))} thẻ, {lessons.Sum(l => l.Steps.Count(s => s is Practice))} việc làm thử, " +
            $"{lessons.Sum(l => l.Questions.Count())} câu hỏi trong bài, " +
            $"{catalogue.Items.Count} câu trong ngân hàng, {catalogue.Facts.Count} dữ kiện, {loaded.Open.Count} chỗ chờ xác nhận.");
        return CommandLine.Fine;
    }

    private static int List(LoadedContent loaded)
    {
        foreach (var office in loaded.Open.GroupBy(o => o.Owner))
        {
            Console.WriteLine($"{office.Key} ({office.Count()})");
            foreach (var open in office)
                Console.WriteLine($"  {open.At}: {open.What}\n    {open.Why}");
        }
        Console.WriteLine($"{loaded.Open.Count} chỗ chờ xác nhận.");
        return CommandLine.Fine;
    }
}
