using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises about bulletins and those who want to be told of them.</summary>
public abstract partial class StoreContract
{
    private static readonly Subscription Salinity = new("do-man", "phuong-go-cong");

    [Fact]
    public async Task A_bulletin_is_kept_once_however_often_it_is_posted()
    {
        Assert.Equal(2, await PostAsync(Measured("a"), Measured("b")));
        Assert.Equal(1, await PostAsync(Measured("a") with { Note = "again" }, Measured("c")));

        Assert.Equal(["a", "b", "c"], (await BulletinsAsync()).Select(p => p.Bulletin.Id));
        Assert.All(await BulletinsAsync(), p => Assert.Equal((Talk.Start, false, BulletinProgress.None, (string?)null), (p.Posted, p.Withdrawn, p.Progress, p.Bulletin.Note)));
    }

    [Fact]
    public async Task The_latest_measured_comes_first()
    {
        await PostAsync(Measured("old") with { At = Talk.Start.AddHours(-5) }, Measured("new"), Measured("older") with { At = Talk.Start.AddHours(-9) });

        Assert.Equal(["new", "old", "older"], (await BulletinsAsync()).Select(p => p.Bulletin.Id));
    }

    [Fact]
    public async Task One_that_was_withdrawn_may_be_posted_again_and_is_not_told_anew()
    {
        await PostAsync(Measured("a"));
        await Store.MarkAsync("a", BulletinProgress.All, CancellationToken.None);

        Assert.True(await Store.WithdrawAsync("a", CancellationToken.None));
        Assert.False(await Store.WithdrawAsync("a", CancellationToken.None));
        Assert.False(await Store.WithdrawAsync("unknown", CancellationToken.None));
        Assert.True(Assert.Single(await BulletinsAsync()).Withdrawn);
        Assert.Equal(1, await PostAsync(Measured("a") with { Note = "mended" }));

        Assert.Equal((false, BulletinProgress.All, "mended"), Assert.Single(await BulletinsAsync()) is var p ? (p.Withdrawn, p.Progress, p.Bulletin.Note) : default);
    }

    [Fact]
    public async Task What_expired_long_ago_is_dropped_when_another_is_posted()
    {
        await PostAsync(Measured("old"), Measured("kept") with { Expires = Talk.Start.AddDays(2) });

        await Store.PostAsync([Measured("new")], Talk.Start.AddDays(1) + PostedBulletin.Kept + TimeSpan.FromSeconds(1), CancellationToken.None);

        Assert.Equal(["kept", "new"], (await BulletinsAsync()).Select(p => p.Bulletin.Id).Order());
    }

    [Fact]
    public async Task Subscribers_come_page_by_page_and_only_those_of_the_topic_and_commune()
    {
        for (var person = 1; person <= 5; person++)
            await SubscribeAsync(person, Salinity);
        await SubscribeAsync(6, Salinity with { Commune = "phuong-go-cong-x" });
        await SubscribeAsync(7, new Subscription("do-man-x", "phuong-go-cong"), new Subscription("gia-ca", "phuong-go-cong"));
        await Store.HearAsync(8, "m");

        var first = await PageAsync(default, 3);
        var rest = await PageAsync(first[^1].Learner, 3);

        Assert.Equal(new[] { 1, 2, 3 }.Select(Talk.Person), first.Select(s => s.Address));
        Assert.Equal(new[] { 4, 5 }.Select(Talk.Person), rest.Select(s => s.Address));
        Assert.Empty(await PageAsync(rest[^1].Learner, 3));
    }

    [Fact]
    public async Task Subscribers_follow_what_their_learners_wish()
    {
        await SubscribeAsync(1, Salinity);
        await SubscribeAsync(2, Salinity);
        await SubscribeAsync(3, Salinity, new Subscription("gia-ca", "phuong-go-cong"));

        await SubscribeAsync(1);
        await Store.ForgetAsync(2, "forget me");
        await SubscribeAsync(3, new Subscription("gia-ca", "phuong-go-cong"), Salinity);
        await Store.HearAsync(3, "something else");

        Assert.Equal([Talk.Person(3)], (await PageAsync(default, 10)).Select(s => s.Address));
    }

    [Fact]
    public async Task A_wish_of_a_turn_that_failed_is_not_kept()
    {
        await Store.HearAsync(1, "m1");
        await Store.HandleAsync(
            Talk.Says(1, "m2"), learner => new Turn(learner with { Bulletins = [Salinity] }, [], [], [], Fault: "ours"), CancellationToken.None);

        Assert.Empty(await PageAsync(default, 10));
    }

    [Fact]
    public async Task An_announcement_is_unasked_and_told_once()
    {
        await Store.HearAsync(1, "m");
        await Store.SettleAsync(new Settlement.Gone(Assert.Single(await Store.DueAsync())));

        Assert.False((await Store.HearAsync(Announced(1))).Repeated);
        Assert.True((await Store.HearAsync(Announced(1))).Repeated);

        Assert.Equal(Urgency.Unasked, Assert.Single(await Store.DueAsync()).Urgency);
        Assert.True((await Store.RecentAsync(1))[^1].Unasked);
    }

    [Fact]
    public async Task An_announcement_makes_nobody_known()
    {
        await Store.HearAsync(Announced(1));

        Assert.Equal(new StoreState(0, 0, 0, 0, 0), await Store.StateAsync());
    }

    private static Incoming Announced(int person) =>
        new(Talk.Person(person), "system/bulletin/a", new InboundMessage.Announced(Measured("a")), Talk.Start);

    private static Bulletin Measured(string id) => new(
        id, "do-man", "phuong-go-cong", null, 1.2m, "g/l", Talk.Start.AddHours(-1), Talk.Start.AddDays(1), "Đài tỉnh");

    private ValueTask<int> PostAsync(params Bulletin[] bulletins) => Store.PostAsync(bulletins, Talk.Start, CancellationToken.None);

    private ValueTask<IReadOnlyList<PostedBulletin>> BulletinsAsync() => Store.BulletinsAsync(CancellationToken.None);

    private ValueTask<IReadOnlyList<Subscriber>> PageAsync(LearnerId after, int most) => Store.SubscribersAsync(Salinity, after, most, CancellationToken.None);

    private ValueTask<Handled> SubscribeAsync(int person, params Subscription[] wishes) => Store.HandleAsync(
        Talk.Says(person, $"wish {string.Join(',', wishes.Select(w => w.ToString()))}"), learner => Turn.Silent(learner with { Bulletins = wishes }), CancellationToken.None);
}
