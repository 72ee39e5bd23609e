using System.Globalization;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard.Audit;

/// <summary>What organisers did: a page at a time, and all of it as a file.</summary>
public static class AuditPages
{
    private const int PageSize = 100;

    /// <summary>Entries read at once while a file is made.</summary>
    private const int Stretch = 2000;

    /// <summary>"written" is what the hash of the row covers, after the hash of the row before: whoever has the file can count it again.</summary>
    private static readonly string[] Columns = ["n", "at", "by", "what", "area", "about", "written", "hash"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/nhat-ky", ShowAsync).For(OrganiserAction.ViewAudit);
        app.MapGet("/nhat-ky.csv", FileAsync).For(OrganiserAction.ExportAudit);
    }

    /// <summary>Latest first; "?truoc=" shows those before a number.</summary>
    private static async Task<IResult> ShowAsync(IOrganiserStore store, long? truoc, CancellationToken stop)
    {
        var head = await store.AuditHeadAsync(stop);
        var end = Math.Clamp(truoc ?? long.MaxValue, 1, head.Sequence + 1);
        var from = Math.Max(1, end - PageSize);
        var entries = await store.AuditAsync(from, (int)(end - from), stop);
        return new RazorComponentResult<AuditPage>(new { Entries = entries.Reverse().ToList(), Head = head, Before = from > 1 ? from : 0 });
    }

    private static async Task<IResult> FileAsync(Visit visit, IOrganiserStore store, Conversations conversations, CancellationToken stop)
    {
        await store.NoteAsync(visit.Note(conversations.Now, AuditWords.Exported, "nhat-ky.csv"), stop);
        var head = await store.AuditHeadAsync(stop);
        var rows = new List<IReadOnlyList<string>>();
        while (rows.Count < head.Sequence && await store.AuditAsync(rows.Count + 1, Stretch, stop) is { Count: > 0 } entries)
            rows.AddRange(entries.Select(Row));
        var columns = Columns.Select(c => new Column(c, IsNumber: c == "n")).ToList();
        return await TableFile.OfAsync(new Table("Nhật ký", columns, rows), "nhat-ky", "csv");
    }

    private static string[] Row(AuditEntry entry)
    {
        var note = entry.Note;
        return
        [
            entry.Sequence.ToString(CultureInfo.InvariantCulture), note.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            note.By, note.What, note.Area, note.About, entry.Json, entry.Hash,
        ];
    }
}
