using ChatTutor.Bench.Answers;
using ChatTutor.Bench.Broadcasts;
using ChatTutor.Bench.Content;
using ChatTutor.Bench.Hooks;
using ChatTutor.Bench.Mutations;
using ChatTutor.Bench.Reports;
using ChatTutor.Bench.Turns;

// Every benchmark there is: a name and what it runs.
Dictionary<string, Func<string[], Task<int>>> commands = new()
{
    ["turns"] = TurnsBenchmark.RunAsync,
    ["lessons"] = LessonsBenchmark.RunAsync,
    ["reports"] = ReportsBenchmark.RunAsync,
    ["sheet"] = SheetBenchmark.RunAsync,
    ["content"] = ContentBenchmark.RunAsync,
    ["answers"] = AnswersBenchmark.RunAsync,
    ["mutations"] = MutationsBenchmark.RunAsync,
    ["audience"] = AudienceBenchmark.RunAsync,
    ["broadcast"] = BroadcastBenchmark.RunAsync,
    ["zalo-oa"] = ZaloOaBenchmark.RunAsync,
};

if (args.Length > 0 && commands.TryGetValue(args[0], out var command))
    return await command(args[1..]);
Console.Error.WriteLine($"Usage: ChatTutor.Bench <{string.Join('|', commands.Keys)}>");
return 2;
