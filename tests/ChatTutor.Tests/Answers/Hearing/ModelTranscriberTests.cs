using System.Diagnostics;
using ChatTutor.Answers.Hearing;
using ChatTutor.Fakes.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using static ChatTutor.Tests.Answers.Hearing.TranscriberBed;

namespace ChatTutor.Tests.Answers.Hearing;

/// <summary>What is sent to a transcription server, and what comes of every way it may behave.</summary>
public sealed class ModelTranscriberTests
{
    /// <summary>Short, so that hanging is seen soon; long enough for a busy machine.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task The_sound_goes_out_as_openai_wants_it_in_vietnamese_and_with_nothing_else()
    {
        await using var bed = await StartAsync();

        Assert.Equal($"{Private}: VNeID là gì?", await bed.HearAsync($"{Private}: VNeID là gì?"));

        var request = Assert.Single(bed.Model.Spoken);
        Assert.Null(request.Objection);
        Assert.Equal(("voice.ogg", "vi", "whisper-1", "json"), (request.FileName, request.Fields["language"], request.Fields["model"], request.Fields["response_format"]));
        Assert.Empty(request.Fields.Keys.Except(["language", "model", "response_format", "temperature"]));
        Assert.Contains($"Authorization: Bearer {Key}", request.Headers);
        Assert.Empty(bed.Model.Requests);
    }

    [Theory]
    [InlineData("hang", null, "TimedOut", 1)]
    [InlineData("500", null, "Failed HTTP 500", 2)]
    [InlineData("429", null, "Failed HTTP 429", 2)]
    [InlineData("401", null, "Failed HTTP 401", 1)]
    [InlineData("garbage", null, "Failed", 2)]
    [InlineData("no text", "", "Heard", 1)]
    [InlineData("empty", " \n", "Heard", 1)]
    [InlineData("endless", null, "Failed", 2)]
    public async Task A_server_that_behaves_badly_is_no_more_than_deaf(string mode, string? expected, string outcome, int tries)
    {
        await using var bed = await StartAsync(s => s with { Timeout = Short });
        bed.Model.Ears = SpokenModes.Hostile[mode];
        var clock = Stopwatch.StartNew();

        Assert.Equal(expected, await bed.HearAsync(Private));

        Assert.StartsWith(outcome, Assert.Single(bed.Outcomes), StringComparison.Ordinal);
        Assert.Equal(tries, bed.Model.Spoken.Count);
        Assert.True(clock.Elapsed < Short * 4, $"{clock.Elapsed}");
    }

    [Fact]
    public async Task A_second_try_may_help()
    {
        await using var bed = await StartAsync();
        var calls = 0;
        bed.Model.Ears = r => Interlocked.Increment(ref calls) == 1 ? SpokenModes.Hostile["500"](r) : SpokenModes.Good(r);

        Assert.Equal("vneid là gì", await bed.HearAsync("vneid là gì"));
        Assert.Equal(2, bed.Model.Spoken.Count);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_rests_and_is_tried_again_later()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(50) };
        await using var bed = await StartAsync(time: time);
        // Refused for good, so that no second try waits for a clock that stands still.
        bed.Model.Ears = SpokenModes.Hostile["401"];
        for (var i = 0; i < 6; i++)
            Assert.Null(await bed.HearAsync("alo"));
        Assert.Null(await bed.HearAsync("trong lúc nghỉ"));
        Assert.Equal((6, 1, "Resting"), (bed.Model.Spoken.Count, bed.Log.Count(LogLevel.Warning), bed.Outcomes[^1]));

        bed.Model.Ears = SpokenModes.Good;
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("sau khi nghỉ", await bed.HearAsync("sau khi nghỉ"));
    }

    [Fact]
    public async Task A_day_and_a_learner_have_so_many_seconds_also_after_a_restart()
    {
        await using var bed = await StartAsync(s => s with { SecondsPerDay = 100, SecondsPerLearner = 60 });
        Assert.NotNull(await bed.HearAsync("một", seconds: 50));
        Assert.Null(await bed.HearAsync("hai", seconds: 11));
        bed.Restart();
        Assert.Null(await bed.HearAsync("ba", seconds: 11));
        Assert.NotNull(await bed.HearAsync("bốn", seconds: 50, learner: 2));
        Assert.Null(await bed.HearAsync("năm", seconds: 1, learner: 3));
        Assert.Equal(["Heard", "LearnerSpent", "LearnerSpent", "Heard", "DaySpent"], bed.Outcomes);
        Assert.Equal(2, bed.Model.Spoken.Count);
    }

    [Fact]
    public async Task A_refusal_costs_nothing_and_a_length_nobody_told_is_guessed_from_the_size()
    {
        await using var bed = await StartAsync(s => s with { SecondsPerLearner = 10 });
        bed.Model.Ears = SpokenModes.Hostile["401"];
        for (var i = 0; i < 3; i++)
            Assert.Null(await bed.HearAsync("alo", seconds: 10));
        bed.Model.Ears = SpokenModes.Good;
        Assert.Null(await bed.HearAsync(new string('a', 16_000), seconds: null));
        Assert.NotNull(await bed.HearAsync(new string('a', 10_000), seconds: null, format: "amr"));
    }

    [Fact]
    public void A_key_is_not_printed() =>
        Assert.DoesNotContain(Key, new TranscriptionSettings(new Uri("http://localhost/v1"), "m", Key).ToString(), StringComparison.Ordinal);
}
