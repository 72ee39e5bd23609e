using System.Globalization;
using System.Text;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Dashboard.Broadcasts;

/// <summary>The result of a broadcast as CSV: a line for each copy, nobody's name or id.</summary>
public sealed class BroadcastFiles(IBroadcastStore store, TimeZoneInfo zone)
{
    public IResult Csv(long id) => Results.Stream(output => WriteAsync(id, output), "text/csv; charset=utf-8", $"thong-bao-{id.ToString(CultureInfo.InvariantCulture)}.csv");

    // Page by page: a million lines are never in memory together.
    private async Task WriteAsync(long id, Stream output)
    {
        // With its mark, Excel reads Vietnamese rightly.
        await using var writer = new StreamWriter(output, new UTF8Encoding(true), leaveOpen: true);
        await writer.WriteLineAsync("stt,kenh,ket_qua,luc");
        var number = 0;
        for (var page = 0; await store.CopiesAsync(id, page, CancellationToken.None) is { Count: > 0 } lines; page++)
            foreach (var line in lines)
                await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"{++number},{line.Channel},\"{BroadcastWords.Of(line.State)}\",{(line.At is { } at ? TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "")}"));
    }
}
