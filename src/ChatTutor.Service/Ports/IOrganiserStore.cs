using ChatTutor.Core.Organisers;

namespace ChatTutor.Service.Ports;

/// <summary>Who may sign in, and the log of what they did. What a method has returned is on disk; it throws as <see cref="IStore"/> does.</summary>
public interface IOrganiserStore
{
    /// <summary>All of them by id; a few thousand at most, kept in memory.</summary>
    ValueTask<IReadOnlyDictionary<string, Organiser>> OrganisersAsync(CancellationToken stop);

    ValueTask<Organiser?> FindOrganiserAsync(string id, CancellationToken stop);

    /// <summary>
    /// Runs the pure function inside the transaction; what it decides is stored whole, organisers and notes together. Null changes
    /// nothing. The same comes back, so that the caller sees what was decided.
    /// </summary>
    ValueTask<OrganiserChange?> ChangeAsync(Func<IReadOnlyDictionary<string, Organiser>, OrganiserChange?> decide, CancellationToken stop);

    /// <summary>Up to <paramref name="most"/> entries of the log from this number on, oldest first.</summary>
    ValueTask<IReadOnlyList<AuditEntry>> AuditAsync(long from, int most, CancellationToken stop);

    /// <summary>Where the log stands.</summary>
    ValueTask<AuditHead> AuditHeadAsync(CancellationToken stop);
}

/// <summary>What is to be stored together.</summary>
/// <param name="Saved">Organisers added, or put in the place of those with the same id.</param>
public sealed record OrganiserChange(IReadOnlyList<Organiser> Saved, IReadOnlyList<AuditNote> Notes);

/// <summary>Often only a note is to be taken.</summary>
public static class OrganiserStoreNotes
{
    public static async ValueTask NoteAsync(this IOrganiserStore store, AuditNote note, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(store);
        await store.ChangeAsync(_ => new OrganiserChange([], [note]), stop);
    }
}
