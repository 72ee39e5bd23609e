using ChatTutor.Core.Bulletins;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;

namespace ChatTutor.Service.Bulletins;

/// <summary>Where organisers hand bulletins in, by a table or by the form: all of a table or nothing.</summary>
public sealed class BulletinDesk(IStore store, CatalogueSource catalogues, Wakeups wakeups, TimeProvider time, TimeZoneInfo zone)
{
    /// <param name="check">True: nothing is kept.</param>
    public async ValueTask<BulletinReceipt> PostAsync(IReadOnlyList<BulletinRow> rows, bool check, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        var read = rows.Select(r => (r.Number, Form: BulletinForm.Read(catalogues.Current, r.Fields, now))).ToList();
        var mistakes = read.SelectMany(r => r.Form.Mistakes.Select(m => new BulletinRowMistake(r.Number, m.Field, m.Message))).ToList();
        var bulletins = read.Select(r => r.Form.Bulletin).OfType<Bulletin>().DistinctBy(b => b.Id).ToList();
        if (mistakes.Count > 0)
            return new(0, 0, mistakes);
        var known = (await store.BulletinsAsync(stop)).Where(p => !p.Withdrawn).Select(p => p.Bulletin.Id).ToHashSet();
        var news = check ? bulletins.Count(b => !known.Contains(b.Id)) : await store.PostAsync(bulletins, now, stop);
        if (!check && news > 0)
            wakeups.Bulletins.Ring();
        return new(news, rows.Count - news, []);
    }
}

/// <summary>One bulletin as it was written.</summary>
/// <param name="Number">Its row as a spreadsheet counts them, from 1 with the heading.</param>
/// <param name="Fields">By the names of <see cref="BulletinForm.Fields"/>.</param>
public sealed record BulletinRow(int Number, IReadOnlyDictionary<string, string> Fields);

/// <summary>Something to be mended in a row.</summary>
public sealed record BulletinRowMistake(int Row, string Field, string Message);

/// <summary>What became of a table.</summary>
/// <param name="New">Bulletins that were not there before.</param>
/// <param name="Known">Rows that say what was there already.</param>
/// <param name="Mistakes">With one of them nothing is kept.</param>
public sealed record BulletinReceipt(int New, int Known, IReadOnlyList<BulletinRowMistake> Mistakes);
