using System.Globalization;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Broadcasts;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;
using ChatTutor.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Crash;

/// <summary>
/// Sends the broadcast that is running in a store, with the real dispatcher and a platform that says on this process's output whom it
/// has given a message; ends when the broadcast is done.
/// </summary>
internal static class BroadcastRun
{
    public static CatalogueSource Read(string content) => new(ContentFolder.Load(content, new DateOnly(2026, 11, 23)).Catalogue!);

    public static async Task RunAsync(LiteDbStore store, CatalogueSource catalogues, int workers)
    {
        var (time, wakeups, zone) = (new Morning(), new Wakeups(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));
        var conversations = new Conversations(store, catalogues, wakeups, time, zone, NullLogger<Conversations>.Instance);
        var platform = new Platform(workers);
        var desk = new BroadcastDesk(store, store, [platform], catalogues, conversations, wakeups, int.MaxValue);
        var news = new AuthorNews(store, store, conversations, wakeups);
        using var dispatcher = new Dispatcher(store, [platform], conversations, wakeups, time, NullLogger<Dispatcher>.Instance);
        using var runner = new BroadcastRunner(store, desk, news, wakeups, NullLogger<BroadcastRunner>.Instance);
        await dispatcher.StartAsync(default);
        await runner.StartAsync(default);
        while (!(await store.BroadcastsAsync(default)).All(b => b.Broadcast.IsOver))
            await Task.Delay(50);
        await dispatcher.StopAsync(default);
        await runner.StopAsync(default);
        await store.DisposeAsync();
    }

    /// <summary>Takes nearly everything; now and then it asks to wait for nothing.</summary>
    private sealed class Platform(int workers) : IChannel
    {
        private int asked;

        public string Name => "telegram";

        public ChannelLimits Limits => new(4096, workers, PerSecond: 100_000) { Contact = ContactRules.Open };

        public Task ListenAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop) => Task.CompletedTask;

        public async ValueTask<SendResult> SendAsync(OutboxMessage message, CancellationToken stop)
        {
            await Task.Yield();
            if (Interlocked.Increment(ref asked) % 50 == 0)
                return new SendResult.RetryLater(TimeSpan.FromMilliseconds(5));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{message.Address.User} {((Reply.Say)message.Reply).Text}"));
            return new SendResult.Sent();
        }
    }

    /// <summary>Ten in the morning in Đồng Tháp, whenever this runs.</summary>
    private sealed class Morning : TimeProvider
    {
        private readonly TimeSpan shift = new DateTimeOffset(2026, 10, 10, 10, 0, 0, TimeSpan.FromHours(7)) - DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + shift;
    }
}
