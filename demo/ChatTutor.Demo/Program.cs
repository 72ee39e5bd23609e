using ChatTutor.Demo;
using ChatTutor.Host.Commands;
using ChatTutor.Host.Running;

// Arguments: [--page <address>] [--until-end-of-input] and settings for the program itself.
return await CommandLine.Guarded(async () =>
{
    var (page, untilEnd, settings) = Arguments.Read(args);
    await using var stage = await Stage.StartAsync(page, settings);
    Banner.Print(stage.Program, isOpen: true, Console.Out);
    Console.WriteLine($"  Trang chạy thử           {stage.Page}");
    Console.WriteLine("  Máy chủ Telegram và Zalo ở đây là giả, không có gì ra khỏi máy này. Ctrl+C để dừng; dữ liệu chạy thử được xóa.");
    Console.Out.Flush();
    await stage.WaitAsync(untilEnd ? Console.In : null);
    return CommandLine.Fine;
});
