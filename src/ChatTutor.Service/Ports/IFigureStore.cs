using ChatTutor.Core.Campaign;

namespace ChatTutor.Service.Ports;

/// <summary>
/// What organisers bring in: only ever added to, so that it can be seen what a report rested on. What a method has returned is on
/// disk; it throws as <see cref="IStore"/> does.
/// </summary>
public interface IFigureStore
{
    /// <summary>All or none of them.</summary>
    ValueTask AddFiguresAsync(IReadOnlyList<Figure> figures, DateTimeOffset at, CancellationToken stop);

    /// <summary>In the order they were brought in; some ten thousand at most, kept in memory.</summary>
    ValueTask<IReadOnlyList<Figure>> FiguresAsync(CancellationToken stop);
}
