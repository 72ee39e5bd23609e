namespace ChatTutor.Service.Conversations;

/// <summary>Bells between the door and the workers behind it, so that nobody has to poll the store in a hurry.</summary>
public sealed class Wakeups
{
    public Bell Outbox { get; } = new();

    public Bell Effects { get; } = new();

    public Bell Bulletins { get; } = new();

    public Bell Broadcasts { get; } = new();
}

/// <summary>Rings at most once until somebody has heard it.</summary>
public sealed class Bell : IDisposable
{
    private readonly SemaphoreSlim ringing = new(0, 1);

    public void Ring()
    {
        try
        {
            ringing.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is ringing already.
        }
    }

    /// <summary>Returns at the next ring or after <paramref name="most"/>, whichever comes first; true when it rang.</summary>
    public async Task<bool> WaitAsync(TimeSpan most, CancellationToken stop) => await ringing.WaitAsync(most, stop);

    public void Dispose() => ringing.Dispose();
}
