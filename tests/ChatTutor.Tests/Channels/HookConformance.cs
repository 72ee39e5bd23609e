using System.Net;
using System.Text;
using ChatTutor.Fakes;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Channels;

/// <summary>What every hook promises to the platform that calls it, and to everybody else who does.</summary>
public abstract class HookConformance(ITestOutputHelper output) : IAsyncLifetime
{
    protected HookBed Bed { get; private set; } = null!;

    public async Task InitializeAsync() => Bed = await OpenAsync();

    public async Task DisposeAsync() => await Bed.DisposeAsync();

    protected abstract Task<HookBed> OpenAsync();

    [Fact]
    public async Task A_delivery_is_taken_once_it_is_kept_and_not_before()
    {
        var gate = new TaskCompletionSource();
        Bed.BeforeKeeping = () => gate.Task;
        var posting = Bed.PostAsync(Bed.Delivery("an", "xin chào"), Bed.Sign);
        await ChannelBed.UntilAsync(() => Bed.Waiting == 1, () => "It was never handed on.");
        Assert.False(posting.IsCompleted);
        gate.SetResult();
        using var answer = await posting;
        Assert.Equal((HttpStatusCode.OK, 1), (answer.StatusCode, Bed.Kept));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("wrong")]
    [InlineData("empty")]
    [InlineData("longer")]
    public async Task A_stranger_is_refused_before_anything_is_read(string signature)
    {
        foreach (var body in (byte[][])[Bed.Delivery("an", "xin chào"), "not json"u8.ToArray(), []])
        {
            using var answer = await Bed.PostAsync(body, (request, signed) => Bed.SignWrongly(request, signed, signature));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
        Assert.Equal(0, Bed.Kept);
        Assert.DoesNotContain(Bed.Logged, line => line.Contains("cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_beyond_all_bounds_is_refused()
    {
        using var answer = await Bed.PostAsync(Encoding.UTF8.GetBytes(new string(' ', 2 << 20)), Bed.Sign);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(0, Bed.Kept);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"message\":")]
    [InlineData("\ufeff{}")]
    [InlineData("{\"a\":\"\\ud83d\"}")]
    public async Task A_body_that_means_nothing_is_not_to_be_brought_again(string body)
    {
        using var answer = await Bed.PostAsync(Encoding.UTF8.GetBytes(body), Bed.Sign);
        Assert.Equal((HttpStatusCode.OK, 0), (answer.StatusCode, Bed.Kept));
    }

    [Fact]
    public async Task A_busy_store_asks_for_the_delivery_again()
    {
        Bed.BeforeKeeping = () => throw new ChatTutor.Service.Ports.StoreBusyException();
        using var busy = await Bed.PostAsync(Bed.Delivery("an", "xin chào"), Bed.Sign);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 0), (busy.StatusCode, Bed.Kept));
        Assert.NotNull(busy.Headers.RetryAfter);
        Bed.BeforeKeeping = () => Task.CompletedTask;
        using var again = await Bed.PostAsync(Bed.Delivery("an", "xin chào"), Bed.Sign);
        Assert.Equal((HttpStatusCode.OK, 1), (again.StatusCode, Bed.Kept));
    }

    [Fact]
    public async Task A_message_that_always_fails_is_given_up_and_its_words_are_not_logged()
    {
        var tries = 0;
        Bed.BeforeKeeping = () => throw new InvalidDataException($"try {++tries} of xin chào");
        using var answer = await Bed.PostAsync(Bed.Delivery("an", "xin chào"), Bed.Sign);
        Assert.Equal((HttpStatusCode.OK, 3), (answer.StatusCode, tries));
        Assert.DoesNotContain(Bed.Logged, line => line.Contains("xin chào", StringComparison.Ordinal));
    }

    /// <summary>A share in every run; HOOK_BODIES=100000 for all of them. What the program holds meanwhile is measured where it runs alone.</summary>
    [Fact]
    public async Task Bodies_changed_at_random_never_harm_it()
    {
        var most = int.TryParse(Environment.GetEnvironmentVariable("HOOK_BODIES"), out var wished) ? wished : 3000;
        var mutation = new BodyMutation(seed: 20261125);
        await PostAsync(mutation, most);
        output.WriteLine($"{most} bodies, {Bed.Kept} kept");
        using var alive = await Bed.PostAsync(Bed.Delivery("an", "còn đây"), Bed.Sign);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    private async Task PostAsync(BodyMutation mutation, int count)
    {
        var bodies = Enumerable.Range(0, count).Select(i => Bed.Originals[i % Bed.Originals.Count]).Select(mutation.Mutate);
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (body, _) =>
        {
            using var answer = await Bed.PostAsync(body, Bed.Sign);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        });
        Assert.DoesNotContain(Bed.Logged, line => line.Contains("unhandled", StringComparison.OrdinalIgnoreCase));
    }
}
