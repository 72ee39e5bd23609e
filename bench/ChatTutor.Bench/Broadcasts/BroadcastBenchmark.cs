using System.Diagnostics;
using System.Globalization;
using ChatTutor.Bench.Turns;
using ChatTutor.Channels;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes.Telegram;
using ChatTutor.Host.Running;
using ChatTutor.Service.Broadcasts;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Bench.Broadcasts;

/// <summary>A broadcast through the whole program to a Telegram server on a real socket, while people go on learning.</summary>
/// <remarks>Arguments: the folder to work in (default: the temporary one), seconds (default 60), people learning (default 20).</remarks>
internal static class BroadcastBenchmark
{
    private const int FirstLearner = 1_000_000;

    /// <summary>What the bot may send at once before the rate begins to count, and the same again while it settles.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static Task<int> RunAsync(string[] args)
    {
        var time = TimeSpan.FromSeconds(args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 60);
        var people = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 20;
        return BenchFolder.UseAsync(args, async folder =>
        {
            await using var telegram = await FakeTelegram.StartAsync();
            await using var app = Server.Build(
            [
                "--urls", "http://127.0.0.1:0", "--ChatTutor:DataDirectory", folder, "--ChatTutor:TimeZone", MorningZone(DateTimeOffset.UtcNow),
                "--ChatTutor:Telegram:Token", telegram.Token, "--ChatTutor:Telegram:ApiUrl", telegram.Url,
            ]);
            await app.StartAsync();
            var rate = ChannelKinds.Telegram.Sending.PerSecond!.Value;
            await BeginAsync(app.Services, telegram, (int)((time + WarmUp + WarmUp).TotalSeconds * rate * 1.5));
            await Task.Delay(WarmUp);
            var (before, started) = (await SentAsync(app.Services), Stopwatch.GetTimestamp());
            var waits = await Task.WhenAll(Enumerable.Range(0, people).Select(p => LearnAsync(telegram, FirstLearner + p, time)));
            var (copies, took) = (await SentAsync(app.Services) - before, Stopwatch.GetElapsedTime(started).TotalSeconds);
            var replies = waits.SelectMany(w => w).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{copies} copies and {replies.Count} replies in {took:F1} s: {(copies + replies.Count) / took:F2} messages a second, {(copies + replies.Count) / took / rate:P1} of the allowed {rate}; "
                + $"replies p50 {replies[replies.Count / 2]:F0} ms, p99 {replies[replies.Count * 99 / 100]:F0} ms, longest {replies[^1]:F0} ms; load {ClosedLoop.Load()}"));
            await app.StopAsync();
        });
    }

    private static async Task BeginAsync(IServiceProvider services, FakeTelegram telegram, int people)
    {
        var (store, broadcasts, desk) = (services.GetRequiredService<IStore>(), services.GetRequiredService<IBroadcastStore>(), services.GetRequiredService<BroadcastDesk>());
        foreach (var some in Enumerable.Range(1, people).Chunk(500))
        {
            foreach (var chat in some)
                telegram.Open(chat);
            await Task.WhenAll(some.Select(chat => store.HandleAsync(
                new Incoming(new Address("telegram", chat.ToString(CultureInfo.InvariantCulture)), "m", new InboundMessage.Text(""), desk.Now, Inline: true),
                (learner, _) => Turn.Silent(learner with { Consent = Consent.Given, LastSeen = desk.Now }), CancellationToken.None).AsTask()));
        }
        await broadcasts.AddBroadcastAsync(
            id => new Broadcast(id, "bench", "tinh", new Notice("Ngày mai có buổi học ở nhà văn hóa."), Selection.Everybody, new Schedule.Now(), BroadcastState.Scheduled, Due: desk.Now, ApprovedBy: "other"),
            CancellationToken.None);
    }

    private static async Task<int> SentAsync(IServiceProvider services) =>
        (await services.GetRequiredService<IBroadcastStore>().BroadcastsAsync(CancellationToken.None))[0].Counts[CopyState.Sent];

    /// <summary>Says something every two seconds and waits for the answer; in milliseconds.</summary>
    private static async Task<List<double>> LearnAsync(FakeTelegram telegram, long chat, TimeSpan time)
    {
        var (waits, end) = (new List<double>(), Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency));
        for (var n = 0; Stopwatch.GetTimestamp() < end; n++)
        {
            var started = Stopwatch.GetTimestamp();
            telegram.Text(chat, "giúp");
            await telegram.MessageAsync(chat, n + 1);
            waits.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
        return waits;
    }

    // Where it is about ten in the morning: at night nothing unasked goes out.
    private static string MorningZone(DateTimeOffset utc)
    {
        var east = (10 - utc.Hour + 36) % 24 - 12;
        return $"Etc/GMT{(east > 0 ? "-" : "+")}{Math.Abs(east)}";
    }
}
