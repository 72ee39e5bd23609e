using ChatTutor.Channels.Zalo.Tokens;

namespace ChatTutor.Tests.Channels.Zalo;

/// <summary>The power went.</summary>
internal sealed class PowerCutException() : Exception("The power went.");

/// <summary>
/// Files in memory as a disk keeps them: what was not synced is gone when the power goes, and the power goes at the n-th operation.
/// A name moved to an unsynced file may survive without its content, as on real disks.
/// </summary>
internal sealed class FragileDisk : ITokenDisk
{
    private readonly Dictionary<string, string> written = [];
    private readonly Dictionary<string, string> durable = [];
    private readonly HashSet<string> locked = [];
    private int operations;

    /// <summary>Operations until the power goes; null = never.</summary>
    public int? DiesAt { get; set; }

    /// <summary>The disk is full: nothing more can be written.</summary>
    public bool Full { get; set; }

    public int Operations => operations;

    /// <summary>Content by name, as after a power cut.</summary>
    public IReadOnlyDictionary<string, string> Durable => durable;

    /// <summary>The machine starts again: only what was synced is there.</summary>
    public void PowerCut()
    {
        DiesAt = null;
        locked.Clear();
        written.Clear();
        foreach (var (path, text) in durable)
            written[path] = text;
    }

    /// <summary>The program was killed, the machine was not: what was written is there.</summary>
    public void Kill()
    {
        DiesAt = null;
        locked.Clear();
    }

    public string? Read(string path) => written.GetValueOrDefault(path);

    public void Write(string path, string text)
    {
        Step();
        if (Full)
            throw new IOException("No space left on device");
        written[path] = text;
        durable.Remove(path);
    }

    public void Sync(string path)
    {
        Step();
        durable[path] = written[path];
    }

    public void Move(string from, string to)
    {
        Step();
        written[to] = written[from];
        written.Remove(from);
        // The old content under the new name is gone from the moment on in which the new one is synced, not before.
    }

    public IDisposable? TryLock(string path) => locked.Add(path) ? new Held(() => locked.Remove(path)) : null;

    private void Step()
    {
        if (++operations == DiesAt)
            throw new PowerCutException();
    }

    private sealed class Held(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
