using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Bulletins;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Tests.Service.Bulletins;

/// <summary>Subscribers are told once of each bulletin, whatever happens in between; nobody is told at night.</summary>
public sealed class BulletinSpreaderTests : IAsyncLifetime
{
    private readonly Bed bed = new();
    private BulletinSpreader spreader;

    public BulletinSpreaderTests() => spreader = Open();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Bed.StopAsync(spreader);
        spreader.Dispose();
        bed.Dispose();
    }

    [Fact]
    public async Task Every_subscriber_of_the_communes_it_speaks_for_is_told_once()
    {
        for (var i = 0; i < 250; i++)
            await SubscribeAsync($"{i}", i % 2 == 0 ? ["phuong-my-tho"] : ["phuong-my-phong", "phuong-my-tho"]);
        await SubscribeAsync("elsewhere", ["phuong-sa-dec"]);
        await PostAsync(Measured("a", "tram-my-tho"));

        await SpreadAsync();

        Assert.Equal(250, (await bed.StateAsync()).Outbox);
        Assert.All(await DueAsync(), m => Assert.Equal(Urgency.Unasked, m.Urgency));
        Assert.DoesNotContain(await DueAsync(), m => m.Address.User == "elsewhere");
    }

    [Fact]
    public async Task A_page_begun_again_after_a_crash_tells_nobody_twice_and_those_not_told_yet()
    {
        foreach (var user in new[] { "1", "2", "3" })
            await SubscribeAsync(user, ["phuong-my-tho"]);
        await PostAsync(Measured("a", "phuong-my-tho"));
        // The crash came after two were told and before that was noted.
        foreach (var user in new[] { "1", "2" })
            await bed.Door.ReceiveAsync(
                new Incoming(Bed.Chat(user), "system/bulletin/a", new InboundMessage.Announced(Measured("a", "phuong-my-tho")), bed.Door.Now), CancellationToken.None);

        await SpreadAsync();

        Assert.Equal(["1", "2", "3"], (await DueAsync()).Select(m => m.Address.User).Order());
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_where_it_was()
    {
        foreach (var user in new[] { "1", "2", "3" })
            await SubscribeAsync(user, ["phuong-my-tho"]);
        await PostAsync(Measured("a", "phuong-my-tho"));
        var second = (await bed.LearnerAsync(Bed.Chat("2"))).Id;
        await bed.Store.MarkAsync("a", new BulletinProgress("phuong-my-tho", second, Done: false), CancellationToken.None);

        await SpreadAsync();

        Assert.Equal("3", Assert.Single(await DueAsync()).Address.User);
    }

    [Fact]
    public async Task One_posted_again_is_not_told_again_even_after_a_restart()
    {
        await SubscribeAsync("1", ["phuong-my-tho"]);
        await PostAsync(Measured("a", "phuong-my-tho"));
        await SpreadAsync();
        await Bed.StopAsync(spreader);
        bed.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await PostAsync(Measured("a", "phuong-my-tho")));

        spreader = Open();
        await PostAsync(Measured("b", "phuong-sa-dec"));
        await SpreadAsync();

        Assert.Equal(1, (await bed.StateAsync()).Outbox);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task At_night_nobody_is_told_and_what_is_withdrawn_before_morning_never(bool withdrawn, int told)
    {
        await SubscribeAsync("1", ["phuong-my-tho"]);
        bed.Time.Advance(TimeSpan.FromHours(13));
        await PostAsync(Measured("a", "phuong-my-tho"));
        await spreader.StartAsync(CancellationToken.None);
        bed.Wakeups.Bulletins.Ring();
        Assert.Equal(0, (await bed.StateAsync()).Outbox);
        if (withdrawn)
            await bed.Store.WithdrawAsync("a", CancellationToken.None);

        bed.Time.Advance(TimeSpan.FromHours(9.5));
        await DoneAsync();

        Assert.Equal(told, (await bed.StateAsync()).Outbox);
    }

    [Fact]
    public async Task One_that_has_expired_before_it_could_be_told_is_not_told()
    {
        await SubscribeAsync("1", ["phuong-my-tho"]);
        await PostAsync(Measured("a", "phuong-my-tho") with { Expires = bed.Door.Now.AddMinutes(5) });
        bed.Time.Advance(TimeSpan.FromMinutes(5));

        await SpreadAsync();

        Assert.Equal(0, (await bed.StateAsync()).Outbox);
    }

    [Fact]
    public async Task A_store_that_is_busy_is_waited_for()
    {
        await SubscribeAsync("1", ["phuong-my-tho"]);
        await PostAsync(Measured("a", "phuong-my-tho"));
        bed.Store.BusyFor = 1;
        await spreader.StartAsync(CancellationToken.None);

        while (!(await bed.Store.BulletinsAsync(CancellationToken.None)).All(p => p.Progress.Done))
        {
            bed.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.Equal(1, (await bed.StateAsync()).Outbox);
    }

    private BulletinSpreader Open() =>
        new(bed.Store, bed.Catalogues, bed.Door, bed.Wakeups, bed.Time, NullLogger<BulletinSpreader>.Instance);

    private async Task SpreadAsync()
    {
        await spreader.StartAsync(CancellationToken.None);
        await DoneAsync();
    }

    private async Task DoneAsync()
    {
        var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!(await bed.Store.BulletinsAsync(patience.Token)).All(p => p.Progress.Done))
        {
            bed.Wakeups.Bulletins.Ring();
            await Task.Delay(5, patience.Token);
        }
    }

    private Bulletin Measured(string id, string place) =>
        new(id, "do-man", place, null, 1.2m, "g/l", new(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(7)), new(2026, 11, 25, 8, 0, 0, TimeSpan.FromHours(7)), "Đài tỉnh");

    private ValueTask<int> PostAsync(Bulletin bulletin) => bed.Store.PostAsync([bulletin], bed.Door.Now, CancellationToken.None);

    private ValueTask<Handled> SubscribeAsync(string user, string[] communes) => bed.Store.HandleAsync(
        new Incoming(Bed.Chat(user), "wish", new InboundMessage.Text(""), bed.Door.Now),
        learner => Turn.Silent(learner with { Consent = Consent.Given, Bulletins = [.. communes.Select(c => new Subscription("do-man", c))] }), CancellationToken.None);

    private async Task<IReadOnlyList<OutboxMessage>> DueAsync() => due ??= await bed.Store.DueAsync(bed.Door.Now, 1000, 1000, CancellationToken.None);

    private IReadOnlyList<OutboxMessage>? due;
}
