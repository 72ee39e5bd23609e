using System.Diagnostics;
using System.Globalization;
using ChatTutor.Bench.Turns;

namespace ChatTutor.Bench.Mutations;

/// <summary>
/// Bodies changed at random, brought to the whole program in every way a platform brings or hands out messages: what it answers, what it
/// logs, whether it still answers people afterwards, and what its memory does.
/// </summary>
/// <remarks>Arguments: bodies for each way (default 1000), the folder to work in (default: the temporary one), part of the name of the ways wanted
/// (default: all).</remarks>
internal static class MutationsBenchmark
{
    private static readonly IReadOnlyList<Func<Task<Feed>>> Feeds =
        [TelegramHookFeed.StartAsync, ZaloBotHookFeed.StartAsync, ZaloOaFeed.StartAsync, TelegramPollFeed.StartAsync, ZaloBotPollFeed.StartAsync];

    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
        var wanted = args.Length > 2 ? args[2] : "";
        var allGood = true;
        await BenchFolder.UseAsync(args.Length > 1 ? args[1..] : [], async folder =>
        {
            Console.WriteLine("way                bodies  answers              errors  warnings  good one answered  MB at 10 %  MB at the end  seconds");
            foreach (var start in Feeds)
            {
                await using var feed = await start();
                if (!feed.Name.Contains(wanted, StringComparison.Ordinal))
                    continue;
                allGood &= await RunAsync(feed, count, Path.Combine(folder, feed.Name.Replace('/', '-')));
            }
        });
        return allGood ? 0 : 1;
    }

    private static async Task<bool> RunAsync(Feed feed, int count, string folder)
    {
        var started = Stopwatch.GetTimestamp();
        var (program, address) = await ServedProgram.StartAsync(folder, feed.Settings);
        await using var running = program;
        feed.Open(address);
        await feed.BringAsync(address, count / 10);
        await feed.SettleAsync();
        var first = program.Memory;
        await feed.BringAsync(address, count - count / 10);
        await feed.SettleAsync();
        var isAnswered = await feed.IsAnsweredAsync(address);
        var answers = feed.Answers.IsEmpty ? "-" : string.Join(", ", feed.Answers.OrderBy(a => a.Key).Select(a => $"{a.Value} x {a.Key}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{feed.Name,-17}{count,8}  {answers,-19}{program.Faults,8}{program.Warnings,10}{(isAnswered ? "yes" : "NO"),19}{first,13:F0}{program.Memory,15:F0}{Stopwatch.GetElapsedTime(started).TotalSeconds,9:F0}"));
        return isAnswered && program.Faults == 0 && program.Runs && feed.Answers.Keys.All(status => status == 200);
    }
}
