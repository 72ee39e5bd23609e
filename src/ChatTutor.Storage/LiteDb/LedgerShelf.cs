using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Broadcasts;
using ChatTutor.Storage.LiteDb.Documents;
using ChatTutor.Storage.Waiting;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>Broadcasts and their lists in the file, written with the present batch.</summary>
internal sealed class LedgerShelf(Ledger ledger) : ICopyShelf
{
    public static BroadcastBook Open(Ledger ledger, OutboxQueue outbox, Func<LearnerId, Address?> addressOf) => new(
        new LedgerShelf(ledger),
        ledger.Database.All(Collections.Broadcasts).Select(d => StoredJson.Read<Broadcast>(d["j"].AsString)),
        ledger.Database.All(Collections.Runs).Select(RunDocument.Read),
        outbox, () => ++ledger.Counters.LastReply, addressOf);

    public long NextBroadcast() => ++ledger.Counters.LastBroadcast;

    public CopyPage Page(long broadcast, int number) => CopyPageDocument.Read(
        ledger.Find(Collections.Copies, CopyPageDocument.Id(broadcast, number))
        ?? throw new StoreFailedException($"Page {number} of broadcast {broadcast} is missing in the data file."));

    public void Save(Broadcast broadcast) =>
        Put(Collections.Broadcasts, new BsonDocument { ["_id"] = broadcast.Id, ["j"] = StoredJson.Write(broadcast) });

    public void Save(CopyRun run) => Put(Collections.Runs, RunDocument.Write(run));

    public void Save(CopyPage page) => Put(Collections.Copies, CopyPageDocument.Write(page));

    private void Put(string collection, BsonDocument document)
    {
        if (ledger.Changes.TryFind(collection, document["_id"], out var changed) ? changed is not null : ledger.Database.Find(collection, document["_id"]) is not null)
            ledger.Changes.Update(collection, document);
        else
            ledger.Changes.Insert(collection, document);
    }
}
