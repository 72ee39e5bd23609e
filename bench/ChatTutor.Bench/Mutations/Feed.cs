using System.Collections.Concurrent;
using ChatTutor.Fakes;

namespace ChatTutor.Bench.Mutations;

/// <summary>A way in which messages reach the program.</summary>
internal abstract class Feed : IAsyncDisposable
{
    /// <summary>What a person waits at most for the good message's answer; it stands behind no queue.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    public abstract string Name { get; }

    public FakeWorld World { get; } = new();

    /// <summary>Answers by status code; empty where the program fetches.</summary>
    public ConcurrentDictionary<int, int> Answers { get; } = new();

    /// <summary>What the program is started with.</summary>
    public abstract IReadOnlyList<string> Settings { get; }

    /// <summary>Brings this many bodies, changed at random, and returns when the program has taken them.</summary>
    public abstract Task BringAsync(Uri program, int count);

    /// <summary>Somebody new says something sensible.</summary>
    public abstract Task GreetAsync(Uri program);

    /// <summary>The answers to that one.</summary>
    public abstract int Greetings { get; }

    public abstract ValueTask DisposeAsync();

    public virtual void Open(Uri program)
    {
    }

    public async Task<bool> IsAnsweredAsync(Uri program)
    {
        await GreetAsync(program);
        for (var end = DateTime.UtcNow + Patience; DateTime.UtcNow < end && Greetings == 0;)
            await Task.Delay(20);
        return Greetings == 1;
    }

    /// <summary>Until nothing has been sent for a while.</summary>
    public async Task SettleAsync()
    {
        for (long before = -1; before != World.Log.Count; await Task.Delay(Quiet))
            before = World.Log.Count;
    }
}
