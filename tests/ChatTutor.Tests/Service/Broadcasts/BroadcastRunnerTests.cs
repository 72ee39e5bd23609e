using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Broadcasts;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Tests.Service.Broadcasts;

/// <summary>A broadcast from its moment to its end, over the real dispatcher and a clock that the test moves.</summary>
public sealed class BroadcastRunnerTests : IAsyncDisposable
{
    private readonly Bed bed = new();
    private readonly HandChannel channel;
    private readonly Dispatcher dispatcher;
    private readonly BroadcastDesk desk;
    private readonly BroadcastRunner runner;

    public BroadcastRunnerTests()
    {
        channel = new HandChannel("hand", bed.Time);
        dispatcher = new Dispatcher(bed.Store, [channel], bed.Door, bed.Wakeups, bed.Time, NullLogger<Dispatcher>.Instance);
        desk = new BroadcastDesk(bed.Store.Broadcasts, bed.Store, [channel], bed.Catalogues, bed.Door, bed.Wakeups, 5);
        var news = new AuthorNews((IOrganiserStore)bed.Store.Broadcasts, bed.Store, bed.Door, bed.Wakeups);
        runner = new BroadcastRunner(bed.Store.Broadcasts, desk, news, bed.Wakeups, NullLogger<BroadcastRunner>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await Bed.StopAsync(dispatcher);
        dispatcher.Dispose();
        runner.Dispose();
        bed.Dispose();
    }

    [Fact]
    public async Task It_goes_to_everybody_chosen_once_and_is_then_done()
    {
        await ArriveAsync(4);
        var id = await ScheduledAsync();
        await dispatcher.StartAsync(default);

        await runner.LookAsync(default);

        var texts = new List<string>();
        for (var i = 0; i < 4; i++)
            texts.Add((await SentAsync()).Reply.Text);
        Assert.All(texts, t => Assert.Equal("Chào bác", t));
        await bed.PassUntilAsync(() => Find(id).Counts.Open == 0, TimeSpan.FromMilliseconds(100));
        await runner.LookAsync(default);
        Assert.Equal((BroadcastState.Done, 4), (Find(id).Broadcast.State, Find(id).Counts[CopyState.Sent]));
        Assert.False(channel.Tries.TryRead(out _));
    }

    [Fact]
    public async Task The_line_that_broke_leaves_a_copy_in_doubt_and_the_blocked_are_told_apart()
    {
        await ArriveAsync(3);
        channel.Answer = message => Task.FromResult<SendResult>(message.Address.User switch
        {
            "p0" => new SendResult.Unknown("broken"),
            "p1" => new SendResult.Unreachable("blocked"),
            _ => new SendResult.Rejected("no"),
        });
        var id = await ScheduledAsync();
        await dispatcher.StartAsync(default);
        await runner.LookAsync(default);

        await bed.PassUntilAsync(() => Find(id).Counts.Open == 0, TimeSpan.FromMilliseconds(100));

        var counts = Find(id).Counts;
        Assert.Equal((1, 1, 1), (counts[CopyState.InDoubt], counts[CopyState.Blocked], counts[CopyState.Rejected]));
    }

    [Fact]
    public async Task A_stop_lets_no_further_copy_out()
    {
        await ArriveAsync(5);
        var first = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Answer = _ => first.Task;
        var id = await ScheduledAsync();
        await runner.LookAsync(default);
        await desk.StepAsync(id, BroadcastFlow.Pause, default);
        await desk.StepAsync(id, BroadcastFlow.Resume, default);
        await desk.StepAsync(id, b => BroadcastFlow.Stop(b, "lan", desk.Now), default);
        await dispatcher.StartAsync(default);
        bed.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal((5, BroadcastState.Stopped), (Find(id).Counts[CopyState.Stopped], Find(id).Broadcast.State));
        Assert.False(channel.Tries.TryRead(out _));
    }

    [Fact]
    public async Task A_missed_moment_is_marked_and_the_author_told_once()
    {
        await ArriveAsync(2);
        await ((IOrganiserStore)bed.Store.Broadcasts).ChangeAsync(_ => new([new("lan", "Lan", OrganiserRole.ProvinceOrganiser, Territory.Province, Chat: "hand:lan")], []), default);
        var id = await ScheduledAsync();
        bed.Time.Advance(TimeSpan.FromHours(3));
        await dispatcher.StartAsync(default);

        await runner.LookAsync(default);
        await runner.LookAsync(default);

        Assert.Equal((BroadcastState.Missed, MissedReason.TooLate), (Find(id).Broadcast.State, Find(id).Broadcast.Why));
        var told = await SentAsync();
        Assert.Equal("lan", told.Address.User);
        Assert.Contains("chưa gửi", told.Reply.Text, StringComparison.Ordinal);
        Assert.False(channel.Tries.TryRead(out _));
    }

    [Fact]
    public async Task More_people_than_go_without_a_second_yes_do_not_get_it()
    {
        await ArriveAsync(6);
        var id = await ScheduledAsync();

        await runner.LookAsync(default);

        Assert.Equal((BroadcastState.Missed, MissedReason.TooMany, 6), (Find(id).Broadcast.State, Find(id).Broadcast.Why, Find(id).Counts[CopyState.Stopped]));
    }

    [Fact]
    public async Task A_repeating_one_begets_one_that_runs_and_waits_for_its_next_time()
    {
        await ArriveAsync(2);
        var weekly = new Schedule.Weekly([DayOfWeek.Monday], new TimeOnly(9, 0));
        var added = await bed.Store.Broadcasts.AddBroadcastAsync(id => Draft(id) with { State = BroadcastState.Scheduled, When = weekly, Due = weekly.Next(desk.Now) }, default);

        await runner.LookAsync(default);

        Assert.Equal(BroadcastState.Running, Find(added.Id + 1).Broadcast.State);
        Assert.Equal((BroadcastState.Scheduled, desk.Now.AddDays(7)), (Find(added.Id).Broadcast.State, Find(added.Id).Broadcast.Due!.Value));
    }

    [Fact]
    public async Task The_authors_own_copy_goes_to_their_chat_alone_even_at_night()
    {
        await ArriveAsync(2);
        bed.Time.Advance(TimeSpan.FromHours(13));
        var draft = await bed.Store.Broadcasts.AddBroadcastAsync(Draft, default);
        await dispatcher.StartAsync(default);

        var step = await desk.TestAsync(draft.Id, Bed.Chat("lan"), default);

        Assert.Equal(BroadcastState.Tested, step.After!.State);
        Assert.Equal("lan", (await SentAsync()).Address.User);
        Assert.False(channel.Tries.TryRead(out _));
    }

    private static Broadcast Draft(long id) => new(id, "lan", "tinh", new Notice("Chào {you}"), Selection.Everybody, new Schedule.Now());

    private async Task<long> ScheduledAsync() =>
        (await bed.Store.Broadcasts.AddBroadcastAsync(id => Draft(id) with { State = BroadcastState.Scheduled, Due = desk.Now }, default)).Id;

    private async Task ArriveAsync(int people)
    {
        for (var i = 0; i < people; i++)
            await bed.Store.HandleAsync(
                new Incoming(Bed.Chat($"p{i}"), "come", new InboundMessage.Text(""), desk.Now, Inline: true),
                learner => Turn.Silent(learner with { Consent = Consent.Given, LastSeen = desk.Now }), default);
    }

    private async Task<OutboxMessage> SentAsync() => (await Bed.Next(channel.Tries)).Message;

    private Standing Find(long id) => bed.Store.Broadcasts.FindBroadcastAsync(id, default).AsTask().Result!;
}
