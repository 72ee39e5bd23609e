using System.Collections.Concurrent;
using System.Threading.Channels;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Tests.Service;

/// <summary>Chats side by side, each in order, whatever happens to one of them.</summary>
public sealed class DispatcherTests : IAsyncLifetime
{
    private static readonly Address Troubled = Bed.Chat("troubled");
    private static readonly Address Fine = Bed.Chat("fine");

    private readonly Bed bed = new();
    private readonly HandChannel channel;
    private readonly HandChannel other;
    private readonly Dispatcher dispatcher;
    private int doubtful;

    public DispatcherTests()
    {
        channel = new HandChannel("hand", bed.Time);
        other = new HandChannel("other", bed.Time, concurrency: 1);
        dispatcher = new Dispatcher(bed.Store, [channel, other], bed.Door, bed.Wakeups, bed.Time, NullLogger<Dispatcher>.Instance);
    }

    public Task InitializeAsync() => dispatcher.StartAsync(CancellationToken.None);

    public async Task DisposeAsync()
    {
        await Bed.StopAsync(dispatcher);
        dispatcher.Dispose();
        bed.Dispose();
    }

    [Fact]
    public async Task Messages_of_a_chat_go_one_by_one_in_their_order()
    {
        var (sent, busy) = (new ConcurrentDictionary<Address, List<long>>(), new ConcurrentDictionary<Address, bool>());
        channel.Answer = async message =>
        {
            Assert.True(busy.TryAdd(message.Address, true));
            await Task.Yield();
            sent.GetOrAdd(message.Address, _ => []).Add(message.Id);
            Assert.True(busy.TryRemove(message.Address, out _));
            return new SendResult.Sent();
        };
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (i, _) => await bed.SayAsync(Bed.Chat($"u{i % 10}"), "menu"));
        for (var i = 0; i < 200; i++)
            Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled));
        Assert.Equal(10, sent.Count);
        Assert.All(sent.Values, ids => Assert.Equal(ids.Order(), ids));
        Assert.Equal(0, (await bed.StateAsync()).Outbox);
    }

    [Fact]
    public async Task A_chat_that_hangs_holds_up_nobody_else()
    {
        var hanging = new TaskCompletionSource<SendResult>();
        channel.Answer = message => message.Address == Troubled ? hanging.Task : Task.FromResult<SendResult>(new SendResult.Sent());
        await SayAsync(Troubled, 2);
        await SayAsync(Fine, 3);
        for (var i = 0; i < 3; i++)
            Assert.Equal(Fine, (await Bed.Next(bed.Store.Settled)).Message.Address);
        hanging.SetResult(new SendResult.Sent());
        Assert.Equal(Troubled, (await Bed.Next(bed.Store.Settled)).Message.Address);
        Assert.Equal(Troubled, (await Bed.Next(bed.Store.Settled)).Message.Address);
    }

    [Fact]
    public async Task A_channel_that_throws_is_tried_again_and_the_chat_goes_on()
    {
        var thrown = false;
        channel.Answer = _ => thrown ? Task.FromResult<SendResult>(new SendResult.Sent()) : throw Noted();
        await SayAsync(Troubled, 1);
        Assert.IsType<Settlement.Again>(await Bed.Next(bed.Store.Settled));
        bed.Pass(TimeSpan.FromSeconds(1));
        Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled));

        InvalidOperationException Noted()
        {
            thrown = true;
            return new InvalidOperationException("not promised");
        }
    }

    [Fact]
    public async Task An_unclear_outcome_is_sent_again_three_times_at_most()
    {
        channel.Answer = message => Task.FromResult<SendResult>(
            message.Reply.Id == "1" ? new SendResult.Unknown("line broke") : new SendResult.Sent());
        await SayAsync(Troubled, 2);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal(attempt, (await Bed.Next(channel.Tries)).Message.Attempts);
            Assert.IsType<Settlement.Again>(await Bed.Next(bed.Store.Settled));
            bed.Pass(TimeSpan.FromSeconds(4));
        }
        Assert.Equal("1", (await Bed.Next(channel.Tries)).Message.Reply.Id);
        Assert.Equal("line broke", Assert.IsType<Settlement.Dead>(await Bed.Next(bed.Store.Settled)).Why);
        Assert.Equal("2", (await Bed.Next(channel.Tries)).Message.Reply.Id);
        Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled));
        Assert.Equal((0, 1), ((await bed.StateAsync()).Outbox, (await bed.StateAsync()).DeadLetters));
    }

    [Fact]
    public async Task A_wait_is_obeyed_for_that_chat_alone()
    {
        var start = bed.Time.GetUtcNow();
        channel.Answer = message => Task.FromResult<SendResult>(
            message is { Attempts: 0, Reply.Id: "1" } && message.Address == Troubled
                ? new SendResult.RetryLater(TimeSpan.FromSeconds(30)) : new SendResult.Sent());
        await SayAsync(Troubled, 2);
        Assert.IsType<Settlement.Again>(await Bed.Next(bed.Store.Settled));
        await SayAsync(Fine, 1);
        Assert.Equal(Fine, (await Bed.Next(bed.Store.Settled)).Message.Address);
        bed.Pass(TimeSpan.FromSeconds(29));
        await SayAsync(Fine, 1);
        Assert.Equal(Fine, (await Bed.Next(bed.Store.Settled)).Message.Address);
        bed.Pass(TimeSpan.FromSeconds(1));
        await Bed.Next(bed.Store.Settled);
        await Bed.Next(bed.Store.Settled);
        var tries = await TriesOf(Troubled, 3);
        Assert.Equal([("1", 0), ("1", 30), ("2", 30)], tries.Select(t => (t.Message.Reply.Id, (int)(t.At - start).TotalSeconds)));
    }

    [Fact]
    public async Task A_wait_of_the_whole_channel_is_obeyed_for_every_chat_of_it_and_no_other_channel()
    {
        var start = bed.Time.GetUtcNow();
        channel.Answer = message => Task.FromResult<SendResult>(
            message is { Attempts: 0 } && message.Address == Troubled
                ? new SendResult.RetryLater(TimeSpan.FromSeconds(30), WholeChannel: true) : new SendResult.Sent());
        await SayAsync(Troubled, 1);
        Assert.IsType<Settlement.Again>(await Bed.Next(bed.Store.Settled));
        await SayAsync(Fine, 1);
        await SayAsync(Bed.Chat("fine", "other"), 1);
        Assert.Equal("other", (await Bed.Next(bed.Store.Settled)).Message.Address.Channel);
        bed.Pass(TimeSpan.FromSeconds(29));
        await SayAsync(Bed.Chat("fine", "other"), 1);
        Assert.Equal("other", (await Bed.Next(bed.Store.Settled)).Message.Address.Channel);
        bed.Pass(TimeSpan.FromSeconds(1));
        await Bed.Next(bed.Store.Settled);
        await Bed.Next(bed.Store.Settled);
        Assert.Equal(TimeSpan.FromSeconds(30), Assert.Single(await TriesOf(Fine, 1)).At - start);
    }

    [Fact]
    public async Task Who_cannot_be_reached_gets_nothing_more_and_is_known_to_have_left()
    {
        channel.Answer = message => Task.FromResult<SendResult>(
            message.Address == Troubled ? new SendResult.Unreachable("blocked the bot") : new SendResult.Sent());
        await SayAsync(Troubled, 3);
        await Bed.Next(bed.Store.Handled, m => m.Message is InboundMessage.Blocked);
        Assert.True((await bed.LearnerAsync(Troubled)).Blocked);
        Assert.Equal((0, 0), ((await bed.StateAsync()).Outbox, (await bed.StateAsync()).DeadLetters));
        await SayAsync(Fine, 1);
        await Bed.Next(bed.Store.Settled, s => s.Message.Address == Fine);
        channel.Answer = _ => Task.FromResult<SendResult>(new SendResult.Sent());
        await SayAsync(Troubled, 1);
        Assert.False((await bed.LearnerAsync(Troubled)).Blocked);
        Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled));
    }

    [Fact]
    public async Task A_refused_message_is_put_aside_and_the_next_one_goes()
    {
        channel.Answer = message => Task.FromResult<SendResult>(
            message.Reply.Id == "1" ? new SendResult.Rejected("too long") : new SendResult.Sent());
        await SayAsync(Troubled, 2);
        Assert.Equal("too long", Assert.IsType<Settlement.Dead>(await Bed.Next(bed.Store.Settled)).Why);
        Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled));
        Assert.Equal(1, (await bed.StateAsync()).DeadLetters);
    }

    [Fact]
    public async Task A_message_for_a_channel_that_is_off_waits_without_harm()
    {
        await SayAsync(Bed.Chat("somebody", "gone"), 1);
        Assert.IsType<Settlement.Again>(await Bed.Next(bed.Store.Settled));
        await SayAsync(Fine, 1);
        Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled));
        Assert.Equal(1, (await bed.StateAsync()).Outbox);
    }

    [Fact]
    public async Task Stopping_finishes_what_is_on_its_way_and_loses_nothing()
    {
        var hanging = new TaskCompletionSource<SendResult>();
        other.Answer = _ => hanging.Task;
        for (var chat = 0; chat < 3; chat++)
            await SayAsync(Bed.Chat($"u{chat}", "other"), 2);
        await Bed.Next(other.Tries);
        var stopping = dispatcher.StopAsync(CancellationToken.None);
        Assert.False(stopping.IsCompleted);
        hanging.SetResult(new SendResult.Sent());
        await stopping;
        // Whatever was handed to the platform is settled, all else is still in the outbox.
        var (tried, gone) = (1 + Count(other.Tries), Count(bed.Store.Settled));
        Assert.Equal(tried, gone);
        Assert.InRange(gone, 1, 6);
        Assert.Equal(6 - gone, (await bed.StateAsync()).Outbox);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_the_end_of_a_pause_or_for_a_rate()
    {
        channel.Answer = message => Task.FromResult<SendResult>(
            message is { Attempts: 0 } && message.Address == Troubled ? new SendResult.RetryLater(TimeSpan.FromHours(1), WholeChannel: true) : new SendResult.Sent());
        await SayAsync(Troubled, 1);
        Assert.IsType<Settlement.Again>(await Bed.Next(bed.Store.Settled));
        for (var chat = 0; chat < 50; chat++)
            await SayAsync(Bed.Chat($"u{chat}"), 1);
        bed.Pass(TimeSpan.FromHours(1));
        for (var sent = 0; sent < 10; sent++)
            await Bed.Next(bed.Store.Settled);
        await dispatcher.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.InRange((await bed.StateAsync()).Outbox, 35, 41);
    }

    [Fact]
    public async Task A_reply_goes_before_what_waits_of_an_announcement_and_a_doubtful_announcement_is_not_repeated()
    {
        var hanging = new TaskCompletionSource<SendResult>();
        other.Answer = _ => hanging.Task;
        await SayAsync(Bed.Chat("first", "other"), 1);
        await Bed.Next(other.Tries);
        for (var chat = 0; chat < 500; chat++)
            await AnnounceAsync(Bed.Chat($"u{chat}", "other"));
        await HandedOutAsync(1 + 128);
        // One of those whose announcement is not in hand yet.
        await SayAsync(Bed.Chat("u400", "other"), 1);
        await SayAsync(Bed.Chat("later", "other"), 1);
        await HandedOutAsync(1 + 128 + 2);
        other.Answer = message => Task.FromResult<SendResult>(message.Urgency == Urgency.Unasked ? new SendResult.Unknown("line broke") : new SendResult.Sent());
        hanging.SetResult(new SendResult.Sent());

        // While the clock stands no more announcements go than a second's worth: both answers come only if they pass the others.
        var first = new List<OutboxMessage>();
        while (first.Count(m => m.Urgency == Urgency.Reply) < 2)
            first.Add((await Bed.Next(other.Tries)).Message);
        Assert.InRange(first.Count, 2, 2 + (int)Pace.UsualRate);
        await bed.PassUntilAsync(() => Count(bed.Store.Settled, s => s is Settlement.InDoubt) == 500, TimeSpan.FromMilliseconds(100));
        Assert.Equal(502, first.Count + Count(other.Tries));
        Assert.Equal((0, 500), ((await bed.StateAsync()).Outbox, (await bed.StateAsync()).DeadLetters));
    }

    [Fact]
    public async Task A_busy_store_is_waited_for_and_no_outcome_is_lost()
    {
        channel.Answer = _ =>
        {
            bed.Store.BusyFor = 5;
            return Task.FromResult<SendResult>(new SendResult.Sent());
        };
        await SayAsync(Troubled, 1);
        await Bed.Next(channel.Tries);
        await bed.PassUntilAsync(() => bed.Store.Settled.TryPeek(out _), TimeSpan.FromMilliseconds(100));
        Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled));
        Assert.False(channel.Tries.TryRead(out _));
    }

    private static int Count<T>(ChannelReader<T> reader)
    {
        var count = 0;
        while (reader.TryRead(out _))
            count++;
        return count;
    }

    private int Count(ChannelReader<Settlement> reader, Func<Settlement, bool> fits)
    {
        while (reader.TryRead(out var one))
            doubtful += fits(one) ? 1 : 0;
        return doubtful;
    }

    /// <summary>As a reminder comes: nobody has asked.</summary>
    private async Task AnnounceAsync(Address chat) => await bed.Store.HandleAsync(
        new Incoming(chat, "system/tin", new InboundMessage.Reminder(""), bed.Door.Now),
        who => new Turn(who, [new Reply.Say("tin", "Ngày hội", [])], [], []), CancellationToken.None);

    private Task HandedOutAsync(int messages) => bed.PassUntilAsync(() => bed.Store.HandedOut == messages, TimeSpan.Zero);

    private async Task SayAsync(Address chat, int times)
    {
        for (var i = 0; i < times; i++)
            await bed.SayAsync(chat, "menu");
    }

    private async Task<IReadOnlyList<(OutboxMessage Message, DateTimeOffset At)>> TriesOf(Address chat, int count)
    {
        var tries = new List<(OutboxMessage, DateTimeOffset)>();
        while (tries.Count < count)
            tries.Add(await Bed.Next(channel.Tries, t => t.Message.Address == chat));
        return tries;
    }
}
