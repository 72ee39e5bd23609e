using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>The organisers, in memory and in the file, and the log of what they did, in the file only.</summary>
internal sealed class OrganiserBook
{
    private readonly Ledger ledger;
    private OrganiserRegister register;

    public OrganiserBook(Ledger ledger)
    {
        this.ledger = ledger;
        var last = ledger.Counters.LastAudit;
        var head = last == 0 ? AuditHead.Empty
            : ledger.Database.Find(Collections.Audit, last) is { } entry ? new AuditHead(last, entry["h"].AsString)
            // An end that is missing is for "verify" to tell; whatever is added now does not fit what is left.
            : new AuditHead(last, AuditChain.Beginning);
        register = new(
            OrganiserRegister.Empty.Organisers.AddRange(
                ledger.Database.All(Collections.Organisers).Select(d => StoredJson.Read<Organiser>(d["j"].AsString)).Select(o => KeyValuePair.Create(o.Id, o))),
            head);
    }

    public IReadOnlyDictionary<string, Organiser> All => register.Organisers;

    public Organiser? LinkedTo(Address chat) => register.LinkedTo(chat.ToString());

    public AuditHead Head => register.Head;

    /// <exception cref="TurnFailedException">The decision threw, or cannot be kept: nothing of it is noted.</exception>
    public OrganiserChange? Change(Func<IReadOnlyDictionary<string, Organiser>, OrganiserChange?> decide)
    {
        if (TurnFailedException.Guard(() => Decide(decide)) is not var (change, next, entries, documents))
            return null;
        foreach (var document in documents)
            if (register.Organisers.ContainsKey(document["_id"].AsString))
                ledger.Changes.Update(Collections.Organisers, document);
            else
                ledger.Changes.Insert(Collections.Organisers, document);
        foreach (var entry in entries)
            ledger.Changes.Insert(Collections.Audit, new BsonDocument { ["_id"] = entry.Sequence, ["j"] = entry.Json, ["h"] = entry.Hash });
        (register, ledger.Counters.LastAudit) = (next, next.Head.Sequence);
        return change;
    }

    public IReadOnlyList<AuditEntry> Audit(long from, int most) =>
        [.. ledger.Database.FirstFrom(Collections.Audit, from, most)
            .Concat(ledger.Changes.InsertedInto(Collections.Audit).Where(d => d["_id"].AsInt64 >= from))
            .Take(most).Select(d => new AuditEntry(d["_id"].AsInt64, d["j"].AsString, d["h"].AsString))];

    private (OrganiserChange, OrganiserRegister, IReadOnlyList<AuditEntry>, List<BsonDocument>)? Decide(
        Func<IReadOnlyDictionary<string, Organiser>, OrganiserChange?> decide)
    {
        if (decide(register.Organisers) is not { } change)
            return null;
        var (next, entries) = register.After(change);
        // The last of those with one id counts, as it does in the register.
        var saved = change.Saved.Select(o => o.Id).Distinct().Select(id => next.Organisers[id]);
        return (change, next, entries, [.. saved.Select(o => new BsonDocument { ["_id"] = o.Id, ["j"] = Bookkeeping.Whole(StoredJson.Write(o)) })]);
    }
}
