using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage;

// Bulletins and who wants to be told of them.
public sealed partial class MemoryStore
{
    private readonly BulletinShelf bulletins = new();

    public ValueTask<int> PostAsync(IReadOnlyList<Bulletin> bulletins, DateTimeOffset now, CancellationToken stop)
    {
        lock (gate)
        {
            this.bulletins.DropOld(now);
            return new(bulletins.Count(b => this.bulletins.Post(b, now) is not null));
        }
    }

    public ValueTask<IReadOnlyList<PostedBulletin>> BulletinsAsync(CancellationToken stop)
    {
        lock (gate)
            return new(bulletins.All);
    }

    public ValueTask<bool> WithdrawAsync(string id, CancellationToken stop)
    {
        lock (gate)
            return new(!bulletins.IsWithdrawn(id) && bulletins.Change(id, p => p with { Withdrawn = true }) is not null);
    }

    public ValueTask MarkAsync(string id, BulletinProgress progress, CancellationToken stop)
    {
        lock (gate)
            bulletins.Change(id, p => p with { Progress = progress });
        return default;
    }

    public ValueTask<IReadOnlyList<Subscriber>> SubscribersAsync(Subscription to, LearnerId after, int most, CancellationToken stop)
    {
        lock (gate)
            return new([.. people.All.Where(l => l.Id.Value > after.Value && l.Bulletins?.Contains(to) == true)
                .OrderBy(l => l.Id.Value).Take(most).Select(l => new Subscriber(l.Id, people.AddressOf(l.Id)))]);
    }
}
