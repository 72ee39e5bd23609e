using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using ChatTutor.Bench.Turns;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using ChatTutor.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Bench.Broadcasts;

/// <summary>Counting an audience: in a roster of a million, on one core; and how long a store takes to fill its roster after a start.</summary>
/// <remarks>Arguments: the folder to work in (default: the temporary one), learners in the roster (1,000,000), learners in the store (100,000).</remarks>
internal static class AudienceBenchmark
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(7));

    private static readonly IReadOnlyDictionary<string, ContactRules> Rules = new Dictionary<string, ContactRules>
    {
        ["zalo-oa"] = new(ContactWindow.ZaloOa, QuietHours.Default),
    };

    public static Task<int> RunAsync(string[] args)
    {
        var catalogue = ContentFolder.Load("content", DateOnly.FromDateTime(DateTime.Today)).Catalogue
            ?? throw new InvalidOperationException("The content folder cannot be read; run this in the top folder.");
        Count(Number(args, 1, 1_000_000), catalogue);
        return BenchFolder.UseAsync(args, folder => ReopenAsync(folder, Number(args, 2, 100_000), catalogue));
    }

    private static void Count(int people, Core.Content.Catalogue catalogue)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var roster = new Roster();
        var (lessons, communes) = (catalogue.Lessons.Select(l => l.Id).ToList(), catalogue.Communes.Select(c => c.Id).ToList());
        for (var i = 1; i <= people; i++)
            roster.Put(new Address(i % 3 == 0 ? "zalo-oa" : "telegram", (5_000_000_000 + i).ToString(CultureInfo.InvariantCulture)), Person(i, lessons, communes));
        Console.WriteLine($"{people} learners, {(GC.GetTotalMemory(forceFullCollection: true) - before) / people} bytes each, load {ClosedLoop.Load()}");
        foreach (var (name, who) in Selections(communes))
        {
            var sieve = Sieve.Of(who, catalogue, Now);
            var times = Enumerable.Range(0, 7).Select(_ =>
            {
                var started = Stopwatch.GetTimestamp();
                var count = roster.Count(sieve, Rules, Now);
                return (Took: Stopwatch.GetElapsedTime(started).TotalMilliseconds, count);
            }).OrderBy(t => t.Took).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-34}{times[0].count.Chosen,9} chosen {times[0].count.Reachable,9} reachable   median {times[3].Took,6:F0} ms, longest {times[^1].Took,6:F0} ms"));
        }
        var listing = Stopwatch.GetTimestamp();
        roster.Choose(Sieve.Of(Selection.Everybody, catalogue, Now), Rules, Now);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the whole list                     {Stopwatch.GetElapsedTime(listing).TotalMilliseconds:F0} ms"));
    }

    private static (string Name, Selection Who)[] Selections(List<string> communes) =>
    [
        ("everybody", Selection.Everybody),
        ("ten communes, farmers", new(new Criteria(communes[..10], ["nong-dan"]))),
        ("active, not done with a course", new(new Criteria(NotCompleted: ["vneid"], ActiveWithin: 14))),
        ("all of it, with an exception", new(
            new Criteria(communes[..50], ["nong-dan", "nguoi-dan"], ["telegram", "zalo-oa"], null, ["vneid/la-gi"], ["chong-lua-dao"], 30), [new Criteria(communes[..3])])),
    ];

    private static async Task ReopenAsync(string folder, int people, Core.Content.Catalogue catalogue)
    {
        var (lessons, communes) = (catalogue.Lessons.Select(l => l.Id).ToList(), catalogue.Communes.Select(c => c.Id).ToList());
        await using (var store = LiteDbStore.Open(folder, TimeProvider.System, NullLogger.Instance))
            foreach (var some in Enumerable.Range(1, people).Chunk(1000))
                await Task.WhenAll(some.Select(i => store.HandleAsync(
                    new Incoming(new Address("telegram", i.ToString(CultureInfo.InvariantCulture)), "m", new InboundMessage.Text(""), Now, Inline: true),
                    (learner, _) => Turn.Silent(Person(i, lessons, communes) with { Id = learner.Id }), CancellationToken.None).AsTask()));
        GC.Collect();
        var (memory, started) = (Environment.WorkingSet, Stopwatch.GetTimestamp());
        await using var opened = LiteDbStore.Open(folder, TimeProvider.System, NullLogger.Instance);
        var open = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var count = await opened.CountAsync(Sieve.Of(Selection.Everybody, catalogue, Now), Rules, Now, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"a store of {people}: open after {open:F0} ms, roster of {count.Chosen} filled after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms, "
            + $"memory {memory >> 20} -> {Environment.WorkingSet >> 20} MB"));
    }

    private static Learner Person(int i, List<string> lessons, List<string> communes) => new(
        new LearnerId(i), i % 20 == 0 ? Consent.Declined : Consent.Given, 2, i % 2 == 0 ? "nong-dan" : "nguoi-dan", communes[i % communes.Count],
        Muted: i % 33 == 0, Blocked: i % 50 == 0, LastSeen: Now.AddHours(-(i % 720)), Joined: new DateOnly(2026, 11, 1 + i % 24),
        Completed: Enumerable.Range(0, i % 6).Select(n => lessons[(i + n * 7) % lessons.Count]).Distinct()
            .ToImmutableSortedDictionary(l => l, _ => new DateOnly(2026, 11, 20)));

    private static int Number(string[] args, int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
}
