using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Broadcasts;
using ChatTutor.Storage.LiteDb.Documents;
using ChatTutor.Storage.Waiting;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>The outbox: in memory for handing out, in the file for after a restart.</summary>
internal sealed class Deliveries
{
    private readonly Ledger ledger;
    private readonly Contacts contacts;
    private readonly Roster roster;
    private readonly OutboxQueue outbox = new();

    public Deliveries(Ledger ledger, Contacts contacts, Roster roster)
    {
        (this.ledger, this.contacts, this.roster) = (ledger, contacts, roster);
        foreach (var document in ledger.Database.All(Collections.Outbox))
            outbox.Add(OutboxDocument.Read(document));
        Broadcasts = LedgerShelf.Open(ledger, outbox, roster.AddressOf);
    }

    /// <summary>Messages in the file. Copies of broadcasts are not among them: they wait in their lists.</summary>
    public int Count => outbox.CountOwn;

    public BroadcastBook Broadcasts { get; }

    public void Add(Incoming incoming, LearnerId learner, Reply reply, string json)
    {
        var message = new OutboxMessage(
            ++ledger.Counters.LastReply, incoming.Address, learner, reply, 0, incoming.At, Bookkeeping.UrgencyOf(incoming));
        outbox.Add(message);
        ledger.Changes.Insert(Collections.Outbox, OutboxDocument.Write(message, json));
    }

    public List<OutboxMessage> Take(DateTimeOffset now, int most, int mostUnasked)
    {
        // Until the roster has been read, nobody's address is known.
        if (mostUnasked > 0 && roster.IsReady)
            Broadcasts.Feed(now);
        return outbox.Take(now, most, mostUnasked);
    }

    public void Settle(Settlement settlement)
    {
        if (contacts.Sent(settlement.Message.Address, settlement.Taken, settlement.Begun))
            roster.Sent(settlement.Message.Learner, settlement.Taken);
        if (settlement.Message.Copy is not null)
            Broadcasts.Settle(settlement);
        switch (settlement)
        {
            case Settlement.Again or Settlement.Dead or Settlement.InDoubt or Settlement.Gone when settlement.Message.Copy is not null:
                break;
            case Settlement.Again again:
                if (outbox.PutOff(again.Message.Id, again.Due) is { } later)
                    ledger.Changes.Update(Collections.Outbox, OutboxDocument.Write(later, StoredJson.Write(later.Reply)));
                break;
            case Settlement.Unreachable unreachable:
                RemoveAll(unreachable.Message.Address, CopyState.Blocked);
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

    /// <summary>Drops everything waiting for an address, or for one of the learners there.</summary>
    /// <param name="end">Where copies of broadcasts among it end.</param>
    public void RemoveAll(Address address, CopyState end, LearnerId? learner = null)
    {
        foreach (var message in outbox.RemoveAll(address, learner))
            if (message.Copy is not null)
                Broadcasts.End(message, end);
            else
                ledger.Changes.Delete(Collections.Outbox, message.Id);
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
