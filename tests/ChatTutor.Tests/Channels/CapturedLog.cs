using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Tests.Channels;

/// <summary>Keeps everything that is logged, at every level.</summary>
internal sealed class CapturedLog<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Line)> _lines = new();

    public IReadOnlyCollection<(LogLevel Level, string Line)> Lines => _lines;

    public int Count(LogLevel level) => _lines.Count(l => l.Level == level);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, formatter(state, exception) + exception));
}
