using ChatTutor.Core.Bulletins;
using ChatTutor.Service.Ports;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>Bulletins: in memory for reading, in the file for after a restart.</summary>
internal sealed class BulletinBook
{
    private readonly Ledger ledger;
    private readonly BulletinShelf shelf = new();
    private readonly HashSet<string> inFile = new(StringComparer.Ordinal);

    public BulletinBook(Ledger ledger)
    {
        this.ledger = ledger;
        foreach (var document in ledger.Database.All(Collections.Bulletins))
        {
            shelf.Add(StoredJson.Read<PostedBulletin>(document["j"].AsString));
            inFile.Add(document["_id"].AsString);
        }
    }

    public IReadOnlyList<PostedBulletin> All => shelf.All;

    public int Post(IEnumerable<Bulletin> bulletins, DateTimeOffset now)
    {
        foreach (var old in shelf.DropOld(now).Where(inFile.Remove))
            ledger.Changes.Delete(Collections.Bulletins, old);
        return bulletins.Select(b => shelf.Post(b, now)).Count(Save);
    }

    public bool Withdraw(string id) => !shelf.IsWithdrawn(id) && Save(shelf.Change(id, p => p with { Withdrawn = true }));

    public bool Mark(string id, BulletinProgress progress) => Save(shelf.Change(id, p => p with { Progress = progress }));

    private bool Save(PostedBulletin? changed)
    {
        if (changed is null)
            return false;
        var document = new BsonDocument { ["_id"] = changed.Bulletin.Id, ["j"] = StoredJson.Write(changed) };
        if (inFile.Add(changed.Bulletin.Id))
            ledger.Changes.Insert(Collections.Bulletins, document);
        else
            ledger.Changes.Update(Collections.Bulletins, document);
        return true;
    }
}
