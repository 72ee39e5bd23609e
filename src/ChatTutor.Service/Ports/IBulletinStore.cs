using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Service.Ports;

/// <summary>Bulletins, and who is to be told of them. The same promises as <see cref="IStore"/>.</summary>
public interface IBulletinStore
{
    /// <summary>
    /// Keeps all of them in one step; returns how many were new. One that is there already changes nothing; one that was withdrawn is
    /// in force again, and nobody is told of it twice. What expired long ago is dropped.
    /// </summary>
    ValueTask<int> PostAsync(IReadOnlyList<Bulletin> bulletins, DateTimeOffset now, CancellationToken stop);

    /// <summary>All that are kept, the latest measured first.</summary>
    ValueTask<IReadOnlyList<PostedBulletin>> BulletinsAsync(CancellationToken stop);

    /// <summary>False when there is none of this id, or it was withdrawn before.</summary>
    ValueTask<bool> WithdrawAsync(string id, CancellationToken stop);

    /// <summary>Notes how far the subscribers have been told.</summary>
    ValueTask MarkAsync(string id, BulletinProgress progress, CancellationToken stop);

    /// <summary>
    /// Who has subscribed, by growing learner id. Kept in the same transaction as the learner, so that a page costs what is in it and
    /// not what the whole campaign has.
    /// </summary>
    ValueTask<IReadOnlyList<Subscriber>> SubscribersAsync(Subscription to, LearnerId after, int most, CancellationToken stop);
}

/// <summary>A bulletin with what became of it.</summary>
public sealed record PostedBulletin(Bulletin Bulletin, DateTimeOffset Posted, bool Withdrawn, BulletinProgress Progress)
{
    /// <summary>How long one is kept after it expired: so long a row of an old table is still known.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(60);
}

/// <summary>How far the subscribers of a bulletin have been told: commune by commune, learner by learner.</summary>
/// <param name="Commune">The commune that is being told, or null before the first.</param>
public sealed record BulletinProgress(string? Commune, LearnerId Learner, bool Done)
{
    public static readonly BulletinProgress None = new(null, default, Done: false), All = new(null, default, Done: true);
}

/// <summary>A person who wants to be told.</summary>
public readonly record struct Subscriber(LearnerId Learner, Address Address);
