using ChatTutor.Core.Content;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Service.Content;

/// <summary>Looks whether authors changed the content folder and puts a good new catalogue in place of the old one.</summary>
public sealed partial class ContentWatcher(
    string folder, CatalogueSource catalogues, TimeProvider time, ILogger<ContentWatcher> logger) : BackgroundService
{
    /// <summary>Looking at times and sizes also works on network drives and in containers, where change notices get lost.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    private long? taken;
    private long? before;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        do
            Look();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Takes a changed folder up once it has been still for one look, as an editor may still be writing; null when there is nothing to take up.</summary>
    public LoadedContent? Look()
    {
        var now = Stamp();
        var isStill = now == before;
        before = now;
        taken ??= now;
        if (now == taken || !isStill)
            return null;
        taken = now;
        return Reload();
    }

    /// <summary>Reads the folder once; returns what was found. The catalogue in use changes only when all is good.</summary>
    public LoadedContent Reload()
    {
        var loaded = ContentFolder.Load(folder, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (loaded.IsGood)
        {
            catalogues.Current = loaded.Catalogue!;
            LogLoaded(loaded.Catalogue!.Lessons.Count());
        }
        else
        {
            var errors = loaded.Mistakes.Where(m => m.Severity == Severity.Error).ToList();
            LogRefused(errors.Count, errors.Count > 0 ? errors[0].ToString() : "");
        }
        return loaded;
    }

    private long Stamp()
    {
        var stamp = new HashCode();
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.yaml", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal))
            {
                stamp.Add(file.FullName);
                stamp.Add(file.Length);
                stamp.Add(file.LastWriteTimeUtc);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
        return stamp.ToHashCode();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "New content is in use: {Lessons} lessons.")]
    private partial void LogLoaded(int lessons);

    [LoggerMessage(Level = LogLevel.Error, Message = "The changed content has {Count} mistakes and is not used; the one before stays. First: {First}")]
    private partial void LogRefused(int count, string first);
}
