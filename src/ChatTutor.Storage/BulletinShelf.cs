using ChatTutor.Core.Bulletins;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage;

/// <summary>The bulletins that are kept, in memory: some thousands at most, whatever the number of learners.</summary>
internal sealed class BulletinShelf
{
    private readonly Dictionary<string, PostedBulletin> posted = new(StringComparer.Ordinal);

    public IReadOnlyList<PostedBulletin> All =>
        [.. posted.Values.OrderByDescending(p => p.Bulletin.At).ThenByDescending(p => p.Posted).ThenBy(p => p.Bulletin.Id, StringComparer.Ordinal)];

    public void Add(PostedBulletin bulletin) => posted[bulletin.Bulletin.Id] = bulletin;

    /// <summary>The bulletin as it is now kept; null when it was there, and in force, before.</summary>
    public PostedBulletin? Post(Bulletin bulletin, DateTimeOffset now)
    {
        var known = posted.GetValueOrDefault(bulletin.Id);
        if (known is { Withdrawn: false })
            return null;
        return posted[bulletin.Id] = new(bulletin, now, Withdrawn: false, known?.Progress ?? BulletinProgress.None);
    }

    /// <summary>The bulletin as it is now kept; null when there is none of this id.</summary>
    public PostedBulletin? Change(string id, Func<PostedBulletin, PostedBulletin> change) =>
        posted.TryGetValue(id, out var known) ? posted[id] = change(known) : null;

    public bool IsWithdrawn(string id) => posted.TryGetValue(id, out var known) && known.Withdrawn;

    /// <summary>Forgets what expired long ago; returns the ids.</summary>
    public List<string> DropOld(DateTimeOffset now)
    {
        var old = posted.Where(p => p.Value.Bulletin.Expires < now - PostedBulletin.Kept).Select(p => p.Key).ToList();
        old.ForEach(id => posted.Remove(id));
        return old;
    }
}
