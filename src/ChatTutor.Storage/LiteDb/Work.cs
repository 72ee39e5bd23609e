namespace ChatTutor.Storage.LiteDb;

/// <summary>A request to the owner thread. It is run inside a batch and answered when the batch is on the disk.</summary>
internal abstract class Work
{
    public abstract void Run(Desk desk);

    /// <summary>The batch is on the disk: the caller may know.</summary>
    public abstract void Release();

    public abstract void Fail(Exception fault);
}

/// <param name="act">What is to be done. A <see cref="TurnFailedException"/> is the caller's alone, any other the store's end.</param>
/// <param name="onDisk">Done when the batch is on the disk, before the caller is answered; its exceptions are the store's end.</param>
internal sealed class Work<T>(Func<Desk, T> act, CancellationToken stop, Action? onDisk = null) : Work
{
    // The owner must not run what waits for the answer.
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private Exception? fault;

    public Task<T> Answer => answer.Task;

    public override void Run(Desk desk)
    {
        try
        {
            stop.ThrowIfCancellationRequested();
            result = act(desk);
        }
        catch (OperationCanceledException e)
        {
            fault = e;
        }
        catch (TurnFailedException e)
        {
            fault = e.InnerException;
        }
    }

    public override void Release()
    {
        onDisk?.Invoke();
        if (fault is OperationCanceledException)
            answer.TrySetCanceled(stop);
        else if (fault is not null)
            answer.TrySetException(fault);
        else
            answer.TrySetResult(result!);
    }

    public override void Fail(Exception fault) => answer.TrySetException(fault);
}

/// <summary>The pure function failed, or what it returned cannot be written: nothing of it has been noted.</summary>
internal sealed class TurnFailedException(Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>What a caller's function decides.</summary>
    /// <exception cref="TurnFailedException">It threw.</exception>
    public static T Guard<T>(Func<T> decide)
    {
        try
        {
            return decide();
        }
#pragma warning disable CA1031 // Whatever it is, it is this caller's; the batch goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            throw new TurnFailedException(e);
        }
    }
}
