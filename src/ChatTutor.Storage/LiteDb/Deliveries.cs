using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb.Documents;
using ChatTutor.Storage.Waiting;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>The outbox: in memory for handing out, in the file for after a restart.</summary>
internal sealed class Deliveries
{
    private readonly Ledger ledger;
    private readonly Contacts contacts;
    private readonly OutboxQueue outbox = new();

    public Deliveries(Ledger ledger, Contacts contacts)
    {
        (this.ledger, this.contacts) = (ledger, contacts);
        foreach (var document in ledger.Database.All(Collections.Outbox))
            outbox.Add(OutboxDocument.Read(document));
    }

    public int Count => outbox.Count;

    public void Add(Incoming incoming, LearnerId learner, Reply reply, string json)
    {
        var message = new OutboxMessage(
            ++ledger.Counters.LastReply, incoming.Address, learner, reply, 0, incoming.At, Bookkeeping.UrgencyOf(incoming));
        outbox.Add(message);
        ledger.Changes.Insert(Collections.Outbox, OutboxDocument.Write(message, json));
    }

    public List<OutboxMessage> Take(DateTimeOffset now, int most, int mostUnasked) => outbox.Take(now, most, mostUnasked);

    public void Settle(Settlement settlement)
    {
        contacts.Sent(settlement.Message.Address, settlement.Taken);
        switch (settlement)
        {
            case Settlement.Again again:
                if (outbox.PutOff(again.Message.Id, again.Due) is { } later)
                    ledger.Changes.Update(Collections.Outbox, OutboxDocument.Write(later, StoredJson.Write(later.Reply)));
                break;
            case Settlement.Unreachable unreachable:
                RemoveAll(unreachable.Message.Address);
                break;
            case Settlement.Dead dead when outbox.Find(dead.Message.Id) is { } message:
                PutAside(LetterDocument.Refused(++ledger.Counters.LastLetter, message, dead.Why), message);
                break;
            case Settlement.InDoubt doubt when outbox.Find(doubt.Message.Id) is { } message:
                PutAside(LetterDocument.InDoubt(++ledger.Counters.LastLetter, message, doubt.Why), message);
                break;
            default:
                Remove(settlement.Message.Id);
                break;
        }
    }

    /// <summary>Drops everything waiting for an address.</summary>
    public void RemoveAll(Address address)
    {
        foreach (var id in outbox.RemoveAll(address))
            ledger.Changes.Delete(Collections.Outbox, id);
    }

    private void PutAside(BsonDocument letter, OutboxMessage message)
    {
        ledger.Changes.Insert(Collections.Letters, letter);
        Remove(message.Id);
    }

    private void Remove(long id)
    {
        if (outbox.Remove(id))
            ledger.Changes.Delete(Collections.Outbox, id);
    }
}
