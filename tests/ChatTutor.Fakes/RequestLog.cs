using System.Collections.Concurrent;

namespace ChatTutor.Fakes;

/// <summary>Every call that reached a fake, in order.</summary>
public sealed class RequestLog
{
    private readonly ConcurrentQueue<ApiRequest> calls = new();
    private long count;

    /// <summary>Calls that are kept; of more, the oldest go.</summary>
    public int Most { get; set; } = int.MaxValue;

    /// <summary>All that ever came, kept or not.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <summary>The latest first.</summary>
    public IEnumerable<ApiRequest> Latest => calls.Reverse();

    public IReadOnlyCollection<ApiRequest> Of(string platform) => [.. calls.Where(c => c.Platform == platform)];

    internal void Add(ApiRequest call)
    {
        Interlocked.Increment(ref count);
        calls.Enqueue(call);
        while (calls.Count > Most)
            calls.TryDequeue(out _);
    }
}
