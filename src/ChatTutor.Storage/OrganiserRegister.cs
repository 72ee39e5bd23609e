using System.Collections.Frozen;
using System.Collections.Immutable;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage;

/// <summary>The organisers and where their log stands; every store goes on from one to the next alike.</summary>
internal sealed record OrganiserRegister(ImmutableSortedDictionary<string, Organiser> Organisers, AuditHead Head)
{
    public static readonly OrganiserRegister Empty =
        new(ImmutableSortedDictionary.Create<string, Organiser>(StringComparer.Ordinal), AuditHead.Empty);

    /// <summary>Asked for with every message: made when it is first wanted after somebody was saved.</summary>
    private FrozenDictionary<string, Organiser>? linked;

    /// <summary>Who has linked this chat and is active, without what signs them in.</summary>
    public Organiser? LinkedTo(string chat) => (linked ??= Organisers.Values.Where(o => o is { IsActive: true, Chat: not null })
        .DistinctBy(o => o.Chat).ToFrozenDictionary(o => o.Chat!, o => o.WithoutSecrets(), StringComparer.Ordinal)).GetValueOrDefault(chat);

    /// <summary>The register after a change, and the entries of the log to be written with it.</summary>
    /// <exception cref="ArgumentException">An organiser's id is none.</exception>
    public (OrganiserRegister Next, IReadOnlyList<AuditEntry> Entries) After(OrganiserChange change)
    {
        if (change.Saved.FirstOrDefault(o => !Organiser.IsId(o.Id)) is { } odd)
            throw new ArgumentException($"\"{odd.Id}\" is not an organiser's id.", nameof(change));
        var entries = new List<AuditEntry>();
        var head = Head;
        foreach (var note in change.Notes)
        {
            var whole = note with { By = Bookkeeping.Whole(note.By), What = Bookkeeping.Whole(note.What), Area = Bookkeeping.Whole(note.Area), About = Bookkeeping.Whole(note.About) };
            entries.Add(AuditChain.Append(head, whole));
            head = new(entries[^1].Sequence, entries[^1].Hash);
        }
        var next = change.Saved.Count == 0 ? this
            : this with { Organisers = Organisers.SetItems(change.Saved.Select(o => KeyValuePair.Create(o.Id, o))), linked = null };
        return (next with { Head = head }, entries);
    }
}
