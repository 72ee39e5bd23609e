using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Service.Bulletins;

/// <summary>
/// Tells subscribers of new bulletins, a page of them at a time: each is a message at the common door, whose id is the bulletin's, so
/// that a page begun again after a crash tells nobody twice. How far it has come is on disk after every page.
/// </summary>
public sealed partial class BulletinSpreader(
    IStore store, CatalogueSource catalogues, Conversations.Conversations conversations, Wakeups wakeups, TimeProvider time,
    ILogger<BulletinSpreader> logger) : BackgroundService
{
    /// <summary>Subscribers told in one go: a part of a store's batch, so that people who write are not held up.</summary>
    private const int Page = 100;

    /// <summary>How often it is looked for bulletins that came another way, and for the end of the quiet hours.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                // At night no copies are made: until morning a bulletin may be withdrawn, expire, or be followed by a newer one.
                if (!QuietHours.Default.Contain(conversations.Now))
                    foreach (var posted in await AskAsync(() => store.BulletinsAsync(stoppingToken), stoppingToken))
                        if (!posted.Progress.Done)
                            await SpreadAsync(posted, stoppingToken);
                await wakeups.Bulletins.WaitAsync(Rest, stoppingToken);
            }
        }
        catch (StoreFailedException)
        {
            // The host stops; the rest is told after the restart.
        }
    }

    private async Task SpreadAsync(PostedBulletin posted, CancellationToken stop)
    {
        var (bulletin, progress, told) = (posted.Bulletin, posted.Progress, 0);
        foreach (var commune in catalogues.Current.Bulletins.CommunesOf(bulletin.Place).Order(StringComparer.Ordinal))
        {
            if (string.CompareOrdinal(commune, progress.Commune) < 0)
                continue;
            var after = commune == progress.Commune ? progress.Learner : default;
            while (await IsWantedAsync(bulletin, stop))
            {
                var page = await AskAsync(() => store.SubscribersAsync(new Subscription(bulletin.Topic, commune), after, Page, stop), stop);
                if (page.Count == 0)
                    break;
                await Task.WhenAll(page.Select(to => TellAsync(to.Address, bulletin, stop)));
                (after, told) = (page[^1].Learner, told + page.Count);
                await MarkAsync(bulletin, new BulletinProgress(commune, after, Done: false), stop);
            }
        }
        await MarkAsync(bulletin, BulletinProgress.All, stop);
        LogTold(bulletin.Id, bulletin.Topic, told);
    }

    // Asked before every page: it may have been withdrawn while others were told.
    private async Task<bool> IsWantedAsync(Bulletin bulletin, CancellationToken stop) =>
        bulletin.IsInForce(conversations.Now)
        && (await AskAsync(() => store.BulletinsAsync(stop), stop)).FirstOrDefault(p => p.Bulletin.Id == bulletin.Id) is { Withdrawn: false };

    private async Task TellAsync(Address address, Bulletin bulletin, CancellationToken stop)
    {
        var incoming = new Incoming(address, $"system/bulletin/{bulletin.Id}", new InboundMessage.Announced(bulletin), conversations.Now);
        await AskAsync(() => conversations.ReceiveAsync(incoming, stop), stop);
    }

    private ValueTask MarkAsync(Bulletin bulletin, BulletinProgress progress, CancellationToken stop) =>
        BusyStore.WaitOutAsync(() => store.MarkAsync(bulletin.Id, progress, stop), time, stop);

    private ValueTask<T> AskAsync<T>(Func<ValueTask<T>> ask, CancellationToken stop) => BusyStore.WaitOutAsync(ask, time, stop);

    [LoggerMessage(Level = LogLevel.Information, Message = "Bulletin {Id} ({Topic}): {Count} subscribers told.")]
    private partial void LogTold(string id, string topic, int count);
}
