using ChatTutor.Core.Campaign;
using ChatTutor.Core.Campaign.Importing;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Hosting;

namespace ChatTutor.Service.Reporting;

/// <summary>Brings the store's figures into the catalogue in use: at the start, and whenever more are taken in.</summary>
public sealed class CampaignFigures(IFigureStore store, CatalogueSource catalogues, TimeProvider time, TimeZoneInfo zone) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken) =>
        catalogues.Take(new Figures(await store.FiguresAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The table as it would be taken in; nothing is changed.</summary>
    public FigureSheet Check(FigureKind kind, IReadOnlyList<IReadOnlyList<string>> rows) =>
        FigureSheet.Read(kind, rows, new ImportCheck(catalogues.Current, DateOnly.FromDateTime(Now.DateTime)));

    /// <summary>Takes a table in when nothing in it is wrong; says what was taken, or what is wrong.</summary>
    public async ValueTask<FigureSheet> ApplyAsync(FigureKind kind, IReadOnlyList<IReadOnlyList<string>> rows, CancellationToken stop)
    {
        var sheet = Check(kind, rows);
        if (sheet.News.Count == 0)
            return sheet;
        await AddAsync(sheet.News, stop);
        return sheet;
    }

    /// <summary>Takes in what no table is needed for.</summary>
    public async ValueTask AddAsync(IReadOnlyList<Figure> figures, CancellationToken stop)
    {
        await store.AddFiguresAsync(figures, Now, stop);
        catalogues.Take(new Figures(await store.FiguresAsync(stop)));
    }

    private DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
}
