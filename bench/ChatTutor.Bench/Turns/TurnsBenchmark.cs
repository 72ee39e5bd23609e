using System.Globalization;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Bench.Turns;

/// <summary>Turns of a plain respond function through the LiteDB store, every one on the disk before the next of its client.</summary>
/// <remarks>Arguments: the folder to work in (default: the temporary one), seconds for each line (default 4), learners (default 20,000).</remarks>
internal static class TurnsBenchmark
{
    public static Task<int> RunAsync(string[] args)
    {
        var time = TimeSpan.FromSeconds(args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 4);
        var learners = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 20_000;
        return BenchFolder.UseAsync(args, async folder =>
        {
            await using var store = LiteDbStore.Open(folder, TimeProvider.System, NullLogger.Instance);
            await LoadAsync(store, learners);
            Console.WriteLine($"{learners} learners, {time.TotalSeconds} s a line, load {ClosedLoop.Load()}");
            Console.WriteLine(ClosedLoop.Heading);
            foreach (var clients in (int[])[1, 16, 64, 256])
            {
                var chance = Enumerable.Range(0, clients).Select(c => new Random(c)).ToList();
                var line = $"{clients}";
                await ClosedLoop.MeasureAsync(clients, time, (client, n) => TurnAsync(store, chance[client].Next(learners), $"{line}/{client}/{n}"));
            }
        });
    }

    private static async Task LoadAsync(LiteDbStore store, int learners)
    {
        for (var done = 0; done < learners; done += 500)
            await Task.WhenAll(Enumerable.Range(done, Math.Min(500, learners - done)).Select(i => TurnAsync(store, i, "first")));
    }

    private static async Task TurnAsync(LiteDbStore store, int learner, string id)
    {
        var incoming = new Incoming(
            new Address("telegram", (500_000_000 + learner).ToString(CultureInfo.InvariantCulture)), id, new InboundMessage.Choice("1.a"),
            DateTimeOffset.Now);
        await store.HandleAsync(incoming, (l, _) => PlainLesson.Respond(l, incoming), CancellationToken.None);
    }
}
