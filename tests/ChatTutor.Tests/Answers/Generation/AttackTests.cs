using System.Collections.Concurrent;
using System.Diagnostics;
using ChatTutor.Answers;
using ChatTutor.Answers.Generation;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes.Model;
using ChatTutor.Tests.Channels;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Answers.Generation;

/// <summary>Fourteen models that misbehave, and two hundred people who try: nothing of it is ever shown.</summary>
public sealed class AttackTests(ITestOutputHelper output) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chattutor-attacks-").FullName;

    public static TheoryData<string> Modes => [.. ModelModes.Hostile.Keys];

    [Fact]
    public void There_are_fourteen_modes_and_two_hundred_attacks_in_two_languages()
    {
        Assert.Equal(14, ModelModes.Hostile.Count);
        Assert.Equal(200, Attack.All.DistinctBy(a => a.Words).Count());
        Assert.InRange(Attack.All.Count(a => a.InPassage), 20, 60);
        Assert.InRange(Attack.All.Count(a => a.IsEnglish), 60, 140);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Everybody_gets_a_reply_in_time_nothing_foreign_is_in_it_and_nothing_else_has_changed(string mode)
    {
        await using var model = await FakeModel.StartAsync();
        model.Mode = ModelModes.Hostile[mode];
        var limit = mode == "hang" ? TimeSpan.FromSeconds(0.4) : TimeSpan.FromSeconds(8);
        var settings = new ModelSettings(model.Url, "fake") { Timeout = limit };
        var kernel = ModelConnection.Open(settings);
        var logs = new ConcurrentBag<CapturedLog<ModelWording>>();
        var slowest = TimeSpan.Zero;
        var ends = (await Task.WhenAll(Attack.All.Chunk(50).Select(RunAsync))).SelectMany(e => e).ToList();

        Report(mode, ends, logs);
        Assert.Equal(200, ends.Count);
        Assert.All(ends, e => Assert.NotEqual("", Assert.Single(e.Replies).Text));
        Assert.Empty(ends.SelectMany(e => e.Foreign.Select(f => $"{f} after \"{e.Attack.Words}\"")));
        Assert.All(ends, e => Assert.True(e.Untouched, e.Attack.Words));
        Assert.True(mode == "obeys every injection" || ends.All(e => !e.Replies[0].Ai), "A model like that has nothing to say.");
        Assert.InRange(slowest, TimeSpan.Zero, limit + TimeSpan.FromSeconds(2));
        Assert.InRange(model.Requests.Count, ends.Count, 2 * ends.Count);
        Assert.All(model.Requests, r => Assert.DoesNotContain(r.Json, field => field.Key is "tools" or "functions" or "tool_choice"));

        async Task<IReadOnlyList<AttackEnd>> RunAsync(Attack[] some)
        {
            using var tutor = new AttackedTutor(some, WordAsync);
            return await tutor.RunAsync();
        }

        async ValueTask<string?> WordAsync(Attack attack, Action<string> heard, CancellationToken stop)
        {
            // Each meets the model alone: a breaker that opened would spare the others.
            var log = new CapturedLog<ModelWording>();
            logs.Add(log);
            var own = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
            using var wording = new ModelWording(kernel, settings, own, TimeProvider.System, TimeZoneInfo.Utc, log);
            var clock = Stopwatch.StartNew();
            var said = await wording.WordAsync(new WordingRequest(attack.Question, attack.Passages, [], new LearnerId(1), heard), stop);
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            return said;
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Report(string mode, IReadOnlyList<AttackEnd> ends, IEnumerable<CapturedLog<ModelWording>> logs)
    {
        var foreign = ends.SelectMany(e => e.Foreign).ToList();
        output.WriteLine(
            $"{mode}: {ends.Count} attacks, {ends.Count(e => e.Replies.Count == 1)} replies ({ends.Count(e => e.Replies.Any(r => r.Ai))} in the model's words), "
            + $"{foreign.Count(f => f.StartsWith("instructions", StringComparison.Ordinal))} prompt leaks, "
            + $"{foreign.Count(f => f.StartsWith("link", StringComparison.Ordinal) || f.StartsWith("number", StringComparison.Ordinal))} foreign links or numbers, "
            + $"{ends.Count(e => !e.Untouched)} state changes");
        foreach (var ending in logs.SelectMany(l => l.Lines).GroupBy(l => l.Line.Split(" in ")[0]).OrderByDescending(g => g.Count()))
            output.WriteLine($"{ending.Count(),4} {ending.Key}");
        foreach (var shown in ends.Where(e => e.Replies.Any(r => r.Ai)).Select(e => e.Replies[0].Text).Distinct())
            output.WriteLine(shown);
    }
}
