using ChatTutor.Core.Campaign;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb.Documents;
using LiteDB;

namespace ChatTutor.Storage.LiteDb;

/// <summary>What organisers brought in, in memory and in the file, in the order it came.</summary>
internal sealed class FigureBook
{
    private readonly Ledger ledger;
    private readonly List<Figure> all;
    private long last;

    public FigureBook(Ledger ledger)
    {
        this.ledger = ledger;
        var documents = ledger.Database.All(Collections.Figures);
        all = [.. documents.Select(d => StoredJson.Read<Figure>(d["j"].AsString))];
        last = documents.Count == 0 ? 0 : documents[^1]["_id"].AsInt64;
    }

    public IReadOnlyList<Figure> All => [.. all];

    public bool Add(IReadOnlyList<string> figures, DateTimeOffset at)
    {
        foreach (var json in figures)
        {
            var document = new BsonDocument { ["_id"] = ++last, ["j"] = json };
            Moments.Write(document, at);
            ledger.Changes.Insert(Collections.Figures, document);
            all.Add(StoredJson.Read<Figure>(json));
        }
        return true;
    }
}
