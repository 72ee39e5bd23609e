using ChatTutor.Core.Conversation;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using ChatTutor.Tests.Core;

namespace ChatTutor.Tests.Service;

/// <summary>The one door: once each, bells rung, our own faults kept to one message.</summary>
public sealed class ConversationsTests : IDisposable
{
    private static readonly Address Chat = Bed.Chat("u");

    private readonly Bed bed = new();

    public void Dispose() => bed.Dispose();

    [Fact]
    public void The_moment_is_the_campaigns() => Assert.Equal(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7)), bed.Door.Now);

    [Fact]
    public async Task A_message_delivered_again_gets_the_same_replies_and_nothing_happens()
    {
        var message = new Incoming(Chat, "m", new InboundMessage.Started("mau/ngan"), bed.Door.Now);
        var first = await bed.Door.ReceiveAsync(message, CancellationToken.None);
        Assert.True(await RingsAsync(bed.Wakeups.Outbox));
        var second = await bed.Door.ReceiveAsync(message, CancellationToken.None);
        Assert.Equal((false, true), (first.Repeated, second.Repeated));
        Assert.Equal(first.Replies, second.Replies);
        Assert.False(await RingsAsync(bed.Wakeups.Outbox));
        Assert.Equal(1, (await bed.StateAsync()).Outbox);
    }

    [Fact]
    public async Task Replies_handed_back_at_once_need_no_outbox()
    {
        await bed.SayAsync(Chat, "học", inline: true);
        Assert.False(await RingsAsync(bed.Wakeups.Outbox));
        Assert.Equal(0, (await bed.StateAsync()).Outbox);
    }

    [Fact]
    public async Task A_question_and_a_reminder_ring_for_the_one_who_looks_after_them()
    {
        await bed.SayAsync(Chat, "vneid là gì vậy con?");
        Assert.True(await RingsAsync(bed.Wakeups.Effects));
        await bed.ReceiveAsync(Chat, new InboundMessage.Started("mau/ngan"));
        Assert.False(await RingsAsync(bed.Wakeups.Effects));
        await bed.SayAsync(Chat, "đồng ý");
        Assert.True(await RingsAsync(bed.Wakeups.Effects));
    }

    [Fact]
    public async Task Our_own_fault_puts_one_message_aside_and_the_next_one_works()
    {
        bed.Catalogues.Current = SampleContent.Catalogue.Step("mau/ngan", "mo", _ => new FaultyQuestion("mo"));
        await bed.ReceiveAsync(Chat, new InboundMessage.Started("mau/ngan"));
        await bed.SayAsync(Chat, "đồng ý");
        var before = StoredJson.Write(await bed.LearnerAsync(Chat));
        var sorry = await bed.SayAsync(Chat, "1");
        Assert.StartsWith("Con bị trục trặc", Assert.Single(sorry.Replies).Text, StringComparison.Ordinal);
        Assert.Equal(before, StoredJson.Write(await bed.LearnerAsync(Chat)));
        Assert.Equal(1, (await bed.StateAsync()).DeadLetters);
        Assert.Contains("Bước 2/5", Assert.Single((await bed.SayAsync(Chat, "tiếp")).Replies).Text, StringComparison.Ordinal);
        Assert.Single((await bed.SayAsync(Bed.Chat("other"), "học")).Replies);
    }

    [Fact]
    public async Task A_message_put_aside_and_delivered_again_is_not_put_aside_twice()
    {
        bed.Catalogues.Current = SampleContent.Catalogue.Step("mau/ngan", "mo", _ => new FaultyQuestion("mo"));
        await bed.ReceiveAsync(Chat, new InboundMessage.Started("mau/ngan"));
        await bed.SayAsync(Chat, "đồng ý");
        var message = new Incoming(Chat, "faulty", new InboundMessage.Text("1"), bed.Door.Now);
        var first = await bed.Door.ReceiveAsync(message, CancellationToken.None);
        var second = await bed.Door.ReceiveAsync(message, CancellationToken.None);
        Assert.Equal(first.Replies, second.Replies);
        Assert.Equal(1, (await bed.StateAsync()).DeadLetters);
    }

    [Fact]
    public async Task A_busy_store_is_the_callers_to_know()
    {
        bed.Store.BusyFor = 1;
        await Assert.ThrowsAsync<StoreBusyException>(() => bed.SayAsync(Chat, "học").AsTask());
        Assert.Single((await bed.SayAsync(Chat, "học")).Replies);
    }

    // Hears the bell, if it has rung.
    private static Task<bool> RingsAsync(Bell bell) => bell.WaitAsync(TimeSpan.Zero, CancellationToken.None);
}
