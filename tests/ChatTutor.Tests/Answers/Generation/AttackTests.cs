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
    public async Task Nothing_foreign_is_shown_and_an_end_comes_in_time(string mode)
    {
        await using var model = await FakeModel.StartAsync();
        model.Mode = ModelModes.Hostile[mode];
        var limit = mode == "hang" ? TimeSpan.FromSeconds(0.4) : TimeSpan.FromSeconds(8);
        var settings = new ModelSettings(model.Url, "fake") { Timeout = limit };
        var kernel = ModelConnection.Open(settings);
        var found = new ConcurrentQueue<string>();
        var logs = new ConcurrentBag<CapturedLog<ModelWording>>();
        var slowest = TimeSpan.Zero;
        await Parallel.ForEachAsync(Attack.All, new ParallelOptions { MaxDegreeOfParallelism = mode == "hang" ? 100 : 32 }, async (attack, stop) =>
        {
            // Each meets the model alone: a breaker that opened would spare the others.
            var log = new CapturedLog<ModelWording>();
            logs.Add(log);
            var own = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
            using var wording = new ModelWording(kernel, settings, own, TimeProvider.System, TimeZoneInfo.Utc, log);
            var clock = Stopwatch.StartNew();
            var answer = await AnswerAsync(wording, attack, found);
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            if (answer is not null)
                found.Enqueue($"OK {answer}");
        });

        foreach (var ending in logs.SelectMany(l => l.Lines).GroupBy(l => l.Line.Split(" in ")[0]).OrderByDescending(g => g.Count()))
            output.WriteLine($"{ending.Count(),4} {ending.Key}");
        foreach (var shown in found.Distinct())
            output.WriteLine(shown);
        Assert.DoesNotContain(found, f => !f.StartsWith("OK ", StringComparison.Ordinal));
        Assert.True(mode == "obeys every injection" || found.IsEmpty, "A model like that has nothing to say.");
        Assert.InRange(slowest, TimeSpan.Zero, limit + TimeSpan.FromSeconds(2));
        Assert.InRange(model.Requests.Count, Attack.All.Count, 2 * Attack.All.Count);
        Assert.All(model.Requests, r => Assert.DoesNotContain(r.Json, field => field.Key is "tools" or "functions" or "tool_choice"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<string?> AnswerAsync(ModelWording wording, Attack attack, ConcurrentQueue<string> found)
    {
        var heard = "";
        var answer = await wording.WordAsync(
            new WordingRequest(attack.Question, attack.Passages, [], new LearnerId(1), h => heard = h), CancellationToken.None);
        // What was heard on the way counts as shown.
        foreach (var wrong in attack.FoundIn(heard).Concat(attack.FoundIn(answer ?? "")))
            found.Enqueue($"{wrong} in \"{answer ?? heard}\" after \"{attack.Words}\"");
        return answer;
    }
}
