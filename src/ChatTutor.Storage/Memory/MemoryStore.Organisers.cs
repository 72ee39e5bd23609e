using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage;

// Organisers and the log of what they did.
public sealed partial class MemoryStore : IOrganiserStore
{
    private readonly List<AuditEntry> audit = [];
    private OrganiserRegister register = OrganiserRegister.Empty;

    public ValueTask<IReadOnlyDictionary<string, Organiser>> OrganisersAsync(CancellationToken stop)
    {
        lock (gate)
            return new(register.Organisers);
    }

    public ValueTask<Organiser?> FindOrganiserAsync(string id, CancellationToken stop)
    {
        lock (gate)
            return new(register.Organisers.GetValueOrDefault(id));
    }

    public ValueTask<OrganiserChange?> ChangeAsync(Func<IReadOnlyDictionary<string, Organiser>, OrganiserChange?> decide, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(decide);
        lock (gate)
        {
            if (decide(register.Organisers) is not { } change)
                return new((OrganiserChange?)null);
            Save(change);
            return new(change);
        }
    }

    private void Save(OrganiserChange change)
    {
        (register, var entries) = register.After(change);
        audit.AddRange(entries);
    }

    private void Note(AuditNote deed) => Save(new OrganiserChange([], [deed]));

    public ValueTask<IReadOnlyList<AuditEntry>> AuditAsync(long from, int most, CancellationToken stop)
    {
        lock (gate)
            return new([.. audit.Where(e => e.Sequence >= from).Take(most)]);
    }

    public ValueTask<AuditHead> AuditHeadAsync(CancellationToken stop)
    {
        lock (gate)
            return new(register.Head);
    }
}
