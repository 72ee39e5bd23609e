using ChatTutor.Core.Content;
using ChatTutor.Service.Content;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Answers.Retrieval;

/// <summary>The index of the catalogue in use. After a change of content a new one is made in the background; until then the old one serves.</summary>
internal sealed partial class IndexSource(CatalogueSource catalogues, ILogger logger)
{
    private readonly Lock gate = new();
    private Task<LessonIndex>? making;
    private volatile LessonIndex? made;

    public async ValueTask<LessonIndex> CurrentAsync(CancellationToken stop)
    {
        var catalogue = catalogues.Current;
        if (made is { } ready && ready.Catalogue == catalogue)
            return ready;
        var next = Make(catalogue);
        return made ?? await next.WaitAsync(stop);
    }

    private Task<LessonIndex> Make(Catalogue catalogue)
    {
        lock (gate)
        {
            // One at a time: a change while one is made is seen at the next question.
            if (making is not { IsCompleted: false })
                making = Task.Run(() => Build(catalogue));
            return making;
        }
    }

    private LessonIndex Build(Catalogue catalogue)
    {
        // Learned now, beside the index, rather than while somebody waits.
        var gates = Task.Run(() => catalogue.Rulebook.Gates);
        // The old one is left to the collector: a question may still be looking through it, and it holds memory only.
        var built = new LessonIndex(catalogue);
        gates.Wait();
        made = built;
        LogMade(catalogue.Lessons.Count());
        return built;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Questions are answered from {Lessons} lessons.")]
    private partial void LogMade(int lessons);
}
