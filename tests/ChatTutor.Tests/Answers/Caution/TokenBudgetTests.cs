using ChatTutor.Answers.Caution;
using ChatTutor.Core.Conversation;
using ChatTutor.Tests.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Answers.Caution;

/// <summary>Today's tokens: never more than the limit, whatever stops the program, and all of them again tomorrow.</summary>
public sealed class TokenBudgetTests : IDisposable
{
    private static readonly LearnerId Lan = new(1), Minh = new(2);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private readonly string folder = Directory.CreateTempSubdirectory("chattutor-budget-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));
    private readonly CapturedLog<TokenBudget> log = new();

    private string File => Path.Combine(folder, "model-tokens.txt");

    [Fact]
    public void What_was_set_aside_and_used_is_known_after_a_restart()
    {
        using (var budget = Open())
        {
            Assert.Null(budget.Reserve(Lan, 400));
            budget.Settle(Lan, 400, 150);
            Assert.Null(budget.Reserve(Minh, 300));
        }
        using var again = Open();
        Assert.Null(again.Reserve(Lan, 350));
        Assert.Equal(150 + 300 + 350, again.Spent);
        Assert.Equal(Outcome.LearnerSpent, again.Reserve(Lan, 1));
        Assert.Equal(Outcome.DaySpent, again.Reserve(Minh, 201));
        Assert.Null(again.Reserve(Minh, 200));
    }

    [Fact]
    public void Midnight_in_the_campaigns_zone_begins_a_new_day_and_a_clock_set_back_does_not()
    {
        using var budget = Open();
        Assert.Null(budget.Reserve(Lan, 500));
        time.Advance(TimeSpan.FromHours(14.9));
        Assert.Equal(Outcome.LearnerSpent, budget.Reserve(Lan, 1));
        time.Advance(TimeSpan.FromHours(0.2));
        Assert.Null(budget.Reserve(Lan, 500));
        time.AdjustTime(time.GetUtcNow().AddDays(-3));
        Assert.Equal(Outcome.LearnerSpent, budget.Reserve(Lan, 1));
        using var again = new TokenBudget(File + "2", 1000, 500, time, Zone, log);
        System.IO.File.Copy(File, File + "2");
        Assert.Equal(Outcome.LearnerSpent, again.Reserve(Lan, 1));
    }

    [Fact]
    public void A_file_cut_anywhere_is_read_as_far_as_it_is_whole()
    {
        using (var budget = Open())
            for (var i = 0; i < 5; i++)
                Assert.Null(budget.Reserve(new LearnerId(i), 100));
        var whole = System.IO.File.ReadAllBytes(File);
        var lengths = new List<long>();
        for (var length = 0; length <= whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            using var budget = Open();
            Assert.Null(budget.Reserve(Lan, 7));
            lengths.Add(budget.Spent - 7);
        }
        Assert.Equal([0, 100, 200, 300, 400, 500], lengths.Distinct());
    }

    [Theory]
    [InlineData("rubbish\n")]
    [InlineData("2026-11-23\nx y\n1 2 3\n\n1 400\n")]
    [InlineData("\0\0\0\0")]
    public void A_spoiled_file_stops_nobody(string content)
    {
        System.IO.File.WriteAllText(File, content);
        using var budget = Open();
        Assert.Null(budget.Reserve(Lan, 100));
        Assert.InRange(budget.Spent, 100, 500);
    }

    [Fact]
    public void What_cannot_be_written_down_is_not_spent_and_said_without_names()
    {
        Directory.CreateDirectory(File);
        using var budget = Open();
        Assert.Equal(Outcome.DaySpent, budget.Reserve(Lan, 1));
        Assert.Contains("cannot be kept", Assert.Single(log.Lines).Line, StringComparison.Ordinal);
        Directory.Delete(File);
        Assert.Null(budget.Reserve(Lan, 1));
    }

    [Fact]
    public async Task A_crowd_does_not_spend_more_than_there_is()
    {
        using var budget = new TokenBudget(File, 1000, 500, time, Zone, log);
        var taken = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() => budget.Reserve(new LearnerId(i), 9))));
        Assert.Equal(1000 / 9, taken.Count(t => t is null));
        Assert.InRange(budget.Spent, 0, 1000);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private TokenBudget Open() => new(File, 1000, 500, time, Zone, log);
}
