using ChatTutor.Answers;
using ChatTutor.Answers.Generation;
using ChatTutor.Core.Conversation;
using ChatTutor.Tests.Channels;
using ChatTutor.Tests.Channels.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Moq;

namespace ChatTutor.Tests.Answers.Generation;

/// <summary>How much a model is used and how long it is waited for.</summary>
public sealed class LimitsTests
{
    private static readonly LearnerId Lan = new(1);

    [Fact]
    public async Task A_learner_may_ask_three_times_a_minute_and_others_are_not_held_up()
    {
        await using var bed = await ModelBed.StartAsync();
        for (var i = 0; i < 3; i++)
            Assert.NotNull(await bed.AskAsync($"câu {i}", learner: 99));
        Assert.Null(await bed.AskAsync("câu nữa", learner: 99));
        Assert.NotNull(await bed.AskAsync("câu nữa", learner: 98));
        Assert.NotNull(await bed.AskAsync("câu nữa", learner: 99)); // Known by now: costs nothing.
        Assert.Equal(4, bed.Model.Requests.Count);
    }

    [Fact]
    public async Task A_learners_tokens_and_the_days_are_known_after_a_restart()
    {
        await using var bed = await ModelBed.StartAsync(s => s with { TokensPerLearner = 3_000, TokensPerDay = 6_500, QuestionsPerMinute = 1_000 });
        var one = await UseUpAsync(bed, learner: 99);
        bed.Restart();
        Assert.Null(await bed.AskAsync("sau khi mở lại", learner: 99));
        Assert.Equal("LearnerSpent (null)", bed.Outcomes[^1]);
        var all = one;
        for (var learner = 100; bed.Outcomes[^1] != "DaySpent (null)"; learner++)
            all += await UseUpAsync(bed, learner);
        var requests = bed.Model.Requests.Count;
        bed.Restart();
        Assert.Null(await bed.AskAsync("mở lại lần nữa", learner: 500));
        Assert.Equal((requests, requests), (all, bed.Model.Requests.Count));
        Assert.InRange(one, 2, 6);
    }

    [Fact]
    public async Task A_thousand_attackers_spend_no_more_than_the_day_has()
    {
        await using var bed = await ModelBed.StartAsync(s => s with { TokensPerDay = 20_000 });
        await Parallel.ForEachAsync(Enumerable.Range(0, 1_000), async (i, _) => await bed.AskAsync($"câu hỏi số {i}"));
        var counted = File.ReadLines(bed.BudgetFile).Skip(1).Sum(l => long.Parse(l.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.InRange(counted, 10_000, 20_000);
        Assert.InRange(bed.Model.Requests.Count, 10, 40);
    }

    [Fact]
    public async Task A_silent_model_is_tried_twice_within_the_limit()
    {
        var time = new FakeTimeProvider();
        var asked = 0;
        using var bed = new Hand(time, (_, stop) =>
        {
            Interlocked.Increment(ref asked);
            return Silent(stop);
        });
        var began = time.GetTimestamp();
        var asking = bed.AskAsync("mã otp là gì");
        await TelegramBed.PassAsync(time, () => asking.IsCompleted);
        Assert.Null(await asking);
        Assert.Equal(2, asked);
        Assert.InRange(time.GetElapsedTime(began), TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(16));
    }

    [Fact]
    public async Task A_model_that_keeps_failing_rests_and_is_tried_again_later()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));
        var (asked, broken) = (0, true);
        using var bed = new Hand(time, (_, _) =>
        {
            Interlocked.Increment(ref asked);
            return broken ? throw new HttpRequestException("down", null, System.Net.HttpStatusCode.BadGateway) : Good();
        });
        for (var i = 0; i < 6; i++)
            await PassAsync(time, bed.AskAsync($"câu {i}"));
        var before = asked;
        Assert.Null(await bed.AskAsync("trong lúc nghỉ"));
        Assert.Equal((before, 1), (asked, bed.Log.Count(LogLevel.Warning)));

        broken = false;
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.NotNull(await bed.AskAsync("sau khi nghỉ"));
        Assert.NotNull(await bed.AskAsync("lại như thường"));
        Assert.Equal((before + 2, 1), (asked, bed.Log.Count(LogLevel.Information)));
    }

    private static async Task<int> UseUpAsync(ModelBed bed, long learner)
    {
        var answered = 0;
        while (await bed.AskAsync($"câu {answered} của {learner}", learner: learner) is not null)
            answered++;
        return answered;
    }

    private static async Task PassAsync(FakeTimeProvider time, Task<string?> asking)
    {
        await TelegramBed.PassAsync(time, () => asking.IsCompleted);
        Assert.Null(await asking);
    }

    private static async IAsyncEnumerable<StreamingChatMessageContent> Silent([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await Task.Delay(Timeout.Infinite, stop);
        yield break;
    }

    private static async IAsyncEnumerable<StreamingChatMessageContent> Good()
    {
        await Task.Yield();
        yield return new StreamingChatMessageContent(AuthorRole.Assistant, "Mã OTP là dãy sáu chữ số dùng một lần [1].");
        yield return new StreamingChatMessageContent(AuthorRole.Assistant, null, metadata: new Dictionary<string, object?> { ["FinishReason"] = "Stop" });
    }

    /// <summary>A chat completion by hand, where a socket would prove nothing.</summary>
    private sealed class Hand : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("chattutor-hand-").FullName;
        private readonly ModelWording wording;

        public Hand(TimeProvider time, Func<ChatHistory, CancellationToken, IAsyncEnumerable<StreamingChatMessageContent>> answer)
        {
            var chat = new Mock<IChatCompletionService>();
            chat.Setup(c => c.GetStreamingChatMessageContentsAsync(
                    It.IsAny<ChatHistory>(), It.IsAny<PromptExecutionSettings>(), It.IsAny<Kernel>(), It.IsAny<CancellationToken>()))
                .Returns((ChatHistory told, PromptExecutionSettings _, Kernel _, CancellationToken stop) => answer(told, stop));
            var settings = new ModelSettings(new Uri("http://nowhere.invalid"), "hand") { QuestionsPerMinute = 1_000 };
            wording = new ModelWording(ModelConnection.Build(b => b.Services.AddSingleton(chat.Object)), settings, folder, time, TimeZoneInfo.Utc, Log);
        }

        public CapturedLog<ModelWording> Log { get; } = new();

        public Task<string?> AskAsync(string question) =>
            wording.WordAsync(new WordingRequest(question, ModelBed.Passages, [], Lan), CancellationToken.None).AsTask();

        public void Dispose()
        {
            wording.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}
