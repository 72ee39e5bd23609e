using ChatTutor.Core.Conversation;
using ChatTutor.Service.Effects;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Tests.Service;

/// <summary>Free questions and reminders: each comes back once, by the same door, whatever the answerer and the store do.</summary>
public sealed class EffectRunnerTests : IAsyncLifetime
{
    private const string Question = "vneid dùng để làm gì vậy con?";
    private const string NoAnswer = "Con chưa có thông tin về chuyện này";

    private static readonly Address Chat = Bed.Chat("u");

    private readonly Bed bed = new();
    private readonly HandAnswerer answerer = new();
    private readonly EffectRunner runner;

    public EffectRunnerTests() =>
        runner = new EffectRunner(bed.Store, answerer, bed.Door, bed.Late, new Composing([], bed.Time), bed.Wakeups, bed.Time, NullLogger<EffectRunner>.Instance);

    public Task InitializeAsync() => runner.StartAsync(CancellationToken.None);

    public async Task DisposeAsync()
    {
        await Bed.StopAsync(runner);
        runner.Dispose();
        bed.Dispose();
    }

    [Fact]
    public async Task An_answer_arrives_once_and_is_sent()
    {
        await bed.SayAsync(Chat, Question);
        Assert.StartsWith("Về: vneid", await SentAsync(), StringComparison.Ordinal);
        Assert.Equal((1, 0, 1), (answerer.Asked, (await bed.StateAsync()).Effects, (await bed.StateAsync()).Outbox));
    }

    [Fact]
    public async Task Who_waits_gets_the_answer_and_nothing_is_sent_beside()
    {
        var asking = new TaskCompletionSource<Answer>();
        answerer.Answer = (_, _) => asking.Task;
        var handled = await bed.SayAsync(Chat, Question, inline: true);
        Assert.Single(handled.Questions);
        var waiting = bed.Late.RepliesAsync(Chat, handled, TimeSpan.FromSeconds(20), CancellationToken.None).AsTask();
        asking.SetResult(new Answer("Để xác nhận mình là ai.", []));
        Assert.Equal("Để xác nhận mình là ai.", Assert.Single(await waiting).Text);
        Assert.Equal(0, (await bed.StateAsync()).Outbox);
    }

    [Fact]
    public async Task An_answer_there_before_anybody_waits_is_found()
    {
        var handled = await bed.SayAsync(Chat, Question, inline: true);
        await SentAsync();
        var replies = await bed.Late.RepliesAsync(Chat, handled, TimeSpan.FromSeconds(20), CancellationToken.None);
        Assert.StartsWith("Về: ", Assert.Single(replies).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_waits_for_a_reminder()
    {
        await bed.ReceiveAsync(Chat, new InboundMessage.Started("mau/ngan"), inline: true);
        var handled = await bed.SayAsync(Chat, "đồng ý", inline: true);
        Assert.Equal(1, (await bed.StateAsync()).Effects);
        Assert.Empty(handled.Questions);
        Assert.Equal(handled.Replies, await bed.Late.RepliesAsync(Chat, handled, Timeout.InfiniteTimeSpan, CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_answer_to_somebody_who_has_gone_away_is_sent(bool cancelled)
    {
        var asking = new TaskCompletionSource<Answer>();
        answerer.Answer = (_, _) => asking.Task;
        var handled = await bed.SayAsync(Chat, Question, inline: true);
        using var gone = new CancellationTokenSource();
        var waiting = bed.Late.RepliesAsync(Chat, handled, cancelled ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, gone.Token).AsTask();
        await gone.CancelAsync();
        if (cancelled)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        else
            Assert.Empty(await waiting);
        asking.SetResult(new Answer("Đây.", []));
        Assert.Equal("Đây.", await SentAsync());
        Assert.Equal(1, (await bed.StateAsync()).Outbox);
    }

    [Fact]
    public async Task An_answerer_that_throws_is_answered_for_kindly()
    {
        answerer.Answer = (_, _) => throw new HttpRequestException("no model");
        await bed.SayAsync(Chat, Question);
        Assert.StartsWith(NoAnswer, await SentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answerer_that_hangs_is_answered_for_after_eighteen_seconds(bool looksAtItsToken)
    {
        var asked = new TaskCompletionSource();
        answerer.Answer = async (_, stop) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, looksAtItsToken ? stop : CancellationToken.None);
            return new Answer("too late", []);
        };
        var began = bed.Time.GetUtcNow();
        await bed.SayAsync(Chat, Question);
        await asked.Task;
        await bed.PassUntilAsync(() => bed.Store.Handled.Count > 1, TimeSpan.FromSeconds(1));
        Assert.StartsWith(NoAnswer, await SentAsync(), StringComparison.Ordinal);
        Assert.InRange(bed.Time.GetUtcNow() - began, TimeSpan.FromSeconds(18), TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task One_that_hangs_does_not_hold_up_the_others()
    {
        var hanging = new TaskCompletionSource<Answer>();
        answerer.Answer = (question, _) => question.StartsWith("vneid", StringComparison.Ordinal) ? hanging.Task : Task.FromResult(new Answer("Nhanh.", []));
        await bed.SayAsync(Chat, Question);
        await bed.SayAsync(Bed.Chat("other"), "làm sao quét mã vậy con?");
        Assert.Equal("Nhanh.", await SentAsync());
        hanging.SetResult(new Answer("Chậm.", []));
        Assert.Equal("Chậm.", await SentAsync());
    }

    [Fact]
    public async Task A_busy_store_puts_the_answer_off_and_it_still_comes_once()
    {
        var asking = new TaskCompletionSource<Answer>();
        answerer.Answer = (_, _) => asking.Task;
        await bed.SayAsync(Chat, Question);
        bed.Store.BusyFor = 6;
        asking.SetResult(new Answer("Đây.", []));
        await bed.PassUntilAsync(() => bed.Store.Handled.Count > 1, TimeSpan.FromSeconds(1));
        Assert.Equal("Đây.", await SentAsync());
        Assert.Equal((0, 1), ((await bed.StateAsync()).Effects, (await bed.StateAsync()).Outbox));
    }

    [Fact]
    public async Task Forty_questions_at_once_need_no_rest_in_between()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => bed.SayAsync(Bed.Chat($"u{i}"), Question).AsTask()));
        var answered = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
                await SentAsync();
        });
        // Waiting five seconds after every sixteen would take ten.
        await answered.WaitAsync(TimeSpan.FromSeconds(4));
        Assert.Equal(40, answerer.Asked);
    }

    [Fact]
    public async Task A_reminder_comes_on_its_morning()
    {
        await bed.ReceiveAsync(Chat, new InboundMessage.Started("mau/ngan"));
        await bed.SayAsync(Chat, "đồng ý");
        bed.Pass(TimeSpan.FromHours(23));
        Assert.Equal(1, (await bed.StateAsync()).Effects);
        bed.Pass(TimeSpan.FromHours(1));
        await Bed.Next(bed.Store.Handled, m => m.Message is InboundMessage.Reminder);
        Assert.Contains("Bài ngắn", await LatestAsync(), StringComparison.Ordinal);
        Assert.Equal(0, (await bed.StateAsync()).Effects);
    }

    private async Task<string> SentAsync()
    {
        var answer = await Bed.Next(bed.Store.Handled, m => m.Message is InboundMessage.Answered);
        var past = await bed.Store.RecentAsync(answer.Address, 1, CancellationToken.None);
        return Assert.Single(past[0].Replies).Text;
    }

    private async Task<string> LatestAsync() => (await bed.Store.RecentAsync(Chat, 1, CancellationToken.None))[0].Replies[0].Text;
}
