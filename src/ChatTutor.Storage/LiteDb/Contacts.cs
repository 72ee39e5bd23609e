using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb.Documents;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>When each person last wrote and what was sent since, on channels that ask for it.</summary>
internal sealed class Contacts(Ledger ledger, int inMemory)
{
    private readonly RecentlyUsed<Address, Contact> recent = new(inMemory);

    public Contact Find(Address address)
    {
        if (recent.TryGet(address, out var known))
            return known;
        var contact = ledger.Find(Collections.Contacts, address.ToString()) is { } document
            ? new Contact(Moments.Read(document), document["n"].AsInt32)
            : Contact.Never;
        recent.Add(address, contact);
        return contact;
    }

    public void Heard(Incoming incoming)
    {
        var isNew = Find(incoming.Address).LastHeard is null;
        Save(incoming.Address, new Contact(incoming.At, 0), isNew);
    }

    /// <returns>False when it does not count. Who was forgotten in the meantime stays so.</returns>
    public bool Sent(Address address, int messages, DateTimeOffset begun)
    {
        var before = Find(address);
        if (before.After(messages, begun) is var after && after == before)
            return false;
        Save(address, after, isNew: false);
        return true;
    }

    public void Remove(Address address)
    {
        if (Find(address).LastHeard is not null)
            ledger.Changes.Delete(Collections.Contacts, address.ToString());
        recent.Remove(address);
    }

    /// <summary>Between batches: who was not here lately is read from the file next time.</summary>
    public void Trim() => recent.Trim();

    private void Save(Address address, Contact contact, bool isNew)
    {
        var document = new BsonDocument { ["_id"] = address.ToString(), ["n"] = contact.SentSince };
        Moments.Write(document, contact.LastHeard!.Value);
        if (isNew)
            ledger.Changes.Insert(Collections.Contacts, document);
        else
            ledger.Changes.Update(Collections.Contacts, document);
        recent.Remove(address);
        recent.Add(address, contact);
    }
}
